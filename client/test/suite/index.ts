import { cases } from './cases.ts';

/**
 * What VS Code calls in the extension host. Tells each case and the sum on the console, where whoever started VS Code
 * reads it, and fails when one has failed.
 */
export async function run(): Promise<void> {
  let failed = 0;
  for (const [name, test] of Object.entries(cases)) {
    try {
      await test();
      console.log(`suite: passed: ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`suite: failed: ${name}: ${error instanceof Error ? error.stack : error}`);
    }
  }
  console.log(`suite: done: ${failed} of ${Object.keys(cases).length} failed`);
  if (failed > 0) throw new Error(`${failed} cases failed`);
}
