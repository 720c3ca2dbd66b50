import { spawn } from 'node:child_process';

/** Runs a command to its end. Takes its arguments and folder; gives what it printed; throws with that if it fails. */
export function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    // npm is a script on Windows, and scripts need a shell there.
    const child = spawn(command, args, { cwd, shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    child.stdout.on('data', chunk => {
      printed += chunk;
    });
    child.stderr.on('data', chunk => {
      printed += chunk;
    });
    child.on('error', reject);
    child.on('close', code => {
      if (code === 0) resolve(printed);
      else reject(new Error(`${command} ${args.join(' ')} failed with ${code} in ${cwd}:\n${printed}`));
    });
  });
}
