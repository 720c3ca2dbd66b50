import type { Connection } from 'vscode-languageserver';
import { runSafe } from './safe.ts';
import type {
  InsertionAnswer,
  InsertionParams,
  NewProjectParams,
  SnippetAnswer,
  SnippetNeeds,
  SnippetsParams,
} from './snippetAnswers.ts';

/** Answers our own client: the list of snippets, how one gets into a document, and the files of a new project. Loaded when asked. */
export function registerSnippets(connection: Connection, needs: SnippetNeeds): void {
  const { console } = connection;
  connection.onRequest('dockerConceptHints/snippets', (params: SnippetsParams | undefined, token) =>
    runSafe<readonly SnippetAnswer[]>('snippets', console, token, [], async () => {
      const { list } = await import('./snippetAnswers.ts');
      return list(needs, params ?? {});
    }),
  );
  connection.onRequest('dockerConceptHints/insertion', (params: InsertionParams, token) =>
    runSafe<InsertionAnswer | null>('insertion', console, token, null, async () => {
      const { insert } = await import('./snippetAnswers.ts');
      return insert(needs, params);
    }),
  );
  connection.onRequest('dockerConceptHints/newProject', (params: NewProjectParams, token) =>
    runSafe<unknown>('newProject', console, token, null, async () => {
      const { propose } = await import('./snippetAnswers.ts');
      return propose(needs, params);
    }),
  );
}
