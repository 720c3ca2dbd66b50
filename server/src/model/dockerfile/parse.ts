import { Lines } from '../../text/lines.ts';
import { findInstructions } from './boundaries.ts';
import { readDirectives } from './directives.ts';
import type { Dockerfile } from './dockerfile.ts';
import { ParsedInstruction } from './instruction.ts';
import { buildStages } from './stages.ts';

/** Reads a Dockerfile. Any text is one: what Docker would refuse is read as far as it makes sense. */
export function parseDockerfile(text: string): Dockerfile {
  const lines = new Lines(text);
  const { directives, escapeChar, nextLine } = readDirectives(lines);
  const outlines = findInstructions(lines, nextLine, escapeChar);
  const instructions = outlines.instructions.map((outline, index) => new ParsedInstruction(outline, index, escapeChar));
  const { stages, globalArgs, images } = buildStages(instructions);
  return {
    kind: 'dockerfile',
    text,
    lines,
    escape: escapeChar,
    directives,
    comments: outlines.comments,
    instructions,
    globalArgs,
    stages,
    finalStage: stages.at(-1),
    images,
  };
}
