import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { type Edit, remove } from '../../../text/edit.ts';

/** Takes an instruction out with its lines; undefined where it shares them with ONBUILD, or holds comments. */
export function removeInstruction(instruction: Instruction, { lines, comments }: Dockerfile): Edit | undefined {
  const { start, end } = instruction;
  const from = lines.start(lines.lineAt(start));
  const isFirstOnLine = start - from === lines.indentOf(lines.lineAt(start)).length;
  if (!isFirstOnLine || comments.some(comment => start < comment.start && comment.start < end)) return undefined;
  return remove({ start: from, end: lines.start(lines.lineAt(end) + 1) });
}
