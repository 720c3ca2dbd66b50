import { type CompletionItem, InsertTextFormat, MarkupKind } from 'vscode-languageserver-types';
import { code } from '../../knowledge/format.ts';
import type { Knowledge, Sentence } from '../../knowledge/knowledge.ts';
import type { Neighbours } from '../../rules/rule.ts';
import { explainImage } from '../explain/images.ts';
import { expandSnippet, listSnippets } from '../snippets.ts';

/**
 * What explains an item. It travels with the item to the editor and back, so that nothing is put into words before the
 * reader looks at it.
 */
export interface About {
  /** The names under which a sentence about the word may be kept, the most specific first. */
  readonly phrases?: readonly string[];
  /** The concept that explains it where no sentence does. */
  readonly concept?: string;
  /** What can be said about it in this very file. */
  readonly facts?: readonly Sentence[];
  /** An image, as it would be written; its tag is explained when it has one. */
  readonly image?: string;
  /** The id of a snippet. */
  readonly snippet?: string;
}

/** `item` with its explanation. `today` is the day for which ages of images are told, `YYYY-MM-DD`. */
export function explainItem(item: CompletionItem, knowledge: Knowledge, today: string): CompletionItem {
  const value = tell(item, (item.data ?? {}) as About, knowledge, today);
  return value === '' ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
}

function tell(item: CompletionItem, about: About, knowledge: Knowledge, today: string): string {
  if (about.snippet !== undefined) return tellSnippet(item, about.snippet, knowledge);
  if (about.image !== undefined) return tellImage(about.image, knowledge, today);
  const sentences = (about.phrases ?? []).map(phrase => knowledge.say({ phrase, optional: true }));
  const meaning = sentences.find(sentence => sentence !== '');
  const facts = (about.facts ?? []).map(fact => knowledge.say(fact)).filter(fact => fact !== '');
  const concept = about.concept === undefined ? '' : knowledge.renderBrief(about.concept);
  return [meaning === undefined ? concept : `**${code(item.label)}** — ${meaning}`, facts.join(' ')]
    .filter(part => part !== '')
    .join('\n\n');
}

/** What it is for, and what will be written when nobody touches its places to fill in. */
function tellSnippet(item: CompletionItem, id: string, knowledge: Knowledge): string {
  const snippet = listSnippets(knowledge.locale).find(candidate => candidate.id === id);
  if (!snippet) return '';
  const fence = snippet.language === 'compose' ? 'yaml' : snippet.language;
  const written = item.textEdit?.newText ?? snippet.body;
  const preview = item.insertTextFormat === InsertTextFormat.Snippet ? expandSnippet(written) : written;
  return `${snippet.description}\n\n\`\`\`${fence}\n${preview}\n\`\`\``;
}

/** An image is explained by itself, whatever lies beside the file. */
const NOBODY: Neighbours = { path: '', read: () => undefined, compose: () => undefined, dockerfile: () => undefined };

/** What is true of any image and tag helps nobody to choose one. */
const OF_EVERY_IMAGE: ReadonlySet<string> = new Set(['image.noTag', 'image.tag']);

/** What a hover on the image, or on its tag, would say of it, without the concept's reasons. */
function tellImage(image: string, knowledge: Knowledge, today: string): string {
  const colon = image.lastIndexOf(':');
  const cursor = colon > image.lastIndexOf('/') ? image.length : image.lastIndexOf('/') + 1;
  const subject = explainImage(image, 0, cursor, { today, neighbours: NOBODY });
  if (!subject) return '';
  const facts = subject
    .facts()
    .filter(({ phrase }) => !OF_EVERY_IMAGE.has(phrase))
    .map(fact => knowledge.say(fact));
  return [knowledge.renderBrief(subject.match.concept), facts.join(' ')].filter(part => part !== '').join('\n\n');
}
