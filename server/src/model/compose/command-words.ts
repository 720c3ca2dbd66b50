/** Letters that end a word, or begin something that Compose does not run, where they stand without quotes. */
const OPERATORS = /[;&|<>()`]/;

/** The letters behind a backslash that stand for themselves for every splitter. */
const ESCAPED = /["'\\ $`;&|<>()#]/;

/**
 * The words of a command that is written as one string, as Compose splits it: by the rules of a shell, but without
 * running one (github.com/mattn/go-shellwords is what it uses). undefined where that depends on its version: operators,
 * substitutions, escapes that a shell would read in another way, quotes that nothing closes.
 */
export function splitCommand(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (character === '"' || character === "'") {
      const quoted = readQuoted(text, at);
      if (!quoted) return undefined;
      word = (word ?? '') + quoted.text;
      at = quoted.end;
    } else if (character === '\\') {
      const next = text.charAt(++at);
      if (next === '' || !ESCAPED.test(next)) return undefined;
      word = (word ?? '') + next;
    } else if (OPERATORS.test(character) || (character === '#' && word === undefined)) {
      return undefined;
    } else {
      word = (word ?? '') + character;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}

/** What stands between the quotes that open at `start`, and where they close. */
function readQuoted(text: string, start: number): { readonly text: string; readonly end: number } | undefined {
  const quote = text.charAt(start);
  let inside = '';
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === quote) return { text: inside, end: at };
    if (character === '\\' && quote === '"') {
      const next = text.charAt(++at);
      if (!/["\\$`]/.test(next)) return undefined;
      inside += next;
    } else {
      inside += character;
    }
  }
  return undefined;
}
