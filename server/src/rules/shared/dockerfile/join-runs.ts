import type { Comment, Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { type Edit, replace } from '../../../text/edit.ts';
import { type Span, slice } from '../../../text/span.ts';

/** What the shell remembers until it ends, so that a second script in it would notice. */
export const LASTING: ReadonlySet<string> = new Set([
  ...['cd', 'pushd', 'popd', 'export', 'unset', 'set', 'shopt', 'source', '.', 'umask', 'ulimit', 'alias', 'exec'],
  ...['exit', 'return', 'trap', 'readonly', 'declare', 'local', 'eval', 'read', 'wait'],
]);

/** Whether two instructions are RUNs in the shell form with the same flags, so that one could run both scripts. */
export function areAlike(first: Instruction, second: Instruction, file: Dockerfile): boolean {
  return isPlain(first) && isPlain(second) && flagsOf(first, file) === flagsOf(second, file);
}

/**
 * Hangs the script of `second` on that of `first` with `&&`, the `comments` that stand between the two lines along;
 * undefined where that could change what either of them does, and where something else than them stands between.
 */
export function joinRuns(
  first: Instruction,
  second: Instruction,
  comments: readonly Comment[],
  { text, escape: continuation, lines }: Dockerfile,
): Edit | undefined {
  const gap = { start: first.argumentSpan.end, end: second.keywordSpan.start };
  if (withoutComments(text, gap, comments).trim() !== '' || !endsCleanly(first, text) || !isOneChain(second))
    return undefined;
  const indent = `${lines.indentOf(lines.lineAt(first.start))}    `;
  const kept = comments.map(comment => `${indent}${slice(text, comment)}${lines.eol}`).join('');
  const between = { start: first.argumentSpan.end, end: second.argumentSpan.start };
  return replace(between, ` ${continuation}${lines.eol}${kept}${indent}&& `);
}

/** The text of a span without the comments in it. */
export function withoutComments(text: string, { start, end }: Span, comments: readonly Comment[]): string {
  let rest = '';
  let from = start;
  for (const comment of comments) {
    rest += text.slice(from, comment.start);
    from = comment.end;
  }
  return rest + text.slice(from, end);
}

function isPlain({ keyword, json, heredocs, words }: Instruction): boolean {
  return keyword === 'RUN' && json === undefined && heredocs.length === 0 && words.length > 0;
}

function flagsOf({ flags }: Instruction, { text }: Dockerfile): string {
  return flags.map(flag => slice(text, flag)).join(' ');
}

/** Whether the script is whole, leaves nothing behind in its shell, and has room for `&&` at its end. */
function endsCleanly({ script, argumentSpan }: Instruction, text: string): boolean {
  const source = slice(text, argumentSpan);
  if (!script?.valid || /[;&|\\`]$/.test(source) || source.includes('#')) return false;
  return script.commands.every(({ name, nameWord }) => nameWord !== undefined && !LASTING.has(name ?? ''));
}

/** Whether all that runs is joined by `&&` and pipes: behind a failure nothing of it would run. */
function isOneChain({ script }: Instruction): boolean {
  return (
    script?.valid === true &&
    script.commands.every(({ joinedBy }) => joinedBy === undefined || joinedBy === '&&' || joinedBy === '|')
  );
}
