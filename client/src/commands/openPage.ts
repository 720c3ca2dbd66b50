import { window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { messages } from '../messages.ts';
import type { PagePanel } from '../pages/panel.ts';
import { type ConceptEntry, type Language, type PageText, requests } from '../protocol.ts';
import { readLanguage } from '../settings.ts';

/**
 * Opens the page of a concept. Arguments come from links and keybindings, so they can be anything: without a usable
 * `id` the user chooses; without a usable `language` the page is in the reader's own.
 */
export async function openConcept(client: BaseLanguageClient, panel: PagePanel, id: unknown, language: unknown) {
  const wanted = typeof id === 'string' ? id : await chooseConcept(client);
  if (wanted === undefined) return;
  const inLanguage = readLanguageArgument(language);
  const text = await client.sendRequest<PageText | null>(requests.concept, { id: wanted, language: inLanguage });
  if (text) await panel.show('concept', text, inLanguage);
  else await window.showWarningMessage(messages.noConcept(wanted));
}

/** Opens the page of a rule: why it is there, a bad and a good example. Arguments as for `openConcept`. */
export async function openRule(client: BaseLanguageClient, panel: PagePanel, id: unknown, language: unknown) {
  if (typeof id !== 'string') return;
  const inLanguage = readLanguageArgument(language);
  const text = await client.sendRequest<PageText | null>(requests.rule, { id, language: inLanguage });
  if (text) await panel.show('rule', text, inLanguage);
  else await window.showWarningMessage(messages.noRule(id));
}

/** Lets the user search by the titles and other names of both languages; gives the id that was chosen. */
async function chooseConcept(client: BaseLanguageClient): Promise<string | undefined> {
  const language = readLanguage();
  const items = client
    .sendRequest<readonly ConceptEntry[]>(requests.concepts, {})
    .then(concepts => concepts.map(concept => describeConcept(concept, language)));
  const chosen = await window.showQuickPick(items, {
    placeHolder: messages.chooseConcept(),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.id;
}

function describeConcept(concept: ConceptEntry, language: Language) {
  const other = language === 'ko' ? 'en' : 'ko';
  const names = [concept.title[other], ...concept.aliases[language], ...concept.aliases[other]];
  return {
    id: concept.id,
    label: concept.title[language],
    description: names.join(' · '),
    detail: concept.answer[language],
  };
}

function readLanguageArgument(language: unknown): Language {
  return language === 'en' || language === 'ko' ? language : readLanguage();
}
