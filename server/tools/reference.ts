import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Knowledge } from '../src/knowledge/knowledge.ts';
import type { Locale, Pages } from '../src/knowledge/texts.ts';
import { type CatalogueEntry, catalogue } from '../src/rules/catalogue.ts';
import { root } from './source.ts';

/** The reference of all rules in one language, as Markdown: by language of the file, then by id. */
export function renderRules(locale: Locale): string {
  const read = (file: string) =>
    JSON.parse(readFileSync(join(root, 'server/src/generated/texts', locale, file), 'utf8'));
  const knowledge = new Knowledge({ ...read('hints.json'), rules: read('rules.json') });
  const pages: Pages = read('pages.json');
  const say = (phrase: string) => knowledge.say({ phrase: `docs.${phrase}` });
  const groups = (['image', 'dockerfile', 'compose'] as const).map(language => {
    const entries = catalogue.filter(entry => entry.language === language);
    const list = entries.map(({ id }) => `- [\`${id}\`](#${id}) ${knowledge.rule(id).title}`);
    return [`## ${say(language)}`, list.join('\n'), ...entries.map(entry => renderRule(entry, knowledge, pages))].join(
      '\n\n',
    );
  });
  return `${[`# ${say('title')}`, say('intro'), ...groups].join('\n\n')}\n`;
}

function renderRule({ id, rule }: CatalogueEntry, knowledge: Knowledge, pages: Pages): string {
  const say = (phrase: string) => knowledge.say({ phrase: `docs.${phrase}` });
  const page = pages.rules[id];
  const marks = [
    say(`severity-${rule.severity}`),
    ...(rule.profile === 'strict' ? [say('strict')] : []),
    ...(rule.fix ? [say(`fix-${rule.fix}`)] : []),
  ];
  const examples = (page?.examples ?? []).map(
    example => `${knowledge.captionOf(example)}\n\n\`\`\`${example.language}\n${example.code}\`\`\``,
  );
  const sources =
    rule.sources.length > 0 ? [`${say('sources')}: ${rule.sources.map(source => `\`${source}\``).join(', ')}`] : [];
  return [
    `### ${id}`,
    `**${knowledge.rule(id).title}** (${marks.join(', ')})`,
    page?.why ?? '',
    ...examples,
    `${say('concept')}: [${knowledge.title(rule.concept)}](${knowledge.rule(id).source})`,
    ...sources,
  ].join('\n\n');
}
