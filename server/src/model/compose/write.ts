/** Where a scalar is to stand: in `[ … ]` and `{ … }` more letters have a meaning. */
export type Where = 'block' | 'flow';

/**
 * Words that YAML, in one of its versions, takes for something else than text, and Compose with it.
 * https://yaml.org/type/ https://docs.docker.com/reference/compose-file/services/#environment
 */
const WORDS = /^(?:~|null|y|yes|n|no|on|off|true|false|[-+]?\.(?:inf|nan)|<<|=)$/i;

/** What may be a number: decimal, octal, hexadecimal, base 60 (`22:22`), with underscores; a date; a float without end. */
const NUMERIC = /^[-+]?\.?\d[\d_,.:xXa-fA-FoOeE+-]*(?:[ tT][\d:.]+.*)?$/;

/** Letters that cannot begin a plain scalar. A dash can, when more than a blank follows. */
const INDICATORS = /^(?:[?:,[\]{}#&*!|>'"%@`]|-(?:\s|$|-))/;

/** Whether `text` without quotes is read as this very text, by every parser that Compose has had. */
export function isPlainText(text: string, where: Where): boolean {
  if (text === '' || text.trim() !== text || WORDS.test(text) || NUMERIC.test(text)) return false;
  if (INDICATORS.test(text) || /:(?:\s|$)|\s#/.test(text) || hasControl(text)) return false;
  return where === 'block' || !/[,[\]{}:]/.test(text);
}

/** `text` as a YAML scalar on one line that Compose reads as this very text: without quotes where that is possible. */
export function writeScalar(text: string, where: Where = 'block'): string {
  if (isPlainText(text, where)) return text;
  const isSingle = /["\\]/.test(text) && !text.includes("'") && !hasControl(text);
  return isSingle ? `'${text}'` : quoteDouble(text);
}

/** `text` between double quotes. */
export function quoteDouble(text: string): string {
  // JSON's escapes are YAML's too; what breaks a line in YAML, or shows nothing, JSON leaves as it is.
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function hasControl(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 32 || (code >= 127 && code < 160) || code === 0x2028 || code === 0x2029 || code === 0xfeff) return true;
  }
  // Half of a pair of surrogates is no character.
  return /[\ud800-\udfff]/u.test(text);
}
