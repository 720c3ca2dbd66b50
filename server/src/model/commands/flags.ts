import type { Span } from '../../text/span.ts';
import type { ShellWord } from '../dockerfile/shell.ts';

/** How a program reads its own words. */
export interface Grammar {
  /**
   * `letters`: `-yq` is `-y -q`, and `-ofile` is `-o file`, as in getopt. `words`: `-mod=vendor` and `-o` are names as
   * they stand, as in Go.
   */
  readonly short: 'letters' | 'words';
  /** The flags that take a value: the rest of their word, what stands behind `=`, or the next word. */
  readonly taking: ReadonlySet<string>;
}

/** One flag, as written: `-y` of `-yq`, `--option=x`, `-o x`. The span goes from its word to its value. */
export interface CommandFlag extends Span {
  /** With its dashes. */
  readonly name: string;
  readonly value: string | undefined;
  /** The word it stands in; the flags of a cluster share it. */
  readonly word: ShellWord;
  /** The word that holds the value: its own one, or the next. */
  readonly valueWord: ShellWord | undefined;
}

/** The words of a command, sorted by what they are. */
export interface Arguments {
  readonly flags: readonly CommandFlag[];
  readonly operands: readonly ShellWord[];
}

/** Sorts `words` into flags and operands. A flag that `grammar` does not know takes no value but the one behind `=`. */
export function readFlags(words: readonly ShellWord[], grammar: Grammar): Arguments {
  const flags: CommandFlag[] = [];
  const operands: ShellWord[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) break;
    if (word.value === '--') {
      operands.push(...words.slice(index + 1));
      break;
    }
    if (!word.value.startsWith('-') || word.value === '-') {
      operands.push(word);
      continue;
    }
    const found = grammar.short === 'letters' && word.value[1] !== '-' ? readCluster(word, grammar) : [readLong(word)];
    const last = found.at(-1);
    const next = words[index + 1];
    if (last && last.value === undefined && next !== undefined && grammar.taking.has(last.name)) {
      found[found.length - 1] = { ...last, end: next.end, value: next.value, valueWord: next };
      index++;
    }
    flags.push(...found);
  }
  return { flags, operands };
}

/** The last flag that goes by one of `names`: the one that counts. */
export function findFlag(flags: readonly CommandFlag[], names: readonly string[]): CommandFlag | undefined {
  return flags.findLast(({ name }) => names.includes(name));
}

function readLong(word: ShellWord): CommandFlag {
  const { start, end, value } = word;
  const equals = value.indexOf('=');
  if (equals < 0) return { start, end, name: value, value: undefined, word, valueWord: undefined };
  return { start, end, name: value.slice(0, equals), value: value.slice(equals + 1), word, valueWord: word };
}

/** `-yq`, `-qO-`, `-q=2`. */
function readCluster(word: ShellWord, { taking }: Grammar): CommandFlag[] {
  const { start, end, value: letters } = word;
  const found: CommandFlag[] = [];
  for (let at = 1; at < letters.length; at++) {
    const name = `-${letters[at] ?? ''}`;
    const rest = letters.slice(at + 1);
    if (rest !== '' && (rest.startsWith('=') || taking.has(name))) {
      const value = rest.startsWith('=') ? rest.slice(1) : rest;
      found.push({ start, end, name, value, word, valueWord: word });
      break;
    }
    found.push({ start, end, name, value: undefined, word, valueWord: undefined });
  }
  return found;
}
