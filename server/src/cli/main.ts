// The command line. One file serves two masters: a server for editors, and a linter; neither loads what the other needs.
import { fileURLToPath } from 'node:url';

/** How an editor says that it wants the language server, and over which channel; vscode-languageserver reads the rest. */
const CHANNEL = /^--(?:stdio|node-ipc|socket|pipe)(?:=|$)/;

/** Beside this file once it is bundled; a variable, so that no bundler follows it. */
const SERVER = './server/main.mjs';

const argv = process.argv.slice(2);
if (argv.some(argument => CHANNEL.test(argument))) {
  await import(SERVER);
} else {
  const { run } = await import('./run.ts');
  const { openTerminal } = await import('./terminal.ts');
  const { terminal, close } = openTerminal(process);
  // Not `process.exit`: what still waits in a pipe would be lost.
  process.exitCode = await run(argv, terminal, textsFolder());
  close();
}

/** The texts lie beside the bundle; from the sources they come out of the generated folder. */
function textsFolder(): string {
  const bundled = process.env.DOCKER_CONCEPT_HINTS_VERSION !== undefined;
  return fileURLToPath(new URL(bundled ? './texts/' : '../generated/texts/', import.meta.url));
}
