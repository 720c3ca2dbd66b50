import { chainOf } from '../../../model/dockerfile/chain.ts';
import type { Dockerfile, Flag, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { withoutComments } from '../../../rules/shared/dockerfile/join-runs.ts';
import { type Edit, replace } from '../../../text/edit.ts';
import { type Span, slice } from '../../../text/span.ts';
import type { Offer, Place, Refactoring } from '../refactoring.ts';
import { selectedInstruction } from './selected.ts';
import { leavesOnlyFiles } from './traces.ts';

/** Kinds of mounts whose content is the same in the next RUN. */
const KEPT_MOUNTS: ReadonlySet<string> = new Set(['cache', 'secret', 'ssh']);

/**
 * Makes one RUN of each part of `RUN a && b && c`, the flags of the first on all of them. Only where each part but the
 * last leaves nothing behind but files; comments between the parts become comments between the RUNs.
 */
export const splitRun: Refactoring<Dockerfile> = {
  kind: 'refactor.rewrite',
  offer({ file, span }: Place<Dockerfile>): readonly Offer[] {
    const instruction = selectedInstruction(file, span);
    const parts = instruction && chainOf(instruction);
    const last = parts?.at(-1);
    if (!instruction || !parts || !last || parts.length < 2 || !instruction.flags.every(isKept)) return [];
    const above = { start: instruction.argumentSpan.start, end: last.start };
    if (!leavesOnlyFiles(instruction, above, file.text)) return [];
    const edits = parts.slice(1).map((part, index) => {
      const gap = { start: parts[index]?.end ?? part.start, end: part.start };
      return cutAt(gap, instruction, file);
    });
    const whole = edits.filter(edit => edit !== undefined);
    if (whole.length < edits.length) return [];
    return [{ title: { phrase: 'refactor.splitRun', args: { count: parts.length } }, edits: whole }];
  },
};

/** Whether a second RUN with this flag finds what a first one has left. */
function isKept({ name, options }: Flag): boolean {
  if (name !== 'mount') return name === 'network' || name === 'security';
  const find = (...names: readonly string[]) =>
    options.find(option => names.includes(option.name.value.toLowerCase()))?.value?.value;
  const type = find('type') ?? 'bind';
  // What is written to a bind mount is thrown away behind the RUN.
  const isWritten = options.some(option => /^(?:rw|readwrite)$/i.test(option.name.value));
  return KEPT_MOUNTS.has(type) || (type === 'bind' && !isWritten);
}

/** The next RUN in the place of a `&&`; undefined where more than that, line ends and comments stands there. */
function cutAt(gap: Span, { start, keywordSpan, flags }: Instruction, file: Dockerfile): Edit | undefined {
  const { text, lines, comments, escape: continuation } = file;
  const inside = comments.filter(comment => gap.start < comment.start && comment.start < gap.end);
  if (withoutComments(text, gap, inside).replaceAll(continuation, '').trim() !== '&&') return undefined;
  const head = [keywordSpan, ...flags].map(part => slice(text, part)).join(' ');
  // A flag that goes over several lines may have comments in it.
  if (head.includes('\n')) return undefined;
  const indent = lines.indentOf(lines.lineAt(start));
  const kept = inside.map(comment => `${indent}${slice(text, comment)}${lines.eol}`).join('');
  return replace(gap, `${lines.eol}${kept}${indent}${head} `);
}
