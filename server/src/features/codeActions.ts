import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  CodeActionTriggerKind,
  type Diagnostic,
  type Range,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { Knowledge, Sentence } from '../knowledge/knowledge.ts';
import type { Finding } from '../rules/engine.ts';
import type { Fix } from '../rules/rule.ts';
import { readOwnComment } from '../rules/suppression.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Edit, insert, replace } from '../text/edit.ts';
import { overlaps, type Span } from '../text/span.ts';
import { diagnosticSource } from './diagnostics.ts';
import { fixAllKind, kindOf, safeEdits } from './fixes.ts';

/** The document that the edits are for. */
export interface Target {
  readonly uri: string;
  readonly version: number;
  /** The address of a file beside it, given by a relative path. */
  readonly resolve: (path: string) => string;
}

/** What the editor asks for: a range, the kinds it wants (undefined: all), and the diagnostics that it shows there. */
export interface Request {
  readonly range: Range;
  readonly context: CodeActionContext;
}

/**
 * What the light bulb offers: the fixes of the findings in the range, then "fix all", then refactorings, and as the last of
 * each rule the comment that silences it. Fixes of other findings are not even computed; refactorings only when somebody
 * asks, or has selected something, and their code is not loaded before.
 */
export async function provideCodeActions(
  snapshot: Snapshot,
  knowledge: Knowledge,
  target: Target,
  request: Request,
): Promise<CodeAction[]> {
  const { only, triggerKind } = request.context;
  const wants = (kind: string) => !only || only.some(wanted => kind === wanted || kind.startsWith(`${wanted}.`));
  const actions: CodeAction[] = [];
  const span = snapshot.file.lines.spanOf(request.range);
  const here = findingsAt(snapshot, span);
  if (wants(CodeActionKind.QuickFix)) {
    for (const finding of here) actions.push(...fixActions(finding, snapshot, knowledge, target, request));
  }
  // Under the light bulb only where there is something to fix; as a source action whenever it is asked for by name.
  if (wants(fixAllKind) && (here.length > 0 || only)) {
    const edits = safeEdits(snapshot);
    if (edits.length > 0) {
      actions.push({
        title: knowledge.say({ phrase: 'action.fixAll' }, 'plain'),
        kind: fixAllKind,
        edit: workspaceEdit(snapshot, target, edits),
      });
    }
  }
  // At every move of the cursor the editor asks by itself.
  if (triggerKind !== CodeActionTriggerKind.Automatic || span.start < span.end) {
    const { provideRefactorings } = await import('./refactorings/refactorings.ts');
    const say = (sentence: Sentence) => knowledge.say(sentence, 'plain');
    const offered = new Set(actions.map(({ edit }) => JSON.stringify(edit)));
    const { file, neighbours } = snapshot;
    for (const { kind, title, edits } of provideRefactorings({ file, span, neighbours, say }, wants)) {
      const edit = workspaceEdit(snapshot, target, edits);
      // What mends a finding is not offered a second time.
      if (!offered.has(JSON.stringify(edit))) actions.push({ title: say(title), kind, edit });
    }
  }
  if (wants(CodeActionKind.QuickFix)) {
    const rules = new Set<string>();
    for (const finding of here) {
      if (rules.has(finding.entry.id)) continue;
      rules.add(finding.entry.id);
      actions.push({
        title: knowledge.say({ phrase: 'action.disable', args: { rule: finding.entry.id } }, 'plain'),
        kind: CodeActionKind.QuickFix,
        diagnostics: diagnosticsOf(finding, snapshot, request),
        edit: workspaceEdit(snapshot, target, [disableEdit(finding, snapshot, knowledge)]),
      });
    }
  }
  return actions;
}

function findingsAt(snapshot: Snapshot, span: Span): readonly Finding[] {
  return snapshot.findings.filter(finding => overlaps(finding.span, span));
}

