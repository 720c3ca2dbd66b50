import type { CommandArgument, Word, WordPart } from '../dockerfile/shell.ts';

/** Stands in a word for the folder that the command is run in: `$(pwd)`, `$PWD`, `${PWD}`, `%cd%`. */
export const HERE = '\ue000';

/** A word of a command line as Compose has to read it: `${NAME}` is a variable, `$$` a dollar. */
export interface RunWord {
  readonly text: string;
  /** What the shell would have run or worked out in it; it is left in the text as it is written. */
  readonly unknown: readonly string[];
}

/** Operators of `${NAME:-word}` that mean the same to Compose. https://docs.docker.com/reference/compose-file/interpolation/ */
const SHARED_OPERATORS: ReadonlySet<string> = new Set(['-', ':-', '?', ':?', '+', ':+']);

/** The word for Compose. */
export function toRunWord(word: CommandArgument): RunWord {
  const unknown: string[] = [];
  if (word.type !== 'Word') {
    const value = word.value.type === 'Word' ? textOf(word.value, unknown) : escapeDollars(word.text);
    return { text: `${word.name}${word.append ? '+' : ''}=${value}`, unknown };
  }
  return { text: textOf(word, unknown), unknown };
}

function textOf(word: Word, unknown: string[]): string {
  // A path of Windows that was meant for another shell: here its backslashes would be escapes.
  if (/^(?:[\w-]*=)*[A-Za-z]:\\/.test(word.text)) return withFolder(escapeDollars(word.text));
  const { parts } = word;
  const text = parts ? parts.map(part => partText(part, unknown)).join('') : escapeDollars(word.value);
  return withFolder(text);
}

function withFolder(text: string): string {
  return text.replace(/%cd%/gi, HERE);
}

function partText(part: WordPart, unknown: string[]): string {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return escapeDollars(part.value);
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.map(child => partText(child, unknown)).join('');
    case 'SimpleExpansion':
      return variable(part.text.slice(1), undefined) ?? leave(part.text, unknown);
    case 'ParameterExpansion': {
      const { parameter, prefix, index, operation, text } = part;
      if (prefix !== undefined || index !== undefined) return leave(text, unknown);
      if (operation === undefined) return variable(parameter, undefined) ?? leave(text, unknown);
      const isShared = operation.type === 'Default' && SHARED_OPERATORS.has(operation.operator);
      const operand = isShared && !/[$`"'\\}]/.test(operation.operand.text) ? operation.operand.text : undefined;
      const rest = operand === undefined ? undefined : `${operation.operator}${operand}`;
      return (rest === undefined ? undefined : variable(parameter, rest)) ?? leave(text, unknown);
    }
    case 'CommandExpansion':
      return /^(?:\$\(\s*pwd\s*\)|`\s*pwd\s*`)$/i.test(part.text) ? HERE : leave(part.text, unknown);
    case 'BraceExpansion':
    case 'ArithmeticExpansion':
    case 'ProcessSubstitution':
      return leave(part.text, unknown);
    default:
      // A pattern stays what it is where no file fits, as in `-e FILES=*.js`.
      return escapeDollars(part.text);
  }
}

function variable(name: string, rest: string | undefined): string | undefined {
  if (/^pwd$/i.test(name) && rest === undefined) return HERE;
  return /^[A-Za-z_]\w*$/.test(name) ? `\${${name}${rest ?? ''}}` : undefined;
}

function leave(text: string, unknown: string[]): string {
  unknown.push(text);
  return escapeDollars(text);
}

/** `text` for Compose, which takes `$` for the beginning of a variable. */
function escapeDollars(text: string): string {
  return text.replaceAll('$', '$$$$');
}
