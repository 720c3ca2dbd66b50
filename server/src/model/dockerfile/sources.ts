import type { Span } from '../../text/span.ts';
import { type ImageUse, parseImageReference } from '../image/reference.ts';
import type { SourceUse, Stage } from './dockerfile.ts';
import type { ParsedInstruction } from './instruction.ts';
import { expand, type Lookup } from './variables.ts';
import type { LogicalWord } from './words.ts';

/** A place that names a stage or an image, and the image when it is no stage. */
export interface Source {
  readonly use: SourceUse;
  readonly image: ImageUse | undefined;
}

/** The stage of that name above the place that asks. Only COPY and RUN know stages by their number too. */
export type FindStage = (name: string, byNumber: boolean) => Stage | undefined;

/** What `instruction` takes files or its base from, in order. */
export function readSources(instruction: ParsedInstruction, findStage: FindStage, lookup: Lookup): Source[] {
  const { escapeChar } = instruction;
  return placesOf(instruction).map(({ where, word }) => {
    const span: Span = { start: word.start, end: word.end };
    const text = expand(word.source, escapeChar, lookup);
    const stage = text === undefined ? undefined : findStage(text, where !== 'from');
    const use = { ...span, text: text ?? word.raw, where, stage };
    // A number that is no stage yet is no image either.
    if (stage !== undefined || (where !== 'from' && /^\d+$/.test(use.text))) return { use, image: undefined };
    const reference = text === undefined ? undefined : parseImageReference(text, word.start);
    return { use, image: { where, span, raw: word.raw, reference, exact: text === word.raw } };
  });
}

interface Place {
  readonly where: SourceUse['where'];
  readonly word: LogicalWord;
}

function placesOf(instruction: ParsedInstruction): readonly Place[] {
  switch (instruction.keyword) {
    case 'FROM': {
      const [word] = instruction.words;
      return word === undefined ? [] : [{ where: 'from', word }];
    }
    case 'COPY':
      return instruction.flags.flatMap(({ name, value }) =>
        name === 'from' && value !== undefined && value.source !== '' ? [{ where: 'copy-from', word: value }] : [],
      );
    case 'RUN':
      return instruction.flags.flatMap(flag =>
        flag.options.flatMap(({ name, value }) =>
          name.value.toLowerCase() === 'from' && value !== undefined && value.source !== ''
            ? [{ where: 'mount-from', word: value }]
            : [],
        ),
      );
    default:
      return [];
  }
}
