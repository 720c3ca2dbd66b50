import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { insert, remove } from '../../../text/edit.ts';
import { type Span, slice } from '../../../text/span.ts';
import { type Fix, rule } from '../../rule.ts';

/** Instructions that split the rest of the line into arguments, or into NAME=value. */
const SPLITTING: ReadonlySet<string> = new Set(['FROM', 'ARG', 'ENV', 'LABEL', 'COPY', 'ADD', 'EXPOSE', 'VOLUME']);
/** Instructions to which the whole rest of the line is one value. */
const TAKING_ALL: ReadonlySet<string> = new Set(['WORKDIR', 'USER', 'STOPSIGNAL']);
/** Instructions for which an array that is not quite one is something else: a shell's script, or for SHELL an error. */
const FALLING_BACK: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'SHELL', 'HEALTHCHECK']);

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'dockerfile',
  fix: 'safe',
  sources: [],
  visit: {
    instruction(instruction, { file, report }) {
      const message = messageFor(instruction);
      if (message === undefined) return;
      for (const comment of findComments(instruction, file)) {
        report({
          span: comment,
          message,
          args: { comment: slice(file.text, comment), keyword: instruction.keyword },
          fix: () => moveAbove(instruction, comment, file),
        });
      }
    },
  },
});

/** What Docker makes of a comment here; undefined where the shell reads the line, and comments are what they seem. */
function messageFor({ keyword, pairs, json }: Instruction): string | undefined {
  if (TAKING_ALL.has(keyword) || pairs.some(pair => pair.legacy)) return 'value';
  if (SPLITTING.has(keyword)) return 'default';
  if (!FALLING_BACK.has(keyword) || json !== undefined) return undefined;
  return keyword === 'SHELL' ? 'default' : 'json';
}

/** The comments behind arguments, at most one a line, each up to the end of its line. */
function findComments(instruction: Instruction, file: Dockerfile): Span[] {
  const { words, keyword, pairs } = instruction;
  const found: Span[] = [];
  // `ENV COLOR #fff` and `LABEL title Issue #5` are values: in the old form only a `#` that stands alone is a comment.
  const isLegacy = pairs.some(pair => pair.legacy);
  const isArray = FALLING_BACK.has(keyword);
  const first = isLegacy ? 2 : 1;
  // Docker splits some lines without a look at quotes: `"a # b"` is three words, and no comment.
  let isQuoted = false;
  let lineEnd = -1;
  for (const [index, word] of words.entries()) {
    if (word.start < lineEnd) continue;
    const isComment = word.raw.startsWith('#') && !isQuoted && index >= first && (!isLegacy || word.raw === '#');
    if (!isComment) {
      if (countQuotes(word.raw) % 2 === 1) isQuoted = !isQuoted;
      continue;
    }
    if (isArray && !isArrayBefore(instruction, word.start, file)) return [];
    lineEnd = file.lines.end(file.lines.lineAt(word.start));
    found.push({ start: word.start, end: endOfComment(file, Math.min(lineEnd, instruction.end)) });
    if (isArray) return found;
  }
  return found;
}

/** The end of what is written on a line up to `offset`, without blanks and the character that continues the line. */
function endOfComment({ text, escape: continuation }: Dockerfile, offset: number): number {
  let end = offset;
  if (text[end - 1] === continuation) end--;
  while (/\s/.test(text[end - 1] ?? '')) end--;
  return end;
}

function countQuotes(text: string): number {
  let count = 0;
  for (const character of text) if (character === '"') count++;
  return count;
}

/** Whether what stands between the keyword and `offset` is a JSON array of strings, alone or behind HEALTHCHECK's CMD. */
function isArrayBefore({ argumentSpan, keyword }: Instruction, offset: number, { text }: Dockerfile): boolean {
  const before = text.slice(argumentSpan.start, offset);
  const array = keyword === 'HEALTHCHECK' ? before.replace(/^CMD\s/i, '') : before;
  if (!array.trimStart().startsWith('[')) return false;
  try {
    const elements: unknown = JSON.parse(array);
    return Array.isArray(elements) && elements.every(element => typeof element === 'string');
  } catch {
    return false;
  }
}

/** Gives the comment a line of its own above the instruction. */
function moveAbove(
  instruction: Instruction,
  comment: Span,
  { text, lines, instructions, directives }: Dockerfile,
): Fix | undefined {
  const line = lines.lineAt(instruction.start);
  const words = slice(text, comment);
  // At the very top `# name=value` would tell the parser something.
  const isTop = instructions[0] === instruction && directives.length === 0;
  if (isTop && /^#\s*\w+\s*=/.test(words)) return undefined;
  // ONBUILD and what it triggers begin on the same line.
  const indent = lines.indentOf(line);
  let start = comment.start;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--;
  return {
    edits: [insert(lines.start(line), `${indent}${words}${lines.eol}`), remove({ start, end: comment.end })],
  };
}
