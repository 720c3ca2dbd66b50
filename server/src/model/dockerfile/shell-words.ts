import type { Span } from '../../text/span.ts';
import type {
  Assignment,
  CommandArgument,
  Redirection,
  ShellAssignment,
  ShellRedirect,
  ShellWord,
  Word,
  WordPart,
} from './shell.ts';

/** A text that a shell reads, and where its characters stand in the document. */
export interface ShellSource {
  readonly document: string;
  readonly text: string;
  spanOf(from: number, to: number): Span;
}

/** The characters without which a word is what it says: quotes and escapes, expansions, globs. */
const SPECIAL = /[$`"'\\*?[{(<>]/;

/** Whether `text` may mean something else than its letters: if not, nobody need look inside. */
export function mayExpand(text: string): boolean {
  return SPECIAL.test(text);
}

/** The word that `from … to` of `source` is, with a value that is already known. */
export function wordOf(source: ShellSource, from: number, to: number, value: string, literal: boolean): ShellWord {
  const { start, end } = source.spanOf(from, to);
  return { start, end, raw: source.document.slice(start, end), value, literal };
}

/** A word of the tree with its place in the document. */
export function toWord(word: Word, source: ShellSource): ShellWord {
  return wordOf(source, word.pos, word.end, word.value, isLiteral(word));
}

/** `A=1` behind a command such as export is an argument like any other. */
export function toArgument(argument: CommandArgument, source: ShellSource): ShellWord {
  if (argument.type === 'Word') return toWord(argument, source);
  const { value, name, append } = argument;
  const text = value.type === 'Word' ? value.value : source.text.slice(value.pos, value.end);
  const literal = value.type === 'Word' && isLiteral(value);
  return wordOf(source, argument.pos, argument.end, `${name}${append ? '+' : ''}=${text}`, literal);
}

/** `A=1` in front of a command. */
export function toAssignment({ pos, end, name, value }: Assignment, source: ShellSource): ShellAssignment {
  const word =
    value.type === 'Word'
      ? toWord(value, source)
      : wordOf(source, value.pos, value.end, source.text.slice(value.pos, value.end), false);
  return { name, value: word, span: source.spanOf(pos, end) };
}

/** `2>file`, `<<EOF` … */
export function toRedirect(redirect: Redirection, source: ShellSource): ShellRedirect {
  const span = source.spanOf(redirect.pos, redirect.end);
  const descriptor = redirect.descriptor?.type === 'FileDescriptor' ? redirect.descriptor.value : undefined;
  const { operator } = redirect;
  if (redirect.type !== 'HereDoc') {
    const target = redirect.target === undefined ? undefined : toWord(redirect.target, source);
    return { operator, descriptor, target, span };
  }
  const { delimiter } = redirect;
  const target =
    delimiter === undefined ? undefined : wordOf(source, delimiter.pos, delimiter.end, delimiter.value, true);
  return { operator, descriptor, target, span };
}

function isLiteral(word: Word): boolean {
  return !SPECIAL.test(word.text) || (word.parts ?? []).every(isLiteralPart);
}

function isLiteralPart(part: WordPart): boolean {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return true;
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.every(isLiteralPart);
    default:
      return false;
  }
}
