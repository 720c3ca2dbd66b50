import { window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { chooseConcept } from '../concepts/choose.ts';
import { messages } from '../messages.ts';
import type { PagePanel } from '../pages/panel.ts';
import { type Language, type PageText, requests } from '../protocol.ts';
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

function readLanguageArgument(language: unknown): Language {
  return language === 'en' || language === 'ko' ? language : readLanguage();
}
