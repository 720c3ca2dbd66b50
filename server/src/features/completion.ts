import { type CompletionItem, CompletionItemKind, InsertTextFormat, MarkupKind } from 'vscode-languageserver-types';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Compose } from '../model/compose/compose.ts';
import type { Dockerfile } from '../model/dockerfile/dockerfile.ts';
import type { Snapshot } from '../snapshot.ts';
import { insert, replace } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { expandSnippet, type Fit, listSnippets } from './snippets.ts';

/** What can be completed at `offset`: for now snippets, only where they fit, with a preview in the reader's language. */
export function provideCompletion(snapshot: Snapshot, knowledge: Knowledge, offset: number): CompletionItem[] {
  const { file } = snapshot;
  const found = file.kind === 'dockerfile' ? dockerfilePlace(file, offset) : composePlace(file, offset);
  if (!found) return [];
  const { fits, typed } = found;
  const language = file.kind === 'dockerfile' ? 'dockerfile' : 'compose';
  return listSnippets(knowledge.locale, language)
    .filter(snippet => fits.includes(snippet.fits))
    .map((snippet, index) => {
      const { span, newText } = typed.end > typed.start ? replace(typed, snippet.body) : insert(offset, snippet.body);
      const range = file.lines.rangeOf(span);
      return {
        label: snippet.prefix[0] ?? snippet.id,
        labelDetails: { description: snippet.title },
        kind: CompletionItemKind.Snippet,
        detail: snippet.title,
        documentation: {
          kind: MarkupKind.Markdown,
          value: `${snippet.description}\n\n\`\`\`${language === 'compose' ? 'yaml' : language}\n${expandSnippet(snippet.body)}\n\`\`\``,
        },
        insertTextFormat: InsertTextFormat.Snippet,
        // Indentation of the line is the editor's to repeat: it does so for every line of a snippet.
        textEdit: { range, newText },
        filterText: snippet.prefix.join(' '),
        sortText: String(index).padStart(3, '0'),
      };
    });
}

interface SnippetPlace {
  readonly fits: readonly Fit[];
  readonly typed: Span;
}

/** A word at the start of a line, outside of any instruction; whole files only where no stage has begun. */
function dockerfilePlace(file: Dockerfile, offset: number): SnippetPlace | undefined {
  const { lines } = file;
  const line = lines.lineAt(offset);
  const before = lines.text.slice(lines.start(line), offset);
  const word = /^[ \t]*([\p{L}\p{N}_-]*)$/u.exec(before);
  if (!word || lines.text.slice(offset, lines.end(line)).trim() !== '') return undefined;
  const around = file.instructions.find(i => i.start < lines.start(line) && offset <= i.end);
  if (around) return undefined;
  const hasStage = file.stages.some(stage => lines.lineAt(stage.start) !== line);
  return {
    fits: hasStage ? ['stage-line', 'instruction'] : ['file', 'stage-line'],
    typed: { start: offset - (word[1] ?? '').length, end: offset },
  };
}

function composePlace(file: Compose, offset: number): SnippetPlace | undefined {
  const place = file.placeAt(offset);
  if (place?.expects !== 'key') return undefined;
  if (place.path.length === 1 && place.path[0] === 'services') return { fits: ['service'], typed: place.typed };
  if (place.path.length > 0) return undefined;
  return { fits: file.services.length === 0 ? ['file', 'top'] : ['top'], typed: place.typed };
}
