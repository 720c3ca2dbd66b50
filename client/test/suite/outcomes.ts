import { cases } from './cases.ts';

/** How one case of the suite ended. */
export interface Outcome {
  readonly name: string;
  /** Why it failed; not there when it passed. */
  readonly failure?: string;
}

/** Runs every case, one after another, also after one has failed. */
export async function runCases(): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [name, test] of Object.entries(cases)) {
    try {
      await test();
      outcomes.push({ name });
    } catch (error) {
      outcomes.push({ name, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
  return outcomes;
}
