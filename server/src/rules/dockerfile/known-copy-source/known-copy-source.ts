import type { Dockerfile, SourceUse, Stage } from '../../../model/dockerfile/dockerfile.ts';
import { factsOf } from '../../../model/image/facts.ts';
import { parseImageReference } from '../../../model/image/reference.ts';
import { replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { type Found, rule } from '../../rule.ts';
import { closest } from '../../shared/spelling.ts';

/** How many stages above are compared with a name: more than people have, few enough for a file that a machine wrote. */
const MOST_CANDIDATES = 100;

export default rule({
  category: 'correctness',
  severity: 'hint',
  profile: 'default',
  concept: 'build-stage',
  fix: 'suggestion',
  sources: ['hadolint/DL3022', 'kics/Using Unnamed Build Stages'],
  visit: {
    dockerfile(file, { report }) {
      const lines = new Map(
        file.stages.flatMap(({ name }) => (name ? [[name.value.toLowerCase(), lineOf(name, file)] as const] : [])),
      );
      for (const { sources, stage, keyword } of file.instructions) {
        for (const source of sources) {
          if (source.where === 'from' || !stage) continue;
          const found = look(source, stage, lines.get(source.text.toLowerCase()), keyword, file);
          if (found) report(found);
        }
      }
    },
  },
});

/**
 * What is wrong with `source`; undefined when it names a stage above, or may well be an image or a build context.
 * `line` is where a stage of that name begins, above or below.
 */
function look(
  source: SourceUse,
  stage: Stage,
  line: number | undefined,
  keyword: string,
  file: Dockerfile,
): Found | undefined {
  const written = slice(file.text, source);
  const span = { start: source.start, end: source.end };
  // BuildKit says so itself (toCommand in frontend/dockerfile/dockerfile2llb/convert.go).
  if (source.where === 'copy-from' && /\$[\w{]/.test(written)) {
    return { span, message: 'variable', severity: 'error', args: { name: written } };
  }
  if (source.text !== written) return undefined;
  const isNumber = source.where === 'copy-from' && /^\d{1,6}$/.test(written);
  if (isNumber) return lookAtNumber(span, Number(written), stage, file);
  if (source.stage || written.toLowerCase() === stage.name?.value.toLowerCase()) return undefined;
  if (line !== undefined) return { span, message: 'later', severity: 'error', args: { name: written, keyword, line } };
  if (/[/:@]/.test(written) || factsOf(parseImageReference(written, 0))) return undefined;
  const nearby = file.stages.slice(Math.max(0, stage.index - MOST_CANDIDATES), stage.index);
  const candidate = closest(
    written,
    nearby.flatMap(({ name }) => (name ? [name.value] : [])),
  );
  if (candidate === undefined) return undefined;
  return { span, args: { name: written, candidate }, fix: () => ({ edits: [replace(span, candidate)] }) };
}

/** Numbers hold until someone puts another stage in front. */
function lookAtNumber(span: Found['span'], number: number, stage: Stage, file: Dockerfile): Found | undefined {
  if (number === stage.index) return undefined;
  const source = file.stages[number];
  const count = file.stages.length;
  if (!source) return { span, message: 'missing', severity: 'error', args: { number, count, last: count - 1 } };
  const line = lineOf(source, file);
  if (number > stage.index) {
    return { span, message: 'later', severity: 'error', args: { name: String(number), keyword: 'COPY', line } };
  }
  const name = source.name?.value;
  return {
    span,
    message: name === undefined ? 'unnamed' : 'number',
    args: { number, line, candidate: name ?? '' },
    ...(name === undefined ? {} : { fix: () => ({ edits: [replace(span, name)] }) }),
  };
}

function lineOf({ start }: { readonly start: number }, { lines }: Dockerfile): number {
  return lines.lineAt(start) + 1;
}
