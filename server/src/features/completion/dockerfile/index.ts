import type { Dockerfile } from '../../../model/dockerfile/dockerfile.ts';
import type { Proposal } from '../proposal.ts';
import type { Scene } from '../scene.ts';
import { proposeArguments } from './arguments.ts';
import { proposeFirstDirective, proposeInComment } from './comments.ts';
import { cursorAt, startAt } from './cursor.ts';
import { proposeInstructions } from './instructions.ts';

/** What fits at `offset` of a Dockerfile. */
export async function proposeInDockerfile(
  file: Dockerfile,
  offset: number,
  scene: Scene,
): Promise<readonly Proposal[]> {
  const inComment = proposeInComment(file, offset, scene);
  if (inComment) return inComment;
  const cursor = cursorAt(file, offset);
  if (cursor) return proposeArguments(cursor, scene);
  const start = startAt(file, offset);
  // A blank is typed to indent, or to end a word: nothing begins there by itself.
  if (!start) return [];
  // `multi-` is a prefix of ours; any other of these characters opens nothing at the start of a line.
  const isInWord = scene.trigger === '-' && offset - start.token.start > 1;
  if (scene.trigger !== undefined && start.onbuild === undefined && !isInWord) return [];
  const slot = { typed: file.text.slice(start.token.start, offset), span: start.token };
  return [
    ...proposeInstructions(file, start, scene),
    ...(start.alone && start.onbuild === undefined ? proposeFirstDirective(file, slot) : []),
  ];
}
