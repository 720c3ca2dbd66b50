import type { Instruction } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand } from '../../../model/dockerfile/shell.ts';
import { LASTING } from '../../../rules/shared/dockerfile/join-runs.ts';
import { type Span, slice } from '../../../text/span.ts';

/** Programs that leave a process, a mount or a setting of the kernel behind: all of it ends with the RUN. */
const LIVING_ON: ReadonlySet<string> = new Set(
  (
    'apache2ctl apachectl catalina.sh containerd dbus-daemon docker dockerd gpg-agent httpd initctl invoke-rc.d memcached ' +
    'mongod mount mysqld mysqld_safe nginx nohup openrc pg_ctl pg_ctlcluster postgres postmaster rc-service redis-server ' +
    'screen service setsid ssh-agent start-stop-daemon supervisord sysctl systemctl tmux umount unshare Xvfb'
  ).split(' '),
);

/** Docker makes these anew for every RUN, and keeps no change of them. */
const MADE_ANEW = /\/etc\/(?:hosts|hostname|resolv\.conf)\b|\/etc\/init\.d\/|\/dev\/shm|\/proc\/|\/sys\//;

/**
 * Whether what a script does inside `span` is all in files, so that another RUN would find it: nothing that the shell
 * remembers (a folder, a variable, an option), no process that goes on, no mount.
 */
export function leavesOnlyFiles({ script, variables }: Instruction, { start, end }: Span, text: string): boolean {
  if (!script?.valid || MADE_ANEW.test(slice(text, { start, end }))) return false;
  const isInside = (place: Span) => start <= place.start && place.start < end;
  if (variables.some(use => isInside(use) && /^:?=$/.test(use.operator ?? ''))) return false;
  return script.commands.every(command => !isInside(command) || isPassing(command));
}

function isPassing({ name, nameWord, isolated, wrappers }: ShellCommand): boolean {
  // A command that is computed may be any of them; without a command only variables are set.
  if (nameWord === undefined || name === undefined) return isolated && nameWord === undefined;
  if (LIVING_ON.has(name) || wrappers.some(({ value }) => LIVING_ON.has(value))) return false;
  return isolated || !LASTING.has(name);
}
