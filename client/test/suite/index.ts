import { runCases } from './outcomes.ts';

/** What @vscode/test-electron calls in the extension host: tells every case on the console, fails when one has failed. */
export async function run(): Promise<void> {
  const outcomes = await runCases();
  for (const { name, failure } of outcomes) {
    console.log(failure === undefined ? `passed: ${name}` : `failed: ${name}\n${failure}`);
  }
  const failed = outcomes.filter(outcome => outcome.failure !== undefined).length;
  if (failed > 0) throw new Error(`${failed} of ${outcomes.length} cases failed`);
}
