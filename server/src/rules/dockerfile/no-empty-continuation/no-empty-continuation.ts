import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { remove } from '../../../text/edit.ts';
import type { Span } from '../../../text/span.ts';
import { type Fix, rule } from '../../rule.ts';
import { isForDocker, KEYWORDS } from '../../shared/frontend.ts';

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'dockerfile',
  fix: 'safe',
  sources: ['buildkit/NoEmptyContinuation', 'dockerfile-utils/EMPTY_CONTINUATION_LINE'],
  visit: {
    dockerfile(file, { report }) {
      if (!isForDocker(file)) return;
      // ONBUILD and its trigger share their lines: they are asked once.
      for (const { keyword, emptyLines } of file.instructions) {
        for (const block of joinNeighbours(emptyLines, file)) {
          const swallowed = swallowedBehind(block, file);
          report({
            span: block,
            message: swallowed === undefined ? 'default' : 'swallows',
            args: { keyword, next: swallowed ?? '', mark: file.escape },
            fix: () => (swallowed === undefined ? { edits: [remove(block)] } : endAbove(block, file)),
          });
        }
      }
    },
  },
});

/** Lines that follow each other, as one stretch with its line endings. */
function joinNeighbours(emptyLines: Instruction['emptyLines'], { lines }: Dockerfile): Span[] {
  const blocks: { start: number; end: number }[] = [];
  for (const { start } of emptyLines) {
    const whole = lines.wholeSpan(lines.lineAt(start));
    const last = blocks.at(-1);
    if (last?.end === whole.start) last.end = whole.end;
    else blocks.push({ ...whole });
  }
  return blocks;
}

/** The keyword, in capitals, with which the line behind `block` begins: it was hardly meant as an argument. */
function swallowedBehind(block: Span, { lines }: Dockerfile): string | undefined {
  const line = lines.textOf(lines.lineAt(block.end));
  const [, word = ''] = /^([A-Z]+)[ \t]/.exec(line) ?? [];
  return KEYWORDS.includes(word) ? word : undefined;
}

/** Takes the mark away that makes the line above `block` go on. */
function endAbove(block: Span, { text, escape: mark }: Dockerfile): Fix | undefined {
  let end = block.start;
  while (/\s/.test(text[end - 1] ?? '')) end--;
  if (text[end - 1] !== mark) return undefined;
  let start = end - 1;
  while (/[ \t]/.test(text[start - 1] ?? '')) start--;
  return { edits: [remove({ start, end })], kind: 'suggestion' };
}
