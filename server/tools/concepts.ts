import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findPictures } from '../src/knowledge/pictures.ts';
import type { ConceptFacts, ConceptText, Locale } from '../src/knowledge/texts.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type Complaint, listOf, readSource, root, type Shape, type Source, textOf } from './source.ts';

const FOLDER = join(root, 'server/src/knowledge/concepts');

/** Only en.md says what is the same in both languages. */
const SHARED: Readonly<Record<string, Shape>> = {
  match: 'strings',
  list: 'boolean',
  related: 'strings',
  notes: 'strings',
  source: 'string',
};
const PER_LANGUAGE: Readonly<Record<string, Shape>> = { title: 'string', aliases: 'strings' };
/** ko.md says which English it was compared with, so that neither drifts away unseen. */
const COMPARED: Readonly<Record<string, Shape>> = { en: 'string' };

/** A first paragraph longer than this is no answer any more. Korean says the same in fewer letters. */
const LONGEST_ANSWER: Readonly<Record<Locale, number>> = { en: 200, ko: 120 };
const LONGEST_HOVER_LINES = 14;

/** Everything that the concepts say, ready to be written. */
export interface Concepts {
  readonly keys: Record<string, string>;
  readonly facts: Record<string, ConceptFacts>;
  readonly texts: Record<Locale, Record<string, ConceptText>>;
  readonly pages: Record<Locale, Record<string, string>>;
}

/** Reads every concept, and complains about what an author has to mend. `pictures` are the ids that a page can show. */
export function readConcepts(complaints: Complaint[], pictures: readonly string[], folder = FOLDER): Concepts {
  const concepts: Concepts = { keys: {}, facts: {}, texts: { en: {}, ko: {} }, pages: { en: {}, ko: {} } };
  const ids = existsSync(folder) ? readdirSync(folder).sort() : [];
  for (const id of ids) {
    for (const locale of ['en', 'ko'] as const) {
      const path = join(folder, id, `${locale}.md`);
      if (!existsSync(path)) {
        complaints.push({
          path: relative(root, path),
          line: 1,
          message: `\`${id}\` is missing in this language: write it`,
        });
        continue;
      }
      const source = readSource(path, { ...PER_LANGUAGE, ...(locale === 'en' ? SHARED : COMPARED) }, complaints);
      if (locale === 'en') readShared(id, source, concepts, complaints);
      readText(id, locale, source, concepts, complaints);
      checkLinks(source, ids, complaints);
      if (locale === 'ko') checkCompared(id, source, complaints);
      checkPictures(source, pictures, complaints);
    }
  }
  return concepts;
}

function readShared(id: string, source: Source, concepts: Concepts, complaints: Complaint[]): void {
  const path = relative(root, source.path);
  for (const key of listOf(source, 'match')) {
    const line = source.fields.get('match')?.line ?? 1;
    const other = concepts.keys[key];
    if (other !== undefined) {
      complaints.push({
        path,
        line,
        message: `the key \`${key}\` already belongs to \`${other}\`: keep it in one of the two`,
      });
    }
    concepts.keys[key] = id;
  }
  if (listOf(source, 'match').length === 0 && source.fields.get('list')?.value !== true) {
    complaints.push({
      path,
      line: 1,
      message: 'no key in `match`: add one, or say `list: true` if only the list leads here',
    });
  }
  concepts.facts[id] = {
    related: listOf(source, 'related'),
    source: textOf(source, 'source', complaints),
    notes: listOf(source, 'notes'),
    ...(source.fields.get('list')?.value === true ? { list: true } : {}),
  };
}

function readText(id: string, locale: Locale, source: Source, concepts: Concepts, complaints: Complaint[]): void {
  const path = relative(root, source.path);
  const [hover = '', ...rest] = source.body.split(/^## More$/m);
  const [answer = '', ...why] = hover.trim().split(/\n{2,}/);
  if (answer === '') {
    complaints.push({
      path,
      line: source.bodyLine,
      message: 'the first paragraph is missing: one sentence that answers',
    });
  }
  if (answer.length > LONGEST_ANSWER[locale]) {
    complaints.push({
      path,
      line: source.bodyLine,
      message: `the first paragraph has ${answer.length} characters, at most ${LONGEST_ANSWER[locale]} fit: move the rest to the next paragraph`,
    });
  }
  if (hover.trim().split('\n').length > LONGEST_HOVER_LINES) {
    complaints.push({
      path,
      line: source.bodyLine,
      message: `the hover has more than ${LONGEST_HOVER_LINES} lines: move the rest behind \`## More\``,
    });
  }
  if (rest.length === 0) {
    complaints.push({
      path,
      line: source.bodyLine,
      message: '`## More` is missing: what the page tells beyond the hover',
    });
  }
  concepts.texts[locale][id] = {
    title: textOf(source, 'title', complaints),
    aliases: listOf(source, 'aliases'),
    answer: answer.replaceAll('\n', ' '),
    why: why.join('\n\n'),
    related: concepts.facts[id]?.related ?? [],
    source: concepts.facts[id]?.source ?? '',
  };
  concepts.pages[locale][id] = rest.join('## More').trim();
}

/** Complains where the English has changed since the Korean was last compared with it. */
function checkCompared(id: string, source: Source, complaints: Complaint[]): void {
  const english = join(source.path, '../en.md');
  if (!existsSync(english)) return;
  const compared = source.fields.get('en');
  if (compared?.value === fingerprintOf(readFileSync(english, 'utf8'))) return;
  complaints.push({
    path: relative(root, source.path),
    line: compared?.line ?? 1,
    message: `the English has changed since this was compared with it: compare, then \`npm run accept ${id}\``,
  });
}

function checkLinks(source: Source, ids: readonly string[], complaints: Complaint[]): void {
  const path = relative(root, source.path);
  for (const id of listOf(source, 'related')) {
    if (!ids.includes(id)) {
      complaints.push({
        path,
        line: source.fields.get('related')?.line ?? 1,
        message: `\`related\` names \`${id}\`, which is no concept`,
      });
    }
  }
  source.body.split('\n').forEach((text, index) => {
    for (const match of text.matchAll(/\]\(concept:([^)]*)\)/g)) {
      if (!ids.includes(match[1] ?? '')) {
        complaints.push({
          path,
          line: source.bodyLine + index,
          message: `the link leads to \`${match[1]}\`, which is no concept`,
        });
      }
    }
  });
}

function checkPictures(source: Source, pictures: readonly string[], complaints: Complaint[]): void {
  source.body.split('\n').forEach((text, index) => {
    if (!text.includes('](picture:')) return;
    const complain = (message: string) =>
      complaints.push({ path: relative(root, source.path), line: source.bodyLine + index, message });
    const [picture] = findPictures(text);
    if (!picture) complain('a picture is a line of its own: `![words](picture:id)`');
    else if (!pictures.includes(picture.id))
      complain(`\`${picture.id}\` is no picture; there are: ${pictures.join(', ')}`);
    else if (picture.words.trim() === '') complain('the picture has no words: say in a few what it shows');
  });
}
