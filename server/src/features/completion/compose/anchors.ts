import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Compose } from '../../../model/compose/compose.ts';
import { conceptOf } from '../concept.ts';
import type { Proposal } from '../proposal.ts';

/** What is typed of an alias: `*`, `*de`. */
const TYPED = /(?:^|[\s,[{])\*([\w.-]*)$/;
/** No name of an anchor is longer. */
const LONGEST = 200;

/** Anchors above the cursor behind a `*`; undefined where there is none. */
export function proposeAnchors({ text, lines, anchors }: Compose, offset: number): readonly Proposal[] | undefined {
  const line = lines.lineAt(offset);
  const typed = TYPED.exec(text.slice(Math.max(lines.start(line), offset - LONGEST), offset))?.[1];
  if (typed === undefined) return undefined;
  const end = offset + (/^[\w.-]*/.exec(text.slice(offset, lines.end(line)))?.[0].length ?? 0);
  const names = anchors.filter(({ kind, start }) => kind === 'anchor' && start < offset).map(({ name }) => name);
  return [...new Set(names)].map(name => ({
    label: name,
    kind: CompletionItemKind.Reference,
    span: { start: offset - typed.length, end },
    about: conceptOf('yaml:alias'),
    shared: true,
  }));
}
