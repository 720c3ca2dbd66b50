import type { Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { type Span, slice } from '../../../text/span.ts';
import { rule } from '../../rule.ts';
import {
  holdsOtherThanStrings,
  isArrayWithComment,
  looksLikeArray,
  repairArray,
} from '../../shared/dockerfile/json-array.ts';
import { isForDocker } from '../../shared/frontend.ts';

/** What becomes a script when it is no array. */
const SCRIPTS: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK']);
/** What is split at its blanks when it is no array. */
const PATHS: ReadonlySet<string> = new Set(['COPY', 'ADD', 'VOLUME']);

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'exec-form-vs-shell-form',
  fix: 'safe',
  sources: ['dockerfile-utils/JSON_IN_SINGLE_QUOTES'],
  visit: {
    instruction(instruction, { file, report }) {
      const { keyword, json, script } = instruction;
      const span = arrayPlace(instruction);
      if (json || !span || file.text[span.start] !== '[') return;
      // PowerShell begins lines with a bracket, too.
      if (SCRIPTS.has(keyword) && !script) return;
      const written = slice(file.text, span);
      if (isArrayWithComment(written, file.escape)) return;
      const isRefused = holdsOtherThanStrings(written, file.escape);
      if (!isRefused && !looksLikeArray(written, file.escape)) return;
      const fix = () => {
        const edits = repairArray(written, span.start, file.escape);
        return edits && { edits };
      };
      if (!isForDocker(file)) return;
      if (isRefused) report({ span, message: 'strings', severity: 'error', args: { keyword }, fix });
      else report({ span, message: PATHS.has(keyword) ? 'paths' : 'default', args: { keyword }, fix });
    },
  },
});

/** Where the array of an instruction would stand. */
function arrayPlace({ keyword, words, argumentSpan }: Instruction): Span | undefined {
  if (keyword === 'HEALTHCHECK') {
    const [type, command] = words;
    return type?.value.toUpperCase() === 'CMD' && command ? { start: command.start, end: argumentSpan.end } : undefined;
  }
  return SCRIPTS.has(keyword) || PATHS.has(keyword) ? argumentSpan : undefined;
}
