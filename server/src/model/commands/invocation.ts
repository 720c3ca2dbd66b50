import type { ShellCommand, ShellWord } from '../dockerfile/shell.ts';
import { oncePer } from '../remember.ts';
import { type CommandFlag, findFlag, readFlags } from './flags.ts';
import { LANGUAGE_MANAGERS } from './language-managers.ts';
import type { Action, ManagerName, PackageManager } from './manager.ts';
import { NODE_MANAGERS } from './node-managers.ts';
import { PYTHON_MANAGERS } from './python-managers.ts';
import { SYSTEM_MANAGERS } from './system-managers.ts';

/** One call of a package manager, read by that manager's own grammar. */
export interface Invocation {
  readonly command: ShellCommand;
  readonly manager: PackageManager;
  /** The manager's usual name: `pip` for `pip3`, and for `python -m pip`. */
  readonly program: ManagerName;
  /** Where that name stands: `pip` of `python -m pip`. */
  readonly programWord: ShellWord;
  /** As written, one or two words: `install`, `i`, `pip install`. `''` when there is none, or when it is computed. */
  readonly subcommand: string;
  /** Its last word. */
  readonly subcommandWord: ShellWord | undefined;
  /** What the subcommand does; undefined for all that this table does not know. */
  readonly action: Action | undefined;
  /** Those in front of the subcommand too. */
  readonly flags: readonly CommandFlag[];
  /** What stands behind the subcommand, flags and their values excluded: packages, mostly. */
  readonly operands: readonly ShellWord[];
  /** Whether an unquoted variable or substitution may stand for more flags and more operands than one can see. */
  readonly isOpen: boolean;
}

/** Every package manager that is known, the distributions' first. */
export const MANAGERS: readonly PackageManager[] = [
  ...SYSTEM_MANAGERS,
  ...PYTHON_MANAGERS,
  ...NODE_MANAGERS,
  ...LANGUAGE_MANAGERS,
];

const byProgram = new Map(MANAGERS.flatMap(manager => manager.programs.map(program => [program, manager] as const)));

/** `pip3`, `pip3.13`; `python`, `python3.13`. */
const PIP = /^pip\d[\d.]*$/;
const PYTHON = /^python[\d.]*$/;

/** The call of a package manager that a command is; undefined when it is none. Several rules look at the same command. */
export const readInvocation: (command: ShellCommand) => Invocation | undefined = oncePer(read);

/** The flag of `invocation` that goes by one of `names`; the last one, which counts. */
export function flagOf({ flags }: Invocation, names: readonly string[]): CommandFlag | undefined {
  return findFlag(flags, names);
}

function read(command: ShellCommand): Invocation | undefined {
  const called = findManager(command);
  if (called === undefined) return undefined;
  const { manager, programWord, args } = called;
  const { flags, operands: all } = readFlags(args, manager.grammar);
  // `cargo +nightly build`
  const from = all[0]?.value.startsWith('+') ? 1 : 0;
  const { subcommand, length } = readSubcommand(all.slice(from), manager);
  const operands = all.slice(from + length);
  const subcommandWord = length === 0 ? undefined : all[from + length - 1];
  return {
    command,
    manager,
    program: manager.name,
    programWord,
    subcommand,
    subcommandWord,
    action: actionOf(manager, subcommand, operands, flags),
    flags,
    operands,
    isOpen: args.some(isOpenWord),
  };
}

function findManager({
  name,
  nameWord,
  args,
}: ShellCommand):
  | { readonly manager: PackageManager; readonly programWord: ShellWord; readonly args: readonly ShellWord[] }
  | undefined {
  if (name === undefined || nameWord === undefined) return undefined;
  if (PYTHON.test(name)) {
    // `python -u -m pip`
    const at = args.findIndex(({ value }) => value === '-m' || !value.startsWith('-'));
    const module = args[at]?.value === '-m' ? args[at + 1] : undefined;
    const manager = module && byProgram.get(module.value);
    return manager && { manager, programWord: module, args: args.slice(at + 2) };
  }
  const manager = byProgram.get(PIP.test(name) ? 'pip' : name);
  return manager && { manager, programWord: nameWord, args };
}

/** The subcommand, and how many words it takes. */
function readSubcommand(
  operands: readonly ShellWord[],
  { actions }: PackageManager,
): { readonly subcommand: string; readonly length: number } {
  const [first, second] = operands;
  if (!first?.literal) return { subcommand: '', length: 0 };
  const both = second?.literal ? `${first.value} ${second.value}` : undefined;
  if (both !== undefined && actions.has(both)) return { subcommand: both, length: 2 };
  return { subcommand: first.value, length: 1 };
}

function actionOf(
  manager: PackageManager,
  subcommand: string,
  operands: readonly ShellWord[],
  flags: readonly CommandFlag[],
): Action | undefined {
  if (findFlag(flags, manager.inert)) return undefined;
  // No subcommand, but words all the same: they are computed.
  if (subcommand === '' && operands.length > 0) return undefined;
  const action = manager.actions.get(subcommand);
  if (action !== 'install') return action;
  const isRestoring = manager.restoring?.has(subcommand) && operands.length === 0;
  const readsList = manager.listFlags !== undefined && findFlag(flags, manager.listFlags) !== undefined;
  return (isRestoring && !findFlag(flags, ['-g', '--global'])) || readsList ? 'restore' : action;
}

/** Whether a word may become several, or none: `$OPTS` may, `"$OPTS"` and `curl=$VERSION` stay one word. */
function isOpenWord({ literal, raw }: ShellWord): boolean {
  return !literal && /^(?:\$|`)/.test(raw);
}
