import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { placeholdersOf } from '../src/knowledge/format.ts';
import type { Locale } from '../src/knowledge/texts.ts';
import { type Complaint, root } from './source.ts';

const FOLDER = join(root, 'server/src/knowledge/phrases');

/** The short sentences of both languages, by `subject.name`: one folder per subject, so that two authors never meet. */
export function readPhrases(complaints: Complaint[], folder = FOLDER): Record<Locale, Record<string, string>> {
  const phrases: Record<Locale, Record<string, string>> = { en: {}, ko: {} };
  for (const subject of existsSync(folder) ? readdirSync(folder).sort() : []) {
    for (const locale of ['en', 'ko'] as const) {
      const path = join(folder, subject, `${locale}.json`);
      const entries: unknown = existsSync(path) ? parse(path, complaints) : undefined;
      if (typeof entries !== 'object' || entries === null) {
        complaints.push({ path: relative(root, path), line: 1, message: 'the phrases of this language are missing' });
        continue;
      }
      for (const [names, text] of Object.entries(entries)) {
        for (const name of spellings(names)) phrases[locale][`${subject}.${name}`] = String(text);
      }
    }
    comparePhrases(subject, phrases, complaints);
  }
  return phrases;
}

/** `-y|--yes` are two spellings of one thing; `|` and `||` are words themselves. */
function spellings(names: string): readonly string[] {
  const parts = names.split('|');
  return parts.every(part => part !== '') ? parts : [names];
}

function parse(path: string, complaints: Complaint[]): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    complaints.push({ path: relative(root, path), line: 1, message: String(error) });
    return undefined;
  }
}

/** Both languages must have the same phrases, and ask for the same arguments. */
function comparePhrases(
  subject: string,
  phrases: Record<Locale, Record<string, string>>,
  complaints: Complaint[],
): void {
  const names = new Set(
    [...Object.keys(phrases.en), ...Object.keys(phrases.ko)].filter(n => n.startsWith(`${subject}.`)),
  );
  for (const name of names) {
    const { en, ko } = { en: phrases.en[name], ko: phrases.ko[name] };
    const path = `server/src/knowledge/phrases/${subject}`;
    if (en === undefined || ko === undefined) {
      complaints.push({ path, line: 1, message: `\`${name}\` is missing in ${en === undefined ? 'en' : 'ko'}.json` });
    } else if (placeholdersOf(en).join() !== placeholdersOf(ko).join()) {
      complaints.push({
        path,
        line: 1,
        message: `\`${name}\` wants {${placeholdersOf(en).join()}} in English and {${placeholdersOf(ko).join()}} in Korean`,
      });
    }
  }
}
