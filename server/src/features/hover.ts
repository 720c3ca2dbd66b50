import { type Hover, MarkupKind } from 'vscode-languageserver-types';
import type { HoverForm, Knowledge } from '../knowledge/knowledge.ts';
import type { Snapshot } from '../snapshot.ts';
import { explainCompose } from './explain/compose.ts';
import { explainDockerfile } from './explain/dockerfile.ts';

/** What the token at `offset` means, and what it does on this line; undefined where nothing is written. */
export function provideHover(
  snapshot: Snapshot,
  knowledge: Knowledge,
  offset: number,
  form: HoverForm,
): Hover | undefined {
  const { file } = snapshot;
  const subject =
    file.kind === 'dockerfile' ? explainDockerfile(file, offset, snapshot) : explainCompose(file, offset, snapshot);
  if (!subject) return undefined;
  const value = knowledge.renderHover(subject.match.concept, subject.facts(), form, subject.word);
  if (value === '') return undefined;
  return { contents: { kind: MarkupKind.Markdown, value }, range: file.lines.rangeOf(subject.span) };
}
