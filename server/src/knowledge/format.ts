import type { Locale } from './texts.ts';

/** What a placeholder may be given. A list is told as `a`, `b`, `c`. */
export type Args = Readonly<Record<string, string | number | readonly string[]>>;

/** Where a sentence will be shown: Markdown needs escaping, a diagnostic's message does not. */
export type Target = 'markdown' | 'plain';

/** The longest stretch of a user's file that is repeated inside a sentence. */
const LONGEST_VALUE = 120;

/** Names begin with a small letter: `${NAME}` and `${…}` in a sentence are what they look like. */
const PLACEHOLDER = /\{([a-z]\w*(?::[^{}\n]+)?|[가-힣]*\/[가-힣]+)\}/g;

/**
 * Fills a sentence. Templates know three things:
 *
 * - `{name}` the argument of that name; inside backticks it is shown as code, whatever it holds
 * - `{count:layer|layers}` the word that fits a number: the first for one, the second for any other
 * - `{은/는}` the Korean particle that fits the sound right before it
 *
 * A missing argument is left out of the sentence: the meta-test over all phrases keeps that from happening.
 */
export function format(template: string, args: Args = {}, target: Target = 'markdown'): string {
  let out = '';
  let inCode = false;
  let last = 0;
  for (const match of template.matchAll(PLACEHOLDER)) {
    const before = template.slice(last, match.index);
    inCode = countBackticks(before) % 2 === 1 ? !inCode : inCode;
    out += before;
    last = match.index + match[0].length;
    const inside = match[1] ?? '';
    const particle = /^([가-힣]*)\/([가-힣]+)$/.exec(inside);
    if (particle) {
      out += pickParticle(out, particle[1] ?? '', particle[2] ?? '');
      continue;
    }
    const [name = '', words] = splitOnce(inside, ':');
    const value = args[name];
    if (value === undefined) continue;
    if (words !== undefined) {
      const [one = '', many = one] = words.split('|');
      out += Number(value) === 1 ? one : many;
    } else if (typeof value === 'number') {
      out += String(value);
    } else if (typeof value === 'string') {
      out += inCode ? escapeCode(value) : target === 'markdown' ? escapeMarkdown(value) : oneLine(value);
    } else {
      out += value.map(item => '`' + escapeCode(item) + '`').join(', ');
    }
  }
  return out + template.slice(last);
}

/** The names of the arguments that a template wants, sorted, once each. */
export function placeholdersOf(template: string): string[] {
  const names = new Set<string>();
  for (const match of template.matchAll(PLACEHOLDER)) {
    const inside = match[1] ?? '';
    if (!/^[가-힣]*\/[가-힣]+$/.test(inside)) names.add(splitOnce(inside, ':')[0]);
  }
  return [...names].sort();
}

/** Makes text of a user's file harmless in the middle of a Markdown sentence, where `-`, `.` and `#` are just letters. */
export function escapeMarkdown(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]|<>~&]/g, '\\$&');
}

/** Makes text of a user's file harmless between single backticks. */
export function escapeCode(text: string): string {
  return oneLine(text).replaceAll('`', 'ˋ');
}

/** `text` as inline code. */
export function code(text: string): string {
  return '`' + escapeCode(text) + '`';
}

function oneLine(text: string): string {
  const flat = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return flat.length > LONGEST_VALUE ? flat.slice(0, LONGEST_VALUE - 1) + '…' : flat;
}

function countBackticks(text: string): number {
  let count = 0;
  for (const character of text) if (character === '`') count++;
  return count;
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** How a Korean reader's last syllable ends: open, in ㄹ, or in another consonant. */
type Ending = 'open' | 'rieul' | 'closed';

/** Korean particles follow the sound in front of them: 이미지는, 컨테이너를, 포트로, 볼륨으로, `alpine`으로. */
function pickParticle(before: string, afterConsonant: string, afterVowel: string): string {
  const ending = endingOf(before);
  if (ending === 'rieul' && afterConsonant === '으로') return afterVowel;
  return ending === 'open' ? afterVowel : afterConsonant;
}

const HANGUL_FIRST = 0xac00;
const HANGUL_LAST = 0xd7a3;
const FINALS = 28;
const RIEUL = 8;
/** More letters do not change how a word ends. */
const LONGEST_WORD = 30;
/** 영 일 삼 육 칠 팔 end in a consonant, 일 칠 팔 in ㄹ. */
const DIGITS: Readonly<Record<string, Ending>> = {
  0: 'closed',
  1: 'rieul',
  3: 'closed',
  6: 'closed',
  7: 'rieul',
  8: 'rieul',
};
/** 엘 엠 엔 알: the letters whose names end in a consonant. */
const LETTERS: Readonly<Record<string, Ending>> = { l: 'rieul', m: 'closed', n: 'closed', r: 'rieul' };

function endingOf(text: string): Ending {
  const last = /[\p{L}\p{N}](?=[^\p{L}\p{N}]*$)/u.exec(text);
  if (!last) return 'open';
  const codePoint = last[0].codePointAt(0) ?? 0;
  if (codePoint >= HANGUL_FIRST && codePoint <= HANGUL_LAST) {
    const final = (codePoint - HANGUL_FIRST) % FINALS;
    return final === 0 ? 'open' : final === RIEUL ? 'rieul' : 'closed';
  }
  if (/\d/.test(last[0])) return DIGITS[last[0]] ?? 'open';
  let start = last.index + 1;
  while (start > 0 && last.index - start < LONGEST_WORD && /[A-Za-z]/.test(text.charAt(start - 1))) start--;
  const word = text.slice(start, last.index + 1);
  return isSpelled(word) ? (LETTERS[word.slice(-1).toLowerCase()] ?? 'open') : endingOfWord(word.toLowerCase());
}

/** Whether a word is read letter by letter: URL, npm, API. */
function isSpelled(word: string): boolean {
  return word.length < 2 || !/[aeiouy]/i.test(word) || (word.length < 4 && word === word.toUpperCase());
}

/** English words as Koreans say them: 알파인, 볼륨, 파일, 웹, 스택, 고랭, 타깃; but 도커, 노드, 루트, 체크. */
function endingOfWord(word: string): Ending {
  if (/le?$/.test(word)) return 'rieul';
  if (word.endsWith('check')) return 'open';
  if (/([mn]e?|ng|ck|ic|[aeiou][pb]|[^aeiou][aei]t)$/.test(word)) return 'closed';
  return 'open';
}

/** The sentence of a phrase in one language; the key itself when there is none, so that a gap shows instead of hiding. */
export function say(
  texts: { readonly locale: Locale; readonly phrases: Readonly<Record<string, string>> },
  phrase: string,
  args: Args = {},
  target: Target = 'markdown',
): string {
  const template = texts.phrases[phrase];
  return template === undefined ? phrase : format(template, args, target);
}