/** The fix of a finding, and behind it the other ways to mend it. */
function fixActions(
  finding: Finding,
  snapshot: Snapshot,
  knowledge: Knowledge,
  target: Target,
  request: Request,
): CodeAction[] {
  const ways = [{ title: finding.message, fix: finding.fix }, ...(finding.otherFixes ?? [])];
  return ways.flatMap(({ title, fix: evaluate }, index) => {
    const fix = evaluate?.();
    const kind = fix && kindOf(finding, fix);
    if (!fix || !kind) return [];
    return {
      title: knowledge.ruleSentence(finding.entry.id, 'fix', title, { ...finding.args, ...fix.args }),
      kind: CodeActionKind.QuickFix,
      isPreferred: kind === 'safe' && index === 0,
      diagnostics: diagnosticsOf(finding, snapshot, request),
      edit: workspaceEdit(snapshot, target, fix.edits, fix),
    };
  });
}

/** The diagnostics on screen that stand for `finding`: the editor strikes them off when the action ran. */
function diagnosticsOf(finding: Finding, snapshot: Snapshot, request: Request): Diagnostic[] {
  const { start } = snapshot.file.lines.rangeOf(finding.span);
  return request.context.diagnostics.filter(
    ({ source, code, range }) =>
      source === diagnosticSource &&
      code === finding.entry.id &&
      range.start.line === start.line &&
      range.start.character === start.character,
  );
}

/** Adds the rule to the comment above, or writes one, in front of the instruction or entry that the finding is in. */
function disableEdit(finding: Finding, snapshot: Snapshot, knowledge: Knowledge): Edit {
  const { file } = snapshot;
  const { lines } = file;
  const rule = finding.entry.id;
  const line = lines.lineAt(startOfSurrounding(file, finding.span));
  const above = file.comments.find(comment => lines.lineAt(comment.start) === line - 1);
  const own = above && readOwnComment(above.text);
  if (above && own) {
    const textStart = above.end - lines.text.slice(above.start, above.end).replace(/^#\s*/, '').length;
    const listEnd = textStart + own.listEnd;
    return own.rules.includes(rule) ? replace({ start: listEnd, end: listEnd }, '') : insert(listEnd, `, ${rule}`);
  }
  const reason = knowledge.say({ phrase: 'action.reason' }, 'plain');
  const comment = `# docker-concept-hints-ignore ${rule} -- ${reason}`;
  return insert(lines.firstLetter(line), `${lines.indentOf(line)}${comment}${lines.eol}`);
}

/** Where the instruction begins that `span` is in; in YAML the entry, when its text goes over several lines. */
function startOfSurrounding(file: Snapshot['file'], { start, end }: Span): number {
  if (file.kind === 'dockerfile') return file.instructions.find(i => overlaps(i, { start, end }))?.start ?? start;
  const node = file.targetAt(start)?.node;
  // Between the lines of a scalar, a comment would be a part of it.
  return node?.scalar && node.span.start < start ? node.entrySpan.start : start;
}

function workspaceEdit(
  snapshot: Snapshot,
  target: Target,
  edits: readonly Edit[],
  { create = [], rename }: Pick<Fix, 'create' | 'rename'> = {},
): WorkspaceEdit {
  const { lines } = snapshot.file;
  const own: TextDocumentEdit = {
    textDocument: { uri: target.uri, version: target.version },
    edits: edits.map(({ span, newText }): TextEdit => ({ range: lines.rangeOf(span), newText })),
  };
  const start = { line: 0, character: 0 };
  const created = create.flatMap(({ path, text }) => {
    const uri = target.resolve(path);
    return [
      { kind: 'create' as const, uri, options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
    ];
  });
  const renamed =
    rename === undefined ? [] : [{ kind: 'rename' as const, oldUri: target.uri, newUri: target.resolve(rename) }];
  return { documentChanges: [...created, ...(edits.length > 0 ? [own] : []), ...renamed] };
}
