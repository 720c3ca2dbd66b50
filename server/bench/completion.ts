import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { provideCompletion } from '../src/features/completion/index.ts';
import { Knowledge } from '../src/knowledge/knowledge.ts';
import type { Hints } from '../src/knowledge/texts.ts';
import type { Language } from '../src/rules/rule.ts';
import { snapshotFor } from './analysis.ts';

/** Asks at every third place, twice; only the second time counts, when the code is compiled. */
const STEP = 3;

/** How long each list takes in a text that is read already, wherever the cursor stands. In milliseconds. */
export async function timeLists(text: string, language: Language): Promise<number[]> {
  const hints: Hints = JSON.parse(
    readFileSync(new URL('../src/generated/texts/en/hints.json', import.meta.url), 'utf8'),
  );
  const knowledge = new Knowledge({ ...hints, rules: {} });
  const client = { snippets: true, tags: true, commands: true };
  const snapshot = snapshotFor(text, language);
  let times: number[] = [];
  for (const _ of ['warm up', 'measure']) {
    times = [];
    for (let offset = 0; offset <= text.length; offset += STEP) {
      const began = performance.now();
      await provideCompletion(snapshot, knowledge, { offset, wanted: 'all', client });
      times.push(performance.now() - began);
    }
  }
  return times;
}
