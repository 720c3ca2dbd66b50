import type { Dockerfile, Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import { remove } from '../../../text/edit.ts';
import type { DockerfileContext, Fix } from '../../rule.ts';

/** Reports every `keyword` of a stage that a later one of the same stage overrules; the fix takes it out. */
export function reportOverruled(keyword: string, stage: Stage, { file, report }: DockerfileContext): void {
  const all = stage.instructions.filter(instruction => instruction.keyword === keyword);
  const last = all.at(-1);
  if (!last) return;
  for (const instruction of all) {
    if (instruction === last) continue;
    report({
      span: { start: instruction.start, end: instruction.argumentSpan.end },
      args: { line: file.lines.lineAt(last.start) + 1 },
      tag: 'unnecessary',
      fix: () => removeLines(instruction, file),
    });
  }
}

/** Takes out the lines of an instruction; undefined where comments between them would go too. */
function removeLines({ start, end }: Instruction, { lines, comments }: Dockerfile): Fix | undefined {
  if (comments.some(comment => start < comment.start && comment.start < end)) return undefined;
  return { edits: [remove({ start: lines.start(lines.lineAt(start)), end: lines.start(lines.lineAt(end) + 1) })] };
}
