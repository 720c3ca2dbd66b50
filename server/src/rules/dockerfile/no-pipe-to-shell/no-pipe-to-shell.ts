import { readDownload } from '../../../model/commands/downloads.ts';
import { isPosixShell, readsScriptFromInput } from '../../../model/dockerfile/nested-shell.ts';
import type { ShellCommand, ShellWord } from '../../../model/dockerfile/shell.ts';
import { contains } from '../../../text/span.ts';
import { rule } from '../../rule.ts';
import { hostOf, isNearby } from '../../shared/dockerfile/addresses.ts';

/** Programs that run what they read, when they are given no program of their own. */
const INTERPRETER = /^(?:python|perl|ruby|node|php)[\d.]*$/;

/** Programs of the shell itself that run the words they are given. */
const EVALUATING: ReadonlySet<string> = new Set(['eval', 'source', '.']);

/** A word that is what a command prints: `"$(curl …)"`, `<(curl …)`. */
const SUBSTITUTED = /^["']?(?:\$\(|<\(|`)/;

/** Nobody has more of them in one pipe; so the cost stays linear. */
const MOST_FILTERS = 10;

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'supply-chain-pinning',
  fix: null,
  sources: [],
  visit: {
    RUN({ script }, { report }) {
      // The last command that runs what a substitution in its words prints.
      let evaluating: ShellCommand | undefined;
      for (const command of script?.commands ?? []) {
        if (isEvaluating(command)) evaluating = command;
        const download = readDownload(command);
        const runner = download && (endOfPipe(command) ?? (isInside(command, evaluating) ? evaluating : undefined));
        if (!download || !runner?.nameWord) continue;
        const host = download.arguments.operands.map(({ value }) => hostOf(value)).find(found => found !== undefined);
        if (host !== undefined && isNearby(host)) continue;
        const program = runner.nameWord.value;
        if (host === undefined) report({ span: runner.nameWord, message: 'unknown', args: { program } });
        else report({ span: runner.nameWord, args: { program, host } });
      }
    },
  },
});

/** The program that runs what comes through the pipe, however many filters are on the way. */
function endOfPipe(download: ShellCommand): ShellCommand | undefined {
  let here = download.pipedInto;
  for (let filters = 0; here && !runsItsInput(here); filters++) {
    if (filters === MOST_FILTERS) return undefined;
    here = here.pipedInto;
  }
  return here;
}

function runsItsInput(command: ShellCommand): boolean {
  const { name, args } = command;
  if (name === undefined) return false;
  const [first] = args;
  const isFromInput = first === undefined || first.value === '-' || first.value === '/dev/stdin';
  if (isPosixShell(name)) {
    return isFromInput || readsScriptFromInput(command) || args.some(({ value }) => /^-[a-z]*s$/.test(value));
  }
  return INTERPRETER.test(name) && isFromInput;
}

/** `sh -c "$(curl …)"`, `bash <(curl …)`, `eval "$(curl …)"`. */
function isEvaluating({ name, args }: ShellCommand): boolean {
  return name !== undefined && (isPosixShell(name) || EVALUATING.has(name)) && args.some(isSubstituted);
}

function isInside(command: ShellCommand, outer: ShellCommand | undefined): boolean {
  return command.isolated && (outer?.args.some(word => isSubstituted(word) && contains(word, command.start)) ?? false);
}

function isSubstituted({ literal, raw }: ShellWord): boolean {
  return !literal && SUBSTITUTED.test(raw);
}
