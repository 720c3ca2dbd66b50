import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locale, RulePage, RuleText } from '../src/knowledge/texts.ts';
import type { Concepts } from './concepts.ts';
import { type Complaint, readSource, root, type Shape, type Source, textOf, variantsOf } from './source.ts';

const FOLDER = join(root, 'server/src/rules');
const LANGUAGES = ['dockerfile', 'compose', 'image'] as const;
const SHAPES: Readonly<Record<string, Shape>> = { title: 'string', message: 'variants', fix: 'variants' };

/** Everything that the rules say, ready to be written; what they do is imported by the index. */
export interface Rules {
  readonly folders: readonly { readonly id: string; readonly language: (typeof LANGUAGES)[number] }[];
  readonly texts: Record<Locale, Record<string, RuleText>>;
  readonly pages: Record<Locale, Record<string, RulePage>>;
}

/** Reads the words of every rule, and complains about what an author has to mend. */
export async function readRules(complaints: Complaint[], concepts: Concepts, folder = FOLDER): Promise<Rules> {
  const folders: { id: string; language: (typeof LANGUAGES)[number] }[] = [];
  const rules: Rules = { folders, texts: { en: {}, ko: {} }, pages: { en: {}, ko: {} } };
  for (const language of LANGUAGES) {
    const ids = existsSync(join(folder, language)) ? readdirSync(join(folder, language)).sort() : [];
    for (const id of ids) {
      const code = join(folder, language, id, `${id}.ts`);
      if (!existsSync(code)) {
        complaints.push({ path: relative(root, code), line: 1, message: 'the code of the rule is missing' });
        continue;
      }
      if (folders.some(other => other.id === id)) {
        complaints.push({ path: relative(root, code), line: 1, message: `two rules are called \`${id}\`: rename one` });
      }
      folders.push({ id, language });
      const concept = await conceptOf(code);
      if (concepts.facts[concept] === undefined) {
        complaints.push({
          path: relative(root, code),
          line: 1,
          message: `\`concept\` is \`${concept}\`, which is no concept`,
        });
      }
      for (const locale of ['en', 'ko'] as const) {
        const path = join(folder, language, id, `${locale}.md`);
        if (!existsSync(path)) {
          complaints.push({
            path: relative(root, path),
            line: 1,
            message: `\`${id}\` is missing in this language: write it`,
          });
          continue;
        }
        const source = readSource(path, SHAPES, complaints);
        rules.texts[locale][id] = {
          title: textOf(source, 'title', complaints),
          message: variantsOf(source, 'message'),
          fix: variantsOf(source, 'fix'),
          source: concepts.facts[concept]?.source ?? '',
        };
        if (source.fields.get('message') === undefined) {
          complaints.push({ path: relative(root, path), line: 1, message: 'the field `message` is missing' });
        }
        rules.pages[locale][id] = readPage(source, complaints);
      }
    }
  }
  return rules;
}

/** The concept that a rule's code names. The code is run for it: a rule does nothing but declare itself. */
async function conceptOf(code: string): Promise<string> {
  const { default: rule } = await import(pathToFileURL(code).href);
  return String(rule?.concept);
}

/** Splits the body into the reason and its examples: fenced blocks with an info string `dockerfile bad`, `yaml good` …,
 * and `dotenv beside .env` for a file that lies beside the others. A name may follow `bad` and `good` too. */
export function readPage(source: Source, complaints: Complaint[]): RulePage {
  const examples: RulePage['examples'][number][] = [];
  const why = source.body.replace(
    /^```(\w+)[ \t]+(bad|good|beside)(?:[ \t]+(\S+))?[ \t]*\n([\s\S]*?)^```[ \t]*$\n?/gm,
    (_, language, kind, path, code) => {
      examples.push({ language, kind, code, ...(path === undefined ? {} : { path }) });
      return '';
    },
  );
  for (const kind of ['bad', 'good'] as const) {
    if (!examples.some(example => example.kind === kind)) {
      complaints.push({
        path: relative(root, source.path),
        line: source.bodyLine,
        message: `no \`${kind}\` example: add a fenced block whose first line is like \`\`\`\`dockerfile ${kind}\``,
      });
    }
  }
  return { why: why.replace(/\n{3,}/g, '\n\n').trim(), examples };
}
