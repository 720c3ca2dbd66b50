import type { Dockerfile, Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand } from '../../../model/dockerfile/shell.ts';
import type { Kind } from '../../../model/image/facts/image-facts.ts';
import { factsOf } from '../../../model/image/facts.ts';
import { variantOf } from '../../../model/image/tag.ts';
import { insert } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { type Fix, rule } from '../../rule.ts';
import { lineOf } from '../../shared/copied.ts';

/**
 * Programs that print or sift what is there: they hardly fail, or fail for "nothing found", which is no reason to stop.
 * `yes` fails by design once its reader has heard enough.
 */
const HARMLESS: ReadonlySet<string> = new Set(
  (
    '[ : awk basename cat column comm cut date dirname dpkg dpkg-query echo egrep env expr false fgrep file find gawk getconf ' +
    'getent grep head hostname id jq ldd locale ls mawk nl nproc od paste pgrep printenv printf ps pwd readlink ' +
    'realpath rev scanelf sed seq set sort stat strings tac tail test tr true uname uniq wc which whoami xargs yes'
  ).split(' '),
);

/** Programs that stop reading when they have what they want: with pipefail the one before them fails then. */
const IMPATIENT: ReadonlySet<string> = new Set(['head', 'true', ':']);

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash', 'ksh', 'zsh', 'busybox', 'su']);

/** Images that have bash, unless their tag says otherwise: those of these kinds, and these. Others may be Alpine inside. */
const KINDS_WITH_BASH: ReadonlySet<Kind> = new Set(['base', 'language', 'sdk', 'database', 'cache']);
const WITH_BASH: ReadonlySet<string> = new Set(
  'haproxy httpd nextcloud nginx nginx-unprivileged phpmyadmin rabbitmq wordpress'.split(' '),
);

/** https://docs.docker.com/build/building/best-practices/#using-pipes; on Alpine the shell is BusyBox. */
const BASH = 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]';
const ASH = 'SHELL ["/bin/ash", "-eo", "pipefail", "-c"]';

export default rule({
  category: 'correctness',
  severity: 'information',
  profile: 'default',
  concept: 'shell-instruction',
  fix: 'suggestion',
  sources: ['hadolint/DL4006', 'kics/Shell Running A Pipe Without Pipefail Flag', 'semgrep/set-pipefail'],
  visit: {
    RUN(instruction, { file, report }) {
      const shell = shellFor(instruction.stage);
      const command = shell === undefined ? undefined : findUnguarded(instruction, file);
      if (shell === undefined || !command?.nameWord) return;
      const { last } = readFates(instruction.script?.commands ?? []).get(command) ?? { last: command };
      report({
        span: command.nameWord,
        args: { program: command.name ?? '', last: last.name ?? '', shell },
        fix: () => addShell(instruction, shell, file),
      });
    },
  },
});

/**
 * The SHELL that sets pipefail in this stage; undefined where a base image that nobody knows may have set it already, or
 * where there is no shell for it.
 */
function shellFor(stage: Stage | undefined): string | undefined {
  const reference = stage && lineOf(stage).at(-1)?.image?.reference;
  const facts = reference && factsOf(reference);
  if (!facts) return undefined;
  const variant = variantOf(reference);
  if (variant === 'alpine') return ASH;
  if (variant !== 'full' && variant !== 'slim') return undefined;
  return KINDS_WITH_BASH.has(facts.kind) || WITH_BASH.has(facts.name) ? BASH : undefined;
}

/** The first command whose failure nobody would notice, because the rest of its pipe goes on and ends well. */
function findUnguarded(instruction: Instruction, { text }: Dockerfile): ShellCommand | undefined {
  const { script, json, state } = instruction;
  if (!script?.valid || json || state.shell?.text?.includes('pipefail')) return undefined;
  if (state.shell && state.shell.text === undefined) return undefined;
  const written = slice(text, instruction);
  // Set by the script itself; or another shell is at work, which SHELL does not reach.
  if (written.includes('pipefail') || /^#!/m.test(written)) return undefined;
  const { commands } = script;
  if (commands.some(({ name, args }) => SHELLS.has(name ?? '') && args.some(({ value }) => /^-\w*c$/.test(value))))
    return undefined;
  const fates = readFates(commands);
  return commands.find(command => {
    const fate = fates.get(command);
    return command.name !== undefined && command.pipedInto && !HARMLESS.has(command.name) && fate && !fate.isExpected;
  });
}

/** What becomes of the output and of the failure of a command. */
interface Fate {
  /** The command with which its pipe ends. */
  readonly last: ShellCommand;
  /** Whether a failure shows elsewhere, is dealt with, or is bound to happen. */
  readonly isExpected: boolean;
}

/** The fate of every command: read from the end, since it is that of the next one in the pipe. */
function readFates(commands: readonly ShellCommand[]): ReadonlyMap<ShellCommand, Fate> {
  const fates = new Map<ShellCommand, Fate>();
  let following: ShellCommand | undefined;
  for (const command of commands.toReversed()) {
    const { pipedInto } = command;
    const next = pipedInto && fates.get(pipedInto);
    // `|| true` and its like behind the pipe.
    const isForgiven = following?.joinedBy === '||';
    fates.set(
      command,
      next && pipedInto
        ? { last: next.last, isExpected: next.isExpected || isImpatient(pipedInto) }
        : { last: command, isExpected: isForgiven || failsOnNothing(command) },
    );
    following = command;
  }
  return fates;
}

function isImpatient({ name, args }: ShellCommand): boolean {
  if (IMPATIENT.has(name ?? '')) return true;
  if (name === 'sed') return args.some(({ value }) => /(?:^|[\d/;{ ])q\b/.test(value));
  if (name === 'awk') return args.some(({ value }) => /\bexit\b/.test(value));
  return isGrep(name) && args.some(({ value }) => hasFlag(value, /[qm]/, /^--(?:quiet|silent|max-count)/));
}

/** A `grep` at the end fails when nothing arrives: then it is the check itself. */
function failsOnNothing({ name, args }: ShellCommand): boolean {
  return isGrep(name) && !args.some(({ value }) => hasFlag(value, /[vcL]/, /^--(?:invert-match|count|files-without)/));
}

function isGrep(name: string | undefined): boolean {
  return name === 'grep' || name === 'egrep' || name === 'fgrep';
}

/** Whether the argument is one of these flags, the short ones joined to others or not. */
function hasFlag(value: string, short: RegExp, long: RegExp): boolean {
  return value.startsWith('--') ? long.test(value) : value.startsWith('-') && short.test(value);
}

/** SHELL above the first RUN of the stage, or of those it is built on, that needs it. */
function addShell({ stage, state }: Instruction, shell: string, file: Dockerfile): Fix | undefined {
  // Whoever chose a shell had a reason, and may need its other options.
  if (!stage || state.shell) return undefined;
  const first = lineOf(stage)
    .toReversed()
    .flatMap(({ instructions }) => instructions)
    .find(instruction => instruction.keyword === 'RUN' && findUnguarded(instruction, file));
  if (!first) return undefined;
  const { lines } = file;
  const line = lines.lineAt(first.start);
  return { edits: [insert(lines.start(line), `${lines.indentOf(line)}${shell}${lines.eol}`)] };
}
