// What an editor does with a list: small texts with a cursor `<|>` go in, labels and the text after a choice come out.
import { expect, test } from 'vitest';
import { type CompletionItem, InsertTextMode, type TextEdit } from 'vscode-languageserver-types';
import { provideCompletion, type Request } from '../src/features/completion/index.ts';
import { expandSnippet } from '../src/features/snippets.ts';
import { Knowledge } from '../src/knowledge/knowledge.ts';
import type { Language } from '../src/rules/rule.ts';
import { applyEdits, type Edit } from '../src/text/edit.ts';
import { Lines } from '../src/text/lines.ts';
import { snapshotOf, takeCursor, textsOf } from './expect.ts';

/** What a test may set beside the text. */
export interface Setting extends Partial<Omit<Request, 'offset' | 'listFolder'>> {
  /** Files beside the document, by relative path. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the folder of the document holds. */
  readonly folder?: readonly string[];
}

const knowledge = new Knowledge(textsOf('en'));

/** The list at the cursor of `marked`. */
export async function complete(language: Language, marked: string, setting: Setting = {}): Promise<CompletionItem[]> {
  const { text, offset } = takeCursor(marked);
  const { files, folder, ...request } = setting;
  return provideCompletion(snapshotOf(language, text, files ? { files } : {}), knowledge, {
    wanted: 'all',
    client: { snippets: true, tags: true, commands: true },
    listFolder: async () => folder,
    ...request,
    offset,
  });
}

/** The text after choosing `item` in `marked`, with nobody touching its places to fill in. */
export function accept(marked: string, item: CompletionItem): string {
  const { text } = takeCursor(marked);
  const lines = new Lines(text);
  const toEdit = ({ range, newText }: TextEdit): Edit => ({ span: lines.spanOf(range), newText });
  const chosen = item.textEdit as TextEdit;
  const indent = lines.indentOf(chosen.range.start.line).slice(0, chosen.range.start.character);
  const expanded = item.insertTextFormat === 2 ? expandSnippet(chosen.newText) : chosen.newText;
  const newText = item.insertTextMode === InsertTextMode.asIs ? expanded : expanded.replaceAll('\n', `\n${indent}`);
  const edits = [toEdit({ range: chosen.range, newText }), ...(item.additionalTextEdits ?? []).map(toEdit)];
  const { text: done, applied } = applyEdits(text, edits);
  if (applied.length < edits.length) throw new Error(`The edits of \`${item.label}\` overlap.`);
  return done;
}

/** The labels at the cursor of `marked`, best first. */
export async function labelsAt(language: Language, marked: string, setting: Setting = {}): Promise<string[]> {
  return (await complete(language, marked, setting)).map(({ label }) => label);
}

/**
 * One place: the text with its cursor; the labels that are offered there, and with `!` in front those that are not, divided
 * by `|`; the one that is chosen, and the text then.
 */
export type Row = readonly [marked: string, labels: string, chosen?: string, after?: string];

/** A test for each row. */
export function testOffers(language: Language, rows: readonly Row[], setting: Setting = {}): void {
  test.each(rows.map(row => ({ marked: JSON.stringify(row[0]), row })))('$marked', ({ row }) =>
    expectOffers(language, row, setting),
  );
}

async function expectOffers(language: Language, [marked, labels, chosen, after]: Row, setting: Setting): Promise<void> {
  const items = await complete(language, marked, setting);
  const offered = items.map(({ label }) => label);
  const wanted = labels.split('|');
  expect(offered).toEqual(expect.arrayContaining(wanted.filter(label => !label.startsWith('!'))));
  expect(offered.filter(label => wanted.includes(`!${label}`))).toEqual([]);
  const item = items.find(({ label }) => label === chosen);
  if (chosen !== undefined) expect(item && accept(marked, item)).toBe(after);
}
