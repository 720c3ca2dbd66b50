import { type CompletionItem, CompletionItemKind, InsertTextFormat, MarkupKind } from 'vscode-languageserver-types';
import { findComposeConcept, findConcept } from '../knowledge/keys.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Compose, Place } from '../model/compose/compose.ts';
import type { Dockerfile } from '../model/dockerfile/dockerfile.ts';
import { allowedKeys } from '../rules/schema.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { expandSnippet, type Fit, listSnippets, type Snippet } from './snippets.ts';

/** Which kinds of completion are wanted: other extensions may offer the ordinary one already. */
export interface Offer {
  readonly snippets: boolean;
  /** Instructions and keys, each explained by its concept. */
  readonly words: boolean;
}

/** What can be completed at `offset`, where it fits and nowhere else, explained in the reader's language. */
export function provideCompletion(
  snapshot: Snapshot,
  knowledge: Knowledge,
  offset: number,
  offer: Offer,
): CompletionItem[] {
  const { file } = snapshot;
  const spot = file.kind === 'dockerfile' ? dockerfileSpot(file, offset) : composeSpot(file, offset);
  if (!spot) return [];
  const language = file.kind === 'dockerfile' ? 'dockerfile' : 'compose';
  const snippets = listSnippets(knowledge.locale, language).filter(snippet => spot.fits.includes(snippet.fits));
  return [
    ...(offer.snippets ? snippets.map((snippet, index) => snippetItem(snippet, index, spot, file.lines)) : []),
    ...(offer.words ? spot.words.map((word, index) => wordItem(word, index, spot, file.lines, knowledge)) : []),
  ];
}

/** A place where something can be completed: which snippets fit, which words, and what is typed already. */
interface Spot {
  readonly fits: readonly Fit[];
  readonly words: readonly Word[];
  readonly typed: Span;
}

interface Word {
  readonly text: string;
  /** What is written behind it. */
  readonly suffix: string;
  readonly concept: string | undefined;
}

/** In the order in which a Dockerfile uses them. */
const INSTRUCTIONS = [
  ...[
    'FROM',
    'ARG',
    'WORKDIR',
    'COPY',
    'RUN',
    'ENV',
    'EXPOSE',
    'USER',
    'CMD',
    'ENTRYPOINT',
    'ADD',
    'LABEL',
    'HEALTHCHECK',
  ],
  ...['VOLUME', 'SHELL', 'STOPSIGNAL', 'ONBUILD'],
];
/** All that may stand before the first FROM. */
const FIRST = new Set(['FROM', 'ARG']);

/** A word at the start of a line, outside of any instruction; whole files only where no stage has begun. */
function dockerfileSpot(file: Dockerfile, offset: number): Spot | undefined {
  const { lines } = file;
  const line = lines.lineAt(offset);
  const before = lines.text.slice(lines.start(line), offset);
  const word = /^[ \t]*([\p{L}\p{N}_-]*)$/u.exec(before);
  if (!word || lines.text.slice(offset, lines.end(line)).trim() !== '') return undefined;
  const around = file.instructions.find(i => i.start < lines.start(line) && offset <= i.end);
  if (around) return undefined;
  const hasStage = file.stages.some(stage => stage.start < lines.start(line));
  const isEmpty = !file.stages.some(stage => lines.lineAt(stage.start) !== line);
  return {
    fits: isEmpty ? ['file', 'stage-line'] : ['stage-line', 'instruction'],
    words: INSTRUCTIONS.filter(keyword => hasStage || FIRST.has(keyword)).map(keyword => ({
      text: keyword,
      suffix: ' ',
      concept: findConcept([`instruction:${keyword}`])?.concept,
    })),
    typed: { start: offset - (word[1] ?? '').length, end: offset },
  };
}

/** Where a key belongs: those of the specification that are not there yet. */
function composeSpot(file: Compose, offset: number): Spot | undefined {
  const place = file.placeAt(offset);
  if (place?.expects !== 'key') return undefined;
  const { path, typed } = place;
  const names = allowedKeys(path)?.names ?? [];
  const present = new Set(nodeAt(file, path)?.children.map(child => child.key?.text));
  return {
    fits: fitsOf(file, place),
    words: names
      .filter(name => !present.has(name) && name !== 'version')
      .map(name => ({ text: name, suffix: ': ', concept: findComposeConcept([...path, name])?.concept })),
    typed,
  };
}

function fitsOf(file: Compose, { path }: Place): readonly Fit[] {
  if (path.length === 1 && path[0] === 'services') return ['service'];
  if (path.length > 0) return [];
  return file.services.length === 0 ? ['file', 'top'] : ['top'];
}

function nodeAt(file: Compose, path: readonly string[]) {
  let node = file.root;
  for (const segment of path) node = segment === '[]' ? undefined : node?.get(segment);
  return node;
}

function snippetItem(snippet: Snippet, index: number, { typed }: Spot, lines: Lines): CompletionItem {
  const fence = snippet.language === 'compose' ? 'yaml' : snippet.language;
  return {
    label: snippet.prefix[0] ?? snippet.id,
    labelDetails: { description: snippet.title },
    kind: CompletionItemKind.Snippet,
    detail: snippet.title,
    documentation: {
      kind: MarkupKind.Markdown,
      value: `${snippet.description}\n\n\`\`\`${fence}\n${expandSnippet(snippet.body)}\n\`\`\``,
    },
    insertTextFormat: InsertTextFormat.Snippet,
    // Indentation of the line is the editor's to repeat: it does so for every line of a snippet.
    textEdit: { range: lines.rangeOf(typed), newText: snippet.body },
    filterText: snippet.prefix.join(' '),
    sortText: `0${String(index).padStart(3, '0')}`,
  };
}

function wordItem(word: Word, index: number, { typed }: Spot, lines: Lines, knowledge: Knowledge): CompletionItem {
  return {
    label: word.text,
    kind: CompletionItemKind.Keyword,
    ...(word.concept === undefined
      ? {}
      : { documentation: { kind: MarkupKind.Markdown, value: knowledge.renderBrief(word.concept) } }),
    textEdit: { range: lines.rangeOf(typed), newText: `${word.text}${word.suffix}` },
    sortText: `1${String(index).padStart(3, '0')}`,
  };
}
