import { listConcepts } from '../features/concepts.ts';
import { conceptKeys } from '../generated/concept-keys.ts';
import { conceptFacts } from '../generated/concepts.ts';
import type { Choices } from './arguments.ts';
import { exit } from './exit.ts';
import type { Library } from './library.ts';
import { localeOf } from './locale.ts';
import type { Terminal } from './terminal.ts';
import { alignRows } from './width.ts';

/** `concepts`: every concept there is, as a table or as JSON. Returns the exit code. */
export async function listAllConcepts(choices: Choices, terminal: Terminal, library: Library): Promise<number> {
  const entries = listConcepts(library.knowledge('en'), library.knowledge('ko'));
  if (choices.format === 'json') {
    const keys = groupKeys();
    const concepts = entries.map(({ id, title, aliases }) => ({
      id,
      title,
      aliases,
      keys: keys.get(id) ?? [],
      related: conceptFacts[id]?.related ?? [],
      source: conceptFacts[id]?.source ?? null,
    }));
    terminal.out.write(`${JSON.stringify({ concepts }, null, 2)}\n`);
    return exit.clean;
  }
  const locale = choices.locale ?? localeOf(terminal.env);
  const knowledge = library.knowledge(locale);
  const heads = ['concept', 'title', 'answer'].map(head => knowledge.say({ phrase: `cli.head-${head}` }, 'plain'));
  const rows = entries.map(({ id, title, answer }) => [id, title[locale], answer[locale].replace(/\s+/g, ' ')]);
  terminal.out.write(`${alignRows([heads, ...rows]).join('\n')}\n`);
  return exit.clean;
}

/** The places where each concept is met. */
function groupKeys(): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, concept] of Object.entries(conceptKeys)) {
    const group = groups.get(concept);
    if (group) group.push(key);
    else groups.set(concept, [key]);
  }
  return groups;
}
