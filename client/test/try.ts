import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startEditor } from './editor.ts';
import { versions } from './fetch.ts';
import { root } from './root.ts';
import { installExtension } from './vsix.ts';

// What `npm start` ends with: the newest VS Code, in your browser, on the samples, with the extension as users get it.

const samples = join(root, 'client', 'samples');
const first = 'web/Dockerfile';

console.log(`Getting VS Code ready (code-server ${versions.newest} from npm, once) …`);
const extension = await installExtension();
const editor = await startEditor({ version: versions.newest, extensions: extension.extensions });
const file = existsSync(join(samples, first)) ? first : 'README.md';
console.log(`
VS Code is open on client/samples:

  ${editor.address(samples, [['openFile', editor.uri(join(samples, file))]])}

Hover a word. Ctrl-C ends it.
`);

const stop = async () => {
  await editor.stop();
  await extension.remove();
  process.exit(0);
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
