import { CodeActionKind } from 'vscode-languageserver-types';
import type { Finding } from '../rules/engine.ts';
import type { Fix } from '../rules/rule.ts';
import type { Snapshot } from '../snapshot.ts';
import { applyEdits, CleanEdits, type Edit } from '../text/edit.ts';
import { diagnosticSource } from './diagnostics.ts';

/** The kind of "fix everything that is safe", also run on save by `editor.codeActionsOnSave`. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.${diagnosticSource}`;

/** The kind of fix that a finding offers; undefined when it offers none. A fix may be riskier than its rule says. */
export function kindOf(finding: Finding, fix: Fix): 'safe' | 'suggestion' | undefined {
  const { fix: kind } = finding.entry.rule;
  return kind === null ? undefined : (fix.kind ?? kind);
}

/** The edits of all safe fixes of a snapshot that go together, in the order of the text. Suggestions are left out. */
export function safeEdits(snapshot: Snapshot): readonly Edit[] {
  const edits = new CleanEdits();
  for (const finding of snapshot.findings) {
    if (finding.entry.rule.fix !== 'safe') continue;
    const fix = finding.fix?.();
    if (!fix || kindOf(finding, fix) !== 'safe' || fix.create?.length || fix.rename !== undefined) continue;
    edits.add(fix.edits);
  }
  return edits.sorted;
}

/** How often fixes may make room for further fixes before we stop. */
const MOST_ROUNDS = 10;

/**
 * The text after all safe fixes, repeated until nothing is left to do. `check` reads a new text. `fixed` counts edits.
 */
export function fixSafely(snapshot: Snapshot, check: (text: string) => Snapshot): { text: string; fixed: number } {
  let current = snapshot;
  let fixed = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = safeEdits(current);
    if (edits.length === 0) break;
    const { text } = applyEdits(current.file.text, edits);
    if (text === current.file.text) break;
    fixed += edits.length;
    current = check(text);
  }
  return { text: current.file.text, fixed };
}
