import type { Comment, Directive, Dockerfile } from '../../../model/dockerfile/dockerfile.ts';
import { insert, remove, replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { type Fix, type Found, rule } from '../../rule.ts';

/** What only a directive would say; `# check = twice` is prose. */
const LATE =
  /^(?:(syntax)[ \t]*=[ \t]*(?:[\w.-]{1,100}\/){0,5}dockerfile[\w:.@/-]{0,100}|(check)[ \t]*=[ \t]*(?:skip|error|experimental)=\S[\s\S]*|(escape)[ \t]*=[ \t]*[\\`])$/i;
/** linter.ParseLintOptions of github.com/moby/buildkit */
const CHECK_OPTIONS: ReadonlySet<string> = new Set(['skip', 'error', 'experimental']);
const BOOLEAN = /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'parser-directive',
  fix: 'safe',
  sources: [
    'dockerfile-utils/CASING_DIRECTIVE',
    'dockerfile-utils/DUPLICATED_ESCAPE_DIRECTIVE',
    'dockerfile-utils/INVALID_ESCAPE_DIRECTIVE',
  ],
  visit: {
    dockerfile(file, { report }) {
      const seen = new Map<string, Directive>();
      for (const directive of file.directives) {
        const first = seen.get(directive.name.value);
        if (first) report(repeated(directive, first, file));
        else checkValue(directive, report);
        if (!first) seen.set(directive.name.value, directive);
        checkCase(directive, report);
      }
      const told = new Set(seen.keys());
      for (const comment of file.comments) {
        const name = lateName(comment, file);
        if (name === undefined) continue;
        report({
          span: comment,
          args: { name },
          ...(told.has(name) ? {} : { fix: () => moveToTop(comment, name, file) }),
        });
        told.add(name);
      }
    },
  },
});

/** Docker refuses the second one, whatever it says. */
function repeated({ start, end, name, value }: Directive, first: Directive, { lines }: Dockerfile): Found {
  return {
    span: { start, end },
    message: 'repeated',
    severity: 'error',
    args: { name: name.value, line: lines.lineAt(first.start) + 1 },
    fix: () =>
      value.value === first.value.value ? { edits: [remove(lines.wholeSpan(lines.lineAt(start)))] } : undefined,
  };
}

function checkValue({ name, value }: Directive, report: (found: Found) => void): void {
  if (name.value === 'escape' && value.value !== '\\' && value.value !== '`') {
    const bare = value.value.replace(/^["']|["']$/g, '');
    report({
      span: value,
      message: 'escape',
      severity: 'error',
      args: { value: value.value },
      fix: () => (bare === '\\' || bare === '`' ? { edits: [replace(value, bare)] } : undefined),
    });
  }
  if (name.value !== 'check') return;
  let start = value.start;
  for (const option of value.value.split(';')) {
    const [key = '', setting = ''] = option.split('=', 2).map(part => part.trim());
    const span = { start: start + (option.length - option.trimStart().length), end: start + option.trimEnd().length };
    start += option.length + 1;
    if (!option.includes('=') || !CHECK_OPTIONS.has(key)) {
      report({ span, message: 'check', severity: 'error', args: { option: key } });
    } else if (key === 'error' && !BOOLEAN.test(setting)) {
      report({ span, message: 'checkError', severity: 'error', args: { value: setting } });
    }
  }
}

function checkCase({ name }: Directive, report: (found: Found) => void): void {
  if (name.raw === name.value) return;
  report({
    span: name,
    message: 'case',
    severity: 'hint',
    args: { written: name.raw, name: name.value },
    fix: () => ({ edits: [replace(name, name.value)] }),
  });
}

/** The directive that a comment would be, stood it at the top. */
function lateName({ text, start }: Comment, file: Dockerfile): string | undefined {
  const match = LATE.exec(text);
  const name = (match?.[1] ?? match?.[2] ?? match?.[3])?.toLowerCase();
  // Behind `#!` in the first line Docker still looks for `syntax` and `check`.
  const isBehindShebang = file.lines.lineAt(start) === 1 && file.text.startsWith('#!');
  return isBehindShebang && name !== 'escape' ? undefined : name;
}

/** Makes it count, which it never did: that is for the author to decide. An `escape` that counts changes every line below. */
function moveToTop(comment: Comment, name: string, { lines, text, directives }: Dockerfile): Fix | undefined {
  if (name === 'escape') return undefined;
  const top = directives.length === 0 && text.charCodeAt(0) === 0xfeff ? 1 : lines.start(directives.length);
  const edits = [
    insert(top, `${slice(text, comment)}${lines.eol}`),
    remove(lines.wholeSpan(lines.lineAt(comment.start))),
  ];
  return { edits, kind: 'suggestion' };
}
