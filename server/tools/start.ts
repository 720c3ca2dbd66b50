// What `npm start` runs once everything is built: the findings of the sample workspace in the terminal, then VS Code in a
// browser on that workspace.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './source.ts';

const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });

// Finding something is what the samples are for: exit code 1 is no failure here.
const { status } = run(join('dist', 'cli.js'), 'lint', join('client', 'samples'));
if (status !== 0 && status !== 1) process.exit(status ?? 1);
process.exit(run(join('client', 'test', 'try.ts')).status ?? 0);
