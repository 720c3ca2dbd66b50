import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Compose } from '../../model/compose/compose.ts';
import type { Dockerfile } from '../../model/dockerfile/dockerfile.ts';
import { catalogue } from '../../rules/catalogue.ts';
import { conceptOf } from './concept.ts';
import type { Proposal } from './proposal.ts';
import type { Scene } from './scene.ts';
import type { Slot } from './slot.ts';

const WORDS = ['docker-concept-hints-ignore', 'docker-concept-hints-ignore-file'];
const BEGUN = /^docker-concept-hints-ignore(-file)?[ \t]/;

/**
 * What completes a comment that silences rules. `slot` is what is typed behind `#`, without the blanks in front. Ids of
 * rules that speak on the line below come first.
 */
export function proposeSuppressions(slot: Slot, offset: number, scene: Scene): readonly Proposal[] {
  const { knowledge } = scene;
  const begun = BEGUN.exec(slot.typed);
  if (!begun) {
    // While somebody begins any comment at all, this would only be in the way.
    if (!/^[\w-]*$/.test(slot.typed) || (scene.trigger !== undefined && slot.typed === '')) return [];
    const gap = scene.snapshot.file.text[slot.span.start - 1] === '#' ? ' ' : '';
    return WORDS.map(word => ({
      label: word,
      kind: CompletionItemKind.Keyword,
      span: slot.span,
      insert: `${gap}${word} `,
      about: { phrases: [`completion.${word}`] },
      goesOn: true,
    }));
  }
  // Behind `--` stands a reason in the reader's own words.
  if (/[\s,]--/.test(slot.typed)) return [];
  const start = slot.span.start + slot.typed.search(/[\w-]*$/);
  const { file } = scene.snapshot;
  const written = new Set(slot.typed.split(/[\s,]+/).slice(1));
  const rest = /^[\w-]*/.exec(file.text.slice(offset, slot.span.end))?.[0] ?? '';
  const speaking = speakingBelow(file, offset, scene, begun[1] !== undefined);
  const others = catalogue
    .filter(({ language }) => language === 'image' || language === file.kind)
    .map(({ id }) => id)
    .filter(id => !speaking.includes(id));
  return [...speaking, ...others]
    .filter(id => !written.has(id))
    .map(id => ({
      label: id,
      kind: CompletionItemKind.Value,
      span: { start, end: offset + rest.length },
      note: knowledge.rule(id).title,
      about: {
        ...conceptOfRule(id),
        facts: speaking.includes(id) ? [{ phrase: 'completion.ruleSpeaks', args: { rule: id } }] : [],
      },
    }));
}

/** The rules that find something on the line that the comment is about, or anywhere for a comment about the file. */
function speakingBelow(file: Dockerfile | Compose, offset: number, { snapshot }: Scene, wholeFile: boolean): string[] {
  const { lines } = file;
  let line = lines.lineAt(offset) + 1;
  while (line < lines.count && /^\s*(?:#|$)/.test(lines.textOf(line))) line++;
  const start = lines.start(line);
  const instruction = file.kind === 'dockerfile' ? file.instructions.find(other => other.end > start) : undefined;
  const end = Math.max(lines.end(line), instruction?.end ?? 0);
  const found = snapshot.findings.filter(({ span }) => wholeFile || (start <= span.start && span.start <= end));
  return [...new Set(found.map(({ entry }) => entry.id))];
}

function conceptOfRule(id: string): { readonly concept?: string } {
  const concept = catalogue.find(entry => entry.id === id)?.rule.concept;
  return concept === undefined ? conceptOf() : { concept };
}
