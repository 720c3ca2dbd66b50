import type { Connection } from 'vscode-languageserver';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Locale, Pages } from '../knowledge/texts.ts';
import { runSafe } from './safe.ts';
import type { SnippetNeeds } from './snippetAnswers.ts';
import { registerSnippets } from './snippetRequests.ts';

/** What pages need to know of the session. */
export interface Reading extends SnippetNeeds {
  readonly speak: (locale: Locale) => Promise<Knowledge>;
  readonly readPages: (locale: Locale) => Promise<Pages>;
}

interface PageParams {
  readonly id: string;
  readonly language?: Locale;
}

/** Answers the requests of our own client: the list of concepts, pages, and snippets with their previews. */
export function registerPages(connection: Connection, reading: Reading): void {
  const { console } = connection;
  connection.onRequest('dockerConceptHints/concepts', (_: unknown, token) =>
    runSafe<unknown>('concepts', console, token, [], async () => {
      const { listConcepts } = await import('../features/concepts.ts');
      return listConcepts(await reading.speak('en'), await reading.speak('ko'));
    }),
  );
  connection.onRequest('dockerConceptHints/concept', (params: PageParams, token) =>
    runSafe('concept', console, token, null, async () => {
      const locale = params.language ?? reading.locale();
      const knowledge = await reading.speak(locale);
      return knowledge.renderConceptPage(params.id, await reading.readPages(locale)) ?? null;
    }),
  );
  connection.onRequest('dockerConceptHints/rule', (params: PageParams, token) =>
    runSafe('rule', console, token, null, async () => {
      const { catalogue } = await import('../rules/catalogue.ts');
      const entry = catalogue.find(candidate => candidate.id === params.id);
      if (!entry) return null;
      const locale = params.language ?? reading.locale();
      const knowledge = await reading.speak(locale);
      return knowledge.renderRulePage(entry.id, entry.rule.concept, await reading.readPages(locale)) ?? null;
    }),
  );
  registerSnippets(connection, reading);
}
