import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { messages } from '../messages.ts';
import { type ConceptEntry, type ConceptGroup, type Language, requests } from '../protocol.ts';
import { readLanguage } from '../settings.ts';
import { groupConcepts } from './groups.ts';
import { prepareSearch, type SearchableConcept, search } from './search.ts';

const GROUP_NAMES: Readonly<Record<ConceptGroup, () => string>> = {
  basics: messages.groupBasics,
  dockerfile: messages.groupDockerfile,
  commands: messages.groupCommands,
  images: messages.groupImages,
  compose: messages.groupCompose,
  'storage-and-network': messages.groupStorageAndNetwork,
  security: messages.groupSecurity,
  'command-line': messages.groupCommandLine,
};

interface ConceptItem extends QuickPickItem {
  /** Undefined for the line above a theme. */
  readonly id?: string;
}

/**
 * Lets the user search by the titles and other names of both languages, and by initial consonants; gives the id that was
 * chosen, or undefined.
 */
export async function chooseConcept(client: BaseLanguageClient): Promise<string | undefined> {
  const language = readLanguage();
  const pick = window.createQuickPick<ConceptItem>();
  pick.placeholder = messages.chooseConcept();
  // We find and rank; the editor only paints what fits letter by letter. It would put labels first, and has no public way
  // to ask it not to: https://github.com/microsoft/vscode/issues/73904. Where this one is gone, its order is good enough.
  Object.assign(pick, { sortByLabel: false });
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.busy = true;
  const chosen = new Promise<string | undefined>(resolve => {
    pick.onDidAccept(() => resolve(pick.selectedItems[0]?.id));
    pick.onDidHide(() => resolve(undefined));
  });
  pick.show();
  try {
    const entries = await client.sendRequest<readonly ConceptEntry[]>(requests.concepts, {});
    const concepts = prepareSearch(entries, language);
    const list = listByTheme(concepts, language);
    const show = () => {
      pick.items =
        pick.value.trim() === '' ? list : search(concepts, pick.value).map(entry => describe(entry, language));
    };
    pick.onDidChangeValue(show);
    show();
    pick.busy = false;
    return await chosen;
  } finally {
    pick.dispose();
  }
}

function listByTheme(concepts: readonly SearchableConcept<ConceptEntry>[], language: Language): ConceptItem[] {
  return groupConcepts(concepts.map(({ entry }) => entry)).flatMap(({ group, entries }) => [
    { label: GROUP_NAMES[group](), kind: QuickPickItemKind.Separator },
    ...entries.map(entry => describe(entry, language)),
  ]);
}

function describe(entry: ConceptEntry, language: Language): ConceptItem {
  const other = language === 'ko' ? 'en' : 'ko';
  const names = [entry.title[other], ...entry.aliases[language], ...entry.aliases[other]];
  return {
    id: entry.id,
    label: entry.title[language],
    description: names.join(' · '),
    detail: entry.answer[language],
    // The editor's own filter knows no initial consonants and would hide what we found.
    alwaysShow: true,
  };
}
