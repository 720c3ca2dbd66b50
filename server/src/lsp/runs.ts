import type { Connection, TextEdit } from 'vscode-languageserver';
import type { Knowledge, Sentence } from '../knowledge/knowledge.ts';
import type { Snapshot } from '../snapshot.ts';
import { runSafe } from './safe.ts';

/** What the conversion needs to know of the session. */
interface Session {
  readonly speak: () => Promise<Knowledge>;
  /** The snapshot of an open document; undefined for others. */
  readonly snapshotOf: (uri: string) => Promise<Snapshot | undefined>;
}

/** `docker run …`, and the document that it shall go into when that is a compose file. */
interface RunParams {
  readonly text: string;
  readonly uri?: string;
}

/** The command as a compose file; for a document also the edits that put it where it belongs there. */
interface ConvertedRunAnswer {
  readonly yaml: string;
  readonly notes: readonly string[];
  readonly edits: readonly TextEdit[] | null;
}

/**
 * Answers our own client, which hands over what somebody has copied: null when there is no `docker run` in it. What
 * converts it, and the parsers that this takes, are loaded at the first request.
 */
export function registerRuns(connection: Connection, { speak, snapshotOf }: Session): void {
  connection.onRequest('dockerConceptHints/convertRun', ({ text, uri }: RunParams, token) =>
    runSafe<ConvertedRunAnswer | null>('convertRun', connection.console, token, null, async () => {
      const [{ convertDockerRun }, { insertDockerRun }] = await Promise.all([
        import('../model/run/convert.ts'),
        import('../features/refactorings/compose/docker-run.ts'),
      ]);
      const converted = convertDockerRun(text);
      if (!converted) return null;
      const knowledge = await speak();
      const say = (sentence: Sentence) => knowledge.say(sentence, 'plain');
      const notes = converted.notes.map(({ phrase, args }) => say({ phrase, args }));
      const file = uri === undefined ? undefined : (await snapshotOf(uri))?.file;
      const edits = file?.kind === 'compose' ? insertDockerRun(file, text, say) : undefined;
      const { lines } = file ?? {};
      const placed = lines && edits?.map(({ span, newText }) => ({ range: lines.rangeOf(span), newText }));
      return { yaml: converted.yaml, notes, edits: placed ?? null };
    }),
  );
}
