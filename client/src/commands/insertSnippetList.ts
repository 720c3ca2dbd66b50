import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { messages } from '../messages.ts';
import type { Language, SnippetEntry } from '../protocol.ts';
import { groupSnippets, type SnippetGroup, searchSnippets } from './insertSnippetGroups.ts';
import type { SnippetPreview } from './snippetPreview.ts';

const GROUP_NAMES: Readonly<Record<SnippetGroup, () => string>> = {
  here: messages.snippetsHere,
  wholeDockerfiles: messages.snippetsDockerfiles,
  wholeComposeFiles: messages.snippetsComposeFiles,
  stages: messages.snippetsStages,
  instructions: messages.snippetsInstructions,
  directives: messages.snippetsDirectives,
  services: messages.snippetsServices,
  sections: messages.snippetsSections,
};

interface SnippetItem extends QuickPickItem {
  /** Undefined for the line above a group. */
  readonly snippet?: SnippetEntry;
}

/** Who reads the list, and in which kind of document the cursor is. */
interface Reader {
  readonly language: Language;
  readonly document: SnippetEntry['language'] | undefined;
}

/**
 * Lets the user choose among `snippets`, best first, while the editor beside shows the one under the cursor. Gives what
 * was chosen; undefined when the list was closed.
 */
export async function chooseSnippet(
  snippets: readonly SnippetEntry[],
  preview: SnippetPreview,
  { language, document }: Reader,
): Promise<SnippetEntry | undefined> {
  const pick = window.createQuickPick<SnippetItem>();
  pick.placeholder = messages.chooseSnippet();
  // We find and rank; see the list of concepts for the reason.
  Object.assign(pick, { sortByLabel: false });
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  // The preview opens an editor; that must not close the list.
  pick.ignoreFocusOut = true;
  const groups = groupSnippets(snippets, document);
  const inOrder = groups.flatMap(group => group.snippets);
  const all = groups.flatMap(({ group, snippets }) => [
    { label: GROUP_NAMES[group](), kind: QuickPickItemKind.Separator },
    ...snippets.map(snippet => describe(snippet, language)),
  ]);
  const show = () => {
    const query = pick.value.trim();
    pick.items =
      query === '' ? all : searchSnippets(inOrder, query, language).map(snippet => describe(snippet, language));
  };
  try {
    return await new Promise(resolve => {
      pick.onDidChangeValue(show);
      pick.onDidChangeActive(([item]) => {
        if (item?.snippet) void preview.show(item.snippet);
      });
      pick.onDidAccept(() => resolve(pick.activeItems[0]?.snippet));
      pick.onDidHide(() => resolve(undefined));
      show();
      pick.show();
    });
  } finally {
    pick.dispose();
    await preview.close();
  }
}

function describe(snippet: SnippetEntry, language: Language): SnippetItem {
  return {
    label: snippet.title[language],
    description: snippet.prefix[0] ?? snippet.id,
    detail: snippet.description[language],
    // The editor's own filter knows neither the other language nor initial consonants, and would hide what we found.
    alwaysShow: true,
    snippet,
  };
}
