/**
 * Korean letters. A syllable is initial + vowel + final, and its code says which: U+AC00 + (initial × 21 + vowel) × 28 +
 * final. https://www.unicode.org/versions/latest/core-spec/chapter-3/#G24646
 */
const FIRST = 0xac00;
const LAST = 0xd7a3;
const PER_INITIAL = 588;
const PER_VOWEL = 28;

const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
/** The first stands for none. */
const FINALS = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

/** Two consonants that keyboards put into one letter: who types ㅂ and ㅅ may get ㅄ. */
const PAIRS: Readonly<Record<string, string>> = {
  ㄳ: 'ㄱㅅ',
  ㄵ: 'ㄴㅈ',
  ㄶ: 'ㄴㅎ',
  ㄺ: 'ㄹㄱ',
  ㄻ: 'ㄹㅁ',
  ㄼ: 'ㄹㅂ',
  ㄽ: 'ㄹㅅ',
  ㄾ: 'ㄹㅌ',
  ㄿ: 'ㄹㅍ',
  ㅀ: 'ㄹㅎ',
  ㅄ: 'ㅂㅅ',
};
const PAIR = /[ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ]/g;

/** Whether a text holds a Korean syllable or a single Korean letter. */
export function isKorean(text: string): boolean {
  return /[ㄱ-ㅣ가-힣]/.test(text);
}

/**
 * The ways to read what was typed so far, the likeliest first. The last consonant may belong to the next syllable:
 * on the way to 컨테이너 a keyboard shows 컨텡.
 */
export function readTyped(typed: string): readonly string[] {
  const text = typed.replace(PAIR, pair => PAIRS[pair] ?? pair);
  const code = text.charCodeAt(text.length - 1);
  const final = isSyllable(code) ? (code - FIRST) % PER_VOWEL : 0;
  if (final === 0) return [text];
  const consonant = FINALS[final] ?? '';
  const [stays, moves] = PAIRS[consonant]?.split('') ?? ['', consonant];
  const syllable = code - final + (stays ? FINALS.indexOf(stays) : 0);
  return [text, `${text.slice(0, -1)}${String.fromCharCode(syllable)}${moves}`];
}

/**
 * Where `typed` is first heard in `text`, or -1. A single consonant stands for a syllable that begins with it, and the
 * last syllable may still lack its final consonant.
 */
export function findSounds(text: string, typed: string): number {
  for (let start = 0; start + typed.length <= text.length; start++) {
    let length = 0;
    while (length < typed.length && sounds(text, start + length, typed, length)) length++;
    if (length === typed.length) return start;
  }
  return -1;
}

function sounds(text: string, at: number, typed: string, index: number): boolean {
  const letter = typed.charCodeAt(index);
  const code = text.charCodeAt(at);
  if (letter === code) return true;
  if (!isSyllable(code)) return false;
  if (INITIALS[Math.floor((code - FIRST) / PER_INITIAL)] === typed[index]) return true;
  const lacksFinal = isSyllable(letter) && (letter - FIRST) % PER_VOWEL === 0;
  return lacksFinal && index === typed.length - 1 && code > letter && code < letter + PER_VOWEL;
}

function isSyllable(code: number): boolean {
  return code >= FIRST && code <= LAST;
}
