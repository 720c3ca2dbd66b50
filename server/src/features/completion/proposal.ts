import {
  type CompletionItem,
  type CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver-types';
import type { Edit } from '../../text/edit.ts';
import type { Lines } from '../../text/lines.ts';
import type { Span } from '../../text/span.ts';
import { expandSnippet } from '../snippets.ts';
import type { About } from './about.ts';

/** One thing that may be written at the cursor, before the editor's protocol is thought of. */
export interface Proposal {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What it replaces: a stretch of the cursor's line that touches the cursor. */
  readonly span: Span;
  /** What is written instead; the label where nothing else is said. Lines are told apart by `\n`. */
  readonly insert?: string;
  /** Whether `insert` is in the syntax of snippets: `$0`, `${1:name}`, and `\$` for a dollar. */
  readonly snippet?: boolean;
  /** Whether its lines are indented already, so that the editor must not indent them. */
  readonly asIs?: boolean;
  /** Whether YAML has to take it for a text: in quotes, then. `false`: it is YAML already, as `[a, b]`. */
  readonly quoted?: boolean;
  /** What the typed word is compared with, where that is not the label. */
  readonly filter?: string;
  /** A few words beside the label, in the reader's language or in none. */
  readonly note?: string;
  /** What explains it, told when the reader looks at it. */
  readonly about?: About;
  /** Other extensions offer it too: left out where one of them is active. */
  readonly shared?: boolean;
  /** Nobody should choose it any more: struck through. */
  readonly deprecated?: boolean;
  /** Whether something can be completed right behind it. */
  readonly goesOn?: boolean;
  /** Changes elsewhere in the file that it needs, in offsets of the file. */
  readonly edits?: readonly Edit[];
}

/** What the editor at the other end can do. */
export interface Client {
  /** Whether it knows places to fill in. Without them their defaults are written. */
  readonly snippets: boolean;
  /** Whether it can strike labels through. */
  readonly tags: boolean;
  /** Whether it runs VS Code's own commands, and so can be told to ask again. */
  readonly commands: boolean;
}

/** The commands of VS Code that open the list again. */
const ASK_AGAIN = { title: '', command: 'editor.action.triggerSuggest' };

/** The item for a proposal; `index` is its place in the list, best first. */
export function toItem(proposal: Proposal, index: number, lines: Lines, client: Client): CompletionItem {
  const { label, kind, span, note, about, edits = [] } = proposal;
  const isSnippet = proposal.snippet === true && client.snippets;
  const written = proposal.insert ?? label;
  const text = proposal.snippet === true && !client.snippets ? expandSnippet(written) : written;
  return {
    label,
    kind,
    // Positions in a list compare as texts.
    sortText: String(index).padStart(4, '0'),
    textEdit: { range: lines.rangeOf(span), newText: lines.eol === '\n' ? text : text.replaceAll('\n', lines.eol) },
    ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    // The indentation of the cursor's line is the editor's to repeat.
    ...(text.includes('\n')
      ? { insertTextMode: proposal.asIs ? InsertTextMode.asIs : InsertTextMode.adjustIndentation }
      : {}),
    ...(proposal.filter === undefined ? {} : { filterText: proposal.filter }),
    ...(note === undefined ? {} : { labelDetails: { description: note }, detail: note }),
    ...(proposal.deprecated && client.tags ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(proposal.goesOn && client.commands ? { command: ASK_AGAIN } : {}),
    ...(edits.length > 0
      ? { additionalTextEdits: edits.map(edit => ({ range: lines.rangeOf(edit.span), newText: edit.newText })) }
      : {}),
    ...(about === undefined ? {} : { data: about }),
  };
}
