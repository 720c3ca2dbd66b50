// Writes server/src/generated: the indexes and texts that are made from the folders of concepts, rules, phrases
// and pictures.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readComposeSchema } from './compose-schema.ts';
import { compileComposeSchema } from './compose-validator.ts';
import { readConcepts } from './concepts.ts';
import { readPhrases } from './phrases.ts';
import { readPictures } from './pictures.ts';
import { readRules } from './rules.ts';
import { makeSettingsSchema } from './settings-schema.ts';
import { type Complaint, root } from './source.ts';

const complaints: Complaint[] = [];
const pictures = readPictures(complaints);
const concepts = readConcepts(complaints, Object.keys(pictures.en));
// Rules read it when they are loaded.
const composeSchema = readComposeSchema();
write('compose-schema.json', composeSchema);
writeText('compose-validator.ts', compileComposeSchema(composeSchema));
const rules = await readRules(complaints, concepts);
const phrases = readPhrases(complaints);

for (const locale of ['en', 'ko'] as const) {
  write(`texts/${locale}/hints.json`, {
    locale,
    phrases: phrases[locale],
    concepts: concepts.texts[locale],
  });
  write(`texts/${locale}/rules.json`, rules.texts[locale]);
  write(`texts/${locale}/pages.json`, {
    locale,
    concepts: concepts.pages[locale],
    rules: rules.pages[locale],
    pictures: pictures[locale],
  });
}
write('docker-concept-hints.schema.json', makeSettingsSchema(rules));
// As a text that is parsed: an engine reads that faster than a literal of the same size.
writeText(
  'concept-keys.ts',
  `export const conceptKeys: Readonly<Record<string, string>> = JSON.parse(${JSON.stringify(JSON.stringify(concepts.keys))});\n`,
);
writeText(
  'concepts.ts',
  [
    "import type { ConceptFacts } from '../knowledge/texts.ts';",
    `export const conceptFacts: Readonly<Record<string, ConceptFacts>> = ${JSON.stringify(concepts.facts, null, 2)};`,
  ].join('\n'),
);
writeText(
  'rules.ts',
  [
    "import type { CatalogueEntry } from '../rules/catalogue.ts';",
    ...rules.folders.map(({ id, language }, i) => `import rule${i} from '../rules/${language}/${id}/${id}.ts';`),
    'export const rules: readonly CatalogueEntry[] = [',
    ...rules.folders.map(({ id, language }, i) => `  { id: '${id}', language: '${language}', rule: rule${i} },`),
    '];',
  ].join('\n'),
);

// Settings name rules long before any rule is wanted.
writeText(
  'rule-ids.ts',
  `export const ruleIds: readonly string[] = ${JSON.stringify(rules.folders.map(({ id }) => id))};\n`,
);

for (const { path, line, message } of complaints) console.error(`${path}:${line}: ${message}`);
if (complaints.length > 0) {
  console.error(`\n${complaints.length} to mend before the knowledge can be built.`);
  process.exitCode = 1;
} else {
  console.log(`${Object.keys(concepts.facts).length} concepts, ${rules.folders.length} rules, two languages.`);
}

function write(path: string, value: unknown): void {
  writeText(path, JSON.stringify(value));
}

/** Writes only what changed, so that watchers stay calm. */
function writeText(path: string, text: string): void {
  const target = join(root, 'server/src/generated', path);
  mkdirSync(dirname(target), { recursive: true });
  try {
    if (readFileSync(target, 'utf8') === text) return;
  } catch {
    // Not there yet.
  }
  writeFileSync(target, text);
}
