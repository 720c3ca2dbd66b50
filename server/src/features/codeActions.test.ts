import { expect, test } from 'vitest';
import { snapshotOf, textsOf } from '../../test/expect.ts';
import { Knowledge } from '../knowledge/knowledge.ts';
import type { Language } from '../rules/rule.ts';
import { applyEdits } from '../text/edit.ts';
import { provideCodeActions } from './codeActions.ts';

const knowledge = new Knowledge(textsOf('en'));

/** The text after the comment that silences `rule` has been added, and what is still found then. */
async function silence(language: Language, text: string, rule: string): Promise<{ text: string; left: number }> {
  const check = (changed: string) => snapshotOf(language, changed, { only: [rule] });
  const snapshot = check(text);
  const { lines } = snapshot.file;
  const range = lines.rangeOf(snapshot.findings[0]?.span ?? { start: 0, end: 0 });
  const target = { uri: 'file:///x', version: 1, resolve: (path: string) => path };
  const actions = await provideCodeActions(snapshot, knowledge, target, { range, context: { diagnostics: [] } });
  const edits = actions.flatMap(({ edit }) => edit?.documentChanges ?? []).flatMap(c => ('edits' in c ? c.edits : []));
  const [edit] = edits.flatMap(made =>
    'newText' in made && made.newText.includes('concept-hints-ignore') ? [made] : [],
  );
  if (!edit) throw new Error('Nothing silences it.');
  const changed = applyEdits(text, [{ span: lines.spanOf(edit.range), newText: edit.newText }]).text;
  return { text: changed, left: check(changed).findings.length };
}

test('a comment is put above the entry, not into a text of several lines', async () => {
  const text = 'services:\n  a:\n    command: |\n      first\n      echo ${A\n    image: x\n';
  const silenced = await silence('compose', text, 'valid-interpolation');
  expect(silenced.text).toMatch(/\n {4}# docker-concept-hints-ignore valid-interpolation -- .*\n {4}command: \|\n/);
  expect(silenced.left).toBe(0);
});

test('a byte order mark stays at the top', async () => {
  const silenced = await silence('compose', '\uFEFFversion: "3"\nservices: {}\n', 'obsolete-version');
  expect(silenced.text).toMatch(/^\uFEFF# docker-concept-hints-ignore .*\nversion/);
  expect(silenced.left).toBe(0);
});
