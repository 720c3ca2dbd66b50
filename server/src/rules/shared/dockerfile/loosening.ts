import { readDownload } from '../../../model/commands/downloads.ts';
import { type CommandFlag, readFlags } from '../../../model/commands/flags.ts';
import { readInvocation } from '../../../model/commands/invocation.ts';
import type { Dockerfile } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand, ShellWord } from '../../../model/dockerfile/shell.ts';
import { replace } from '../../../text/edit.ts';
import { type Span, slice } from '../../../text/span.ts';
import type { Fix } from '../../rule.ts';
import { dropWord } from './drop-word.ts';

/** The ways in which some programs can be told to check less. */
export interface Loosening {
  /** A package manager goes by its usual name: `pip` for `pip3` and for `python -m pip`. */
  readonly programs: readonly string[];
  /** Flags as they are written, short ones too. */
  readonly flags?: readonly string[];
  /** Those among them whose value may be the next word. */
  readonly taking?: readonly string[];
  /** `NAME=value` behind `-o`, `-c` or `--setopt`, or a whole `--name=value`. Linear, as all patterns here. */
  readonly setting?: RegExp;
  /** The subcommand that writes such a setting down for good: the words behind the program, joined by one blank. */
  readonly configuring?: RegExp;
}

/** One place where a command checks less. */
export interface Loosened {
  /** The flag with its value, the setting, or the whole command. */
  readonly span: Span;
  /** What stands there, in one line. */
  readonly text: string;
  /** The flags' own words; empty for a command that only sets something. */
  readonly words: readonly ShellWord[];
  readonly flag: CommandFlag | undefined;
}

/** What introduces a setting in a word of its own. */
const INTRODUCING: ReadonlySet<string> = new Set(['-o', '--option', '-c', '--setopt']);

/** Where `command` uses one of the ways in `table`. */
export function findLoosened(command: ShellCommand, table: readonly Loosening[]): Loosened[] {
  const invocation = readInvocation(command);
  const program = invocation?.program ?? command.name;
  if (program === undefined) return [];
  const ways = table.filter(({ programs }) => programs.includes(program));
  if (ways.length === 0) return [];
  const read = readDownload(command)?.arguments ?? invocation ?? readFlags(command.args, NO_GRAMMAR);
  return ways.flatMap(way => [
    ...read.flags.filter(({ name }) => way.flags?.includes(name)).map(flag => ofFlag(flag, way, command)),
    ...ofSettings(way, command),
    ...ofConfiguring(way, command),
  ]);
}

/** The fix that takes the flag or the setting away; undefined where the command is there for nothing else. */
export function tighten({ words, flag }: Loosened, file: Dockerfile): Fix | undefined {
  const [first] = words;
  const last = words.at(-1);
  // Inside nested quotes a word has no exact place, and in the JSON form a comma goes with it.
  if (!first || !last || first.raw !== first.value || words.some(word => slice(file.text, word) !== word.raw))
    return undefined;
  // `-fkL`
  const isCluster = flag !== undefined && /^-\w$/.test(flag.name) && first.value !== flag.name;
  if (isCluster) {
    const letter = first.raw.indexOf(flag.name.slice(1));
    if (letter < 0) return undefined;
    return { edits: [replace({ start: first.start + letter, end: first.start + letter + 1 }, '')] };
  }
  const edit = dropWord({ start: first.start, end: last.end }, file);
  return edit && { edits: [edit] };
}

const NO_GRAMMAR = { short: 'letters', taking: new Set<string>() } as const;

function ofFlag(flag: CommandFlag, { taking = [] }: Loosening, { args }: ShellCommand): Loosened {
  const { word } = flag;
  const takesNext = taking.includes(flag.name) && !word.value.includes('=');
  const next = takesNext ? (flag.valueWord ?? args[args.indexOf(word) + 1]) : undefined;
  const words = next ? [word, next] : [word];
  return { span: { start: word.start, end: (next ?? word).end }, text: textOf(words), words, flag };
}

function ofSettings({ setting }: Loosening, { args }: ShellCommand): Loosened[] {
  if (!setting) return [];
  return args.flatMap((word, index) => {
    const text = word.value.replace(/^(?:-[oc]=?|--(?:option|setopt)=)/, '');
    if (!setting.test(text)) return [];
    const before = args[index - 1];
    const isIntroduced = before !== undefined && INTRODUCING.has(before.value);
    // `npm config set strict-ssl=false` is for `configuring`.
    if (!isIntroduced && text === word.value && !text.startsWith('--')) return [];
    const words = isIntroduced ? [before, word] : [word];
    return [{ span: { start: (words[0] ?? word).start, end: word.end }, text: textOf(words), words, flag: undefined }];
  });
}

function ofConfiguring({ configuring }: Loosening, command: ShellCommand): Loosened[] {
  const { args, nameWord } = command;
  const last = args.at(-1);
  if (!configuring || !nameWord || !last) return [];
  if (!configuring.test(args.map(({ value }) => value).join(' '))) return [];
  const span = { start: nameWord.start, end: last.end };
  return [{ span, text: textOf([nameWord, ...args]), words: [], flag: undefined }];
}

function textOf(words: readonly ShellWord[]): string {
  return words.map(({ value }) => value).join(' ');
}
