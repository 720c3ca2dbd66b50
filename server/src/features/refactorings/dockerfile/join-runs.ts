import type { Comment, Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { areAlike, joinRuns as join } from '../../../rules/shared/dockerfile/join-runs.ts';
import type { Edit } from '../../../text/edit.ts';
import type { Offer, Place, Refactoring } from '../refactoring.ts';
import { selectedInstructions } from './selected.ts';
import { leavesOnlyFiles } from './traces.ts';

/** Comments that linters read: inside a RUN they would no longer be about the instruction below them. */
const FOR_LINTERS = /^(?:docker-concept-hints-|hadolint\b|check=)/i;

/**
 * Joins the selected RUNs to one chain, or the one that the cursor is in with the next. They must have the same flags,
 * and nothing may stand between them but comments, which go along.
 */
export const joinRuns: Refactoring<Dockerfile> = {
  kind: 'refactor.rewrite',
  offer({ file, span }: Place<Dockerfile>): readonly Offer[] {
    const runs = runsAt(file, span.start, span.end);
    const edits: Edit[] = [];
    for (const [index, second] of runs.entries()) {
      const first = runs[index - 1];
      if (!first) continue;
      const edit = joinEdit(first, second, file);
      if (!edit) return [];
      edits.push(edit);
    }
    if (edits.length === 0) return [];
    return [{ title: { phrase: 'refactor.joinRuns', args: { count: runs.length } }, edits }];
  },
};

function runsAt(file: Dockerfile, start: number, end: number): readonly Instruction[] {
  const selected = selectedInstructions(file, { start, end });
  const [first] = selected;
  if (selected.length !== 1 || !first) return selected;
  const next = file.instructions[first.index + 1];
  return next ? [first, next] : [];
}

function joinEdit(first: Instruction, second: Instruction, file: Dockerfile): Edit | undefined {
  if (first.stage !== second.stage || !areAlike(first, second, file)) return undefined;
  if (!leavesOnlyFiles(first, first.argumentSpan, file.text)) return undefined;
  const between: readonly Comment[] = file.comments.filter(
    comment => first.argumentSpan.end < comment.start && comment.start < second.start,
  );
  return between.some(({ text }) => FOR_LINTERS.test(text)) ? undefined : join(first, second, between, file);
}
