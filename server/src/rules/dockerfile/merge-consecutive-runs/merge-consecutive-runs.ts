import type { Dockerfile, Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import { replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { type Fix, rule } from '../../rule.ts';

/** What the shell remembers until it ends, so that a second script in it would notice. */
const LASTING: ReadonlySet<string> = new Set([
  ...['cd', 'pushd', 'popd', 'export', 'unset', 'set', 'shopt', 'source', '.', 'umask', 'ulimit', 'alias', 'exec'],
  ...['exit', 'return', 'trap', 'readonly', 'declare', 'local', 'eval', 'read', 'wait'],
]);

export default rule({
  category: 'performance',
  severity: 'hint',
  profile: 'strict',
  concept: 'image-layer',
  fix: 'suggestion',
  sources: ['hadolint/DL3059', 'kics/Multiple RUN, ADD, COPY, Instructions Listed'],
  visit: {
    // The layers of the other stages are in no image.
    stage(stage: Stage, { file, report }) {
      if (!stage.ships) return;
      for (const [index, second] of stage.instructions.entries()) {
        const first = stage.instructions[index - 1];
        if (!first || !isPlain(first) || !isPlain(second) || flagsOf(first, file) !== flagsOf(second, file)) continue;
        report({
          span: second.keywordSpan,
          args: { line: file.lines.lineAt(first.start) + 1 },
          fix: () => merge(first, second, file),
        });
      }
    },
  },
});

function isPlain({ keyword, json, heredocs, words }: Instruction): boolean {
  return keyword === 'RUN' && json === undefined && heredocs.length === 0 && words.length > 0;
}

function flagsOf({ flags }: Instruction, { text }: Dockerfile): string {
  return flags.map(flag => slice(text, flag)).join(' ');
}

/** Hangs the second script on the first with `&&`; undefined where that could change what either of them does. */
function merge(
  first: Instruction,
  second: Instruction,
  { text, escape: continuation, lines }: Dockerfile,
): Fix | undefined {
  const between = { start: first.argumentSpan.end, end: second.argumentSpan.start };
  const gap = { start: first.argumentSpan.end, end: second.keywordSpan.start };
  if (slice(text, gap).trim() !== '' || !endsCleanly(first, text) || !isOneChain(second)) return undefined;
  const indent = lines.indentOf(lines.lineAt(first.start));
  return { edits: [replace(between, ` ${continuation}${lines.eol}${indent}    && `)] };
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
