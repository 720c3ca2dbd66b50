import { catalogue } from '../rules/catalogue.ts';
import type { Choices } from './arguments.ts';
import { exit } from './exit.ts';
import type { Library } from './library.ts';
import { localeOf } from './locale.ts';
import type { Terminal } from './terminal.ts';
import { alignRows } from './width.ts';

/** `rules`: every rule there is, as a table or as JSON. Returns the exit code. */
export async function listRules(choices: Choices, terminal: Terminal, library: Library): Promise<number> {
  if (choices.format === 'json') {
    const rules = catalogue.map(({ id, language, rule: { category, severity, profile, concept, fix, sources } }) => ({
      id,
      language,
      category,
      severity,
      profile,
      concept,
      fix,
      sources,
    }));
    terminal.out.write(`${JSON.stringify({ rules }, null, 2)}\n`);
    return exit.clean;
  }
  const knowledge = library.knowledge(choices.locale ?? localeOf(terminal.env));
  const heads = ['rule', 'language', 'severity', 'profile', 'fix', 'says'];
  const rows = catalogue.map(({ id, language, rule: { severity, profile, fix } }) => [
    id,
    language,
    knowledge.say({ phrase: `cli.${severity}` }, 'plain'),
    profile,
    fix ?? '–',
    knowledge.rule(id).title,
  ]);
  const table = alignRows([heads.map(head => knowledge.say({ phrase: `cli.head-${head}` }, 'plain')), ...rows]);
  terminal.out.write(`${table.join('\n')}\n`);
  return exit.clean;
}
