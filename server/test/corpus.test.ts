// Real files of four projects: nothing is called an error that Docker takes, and what is fixed stays fixed. The files are
// no part of this repository; without them the test says so and is skipped.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { fixSafely } from '../src/features/fixes.ts';
import { isComposeFile } from '../src/model/compose/names.ts';
import type { Language } from '../src/rules/rule.ts';
import type { Snapshot } from '../src/snapshot.ts';
import { fixAll, snapshotOf } from './expect.ts';

const folder = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
const isThere = existsSync(folder);
if (!isThere) console.log(`Skipped: the real files are not in ${folder}.`);

interface File {
  readonly path: string;
  readonly language: Language;
  readonly text: string;
}

const files: readonly File[] = isThere
  ? readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .flatMap(path => {
        const language = languageOf(basename(path));
        return language ? [{ path: relative(folder, path), language, text: readFileSync(path, 'utf8') }] : [];
      })
  : [];

/** The one file that Compose of today would refuse: it is written for version 1. */
const VERSION_1 = 'jessfraz/openvpn/docker-compose.yml';

const strict = { settings: { profile: 'strict' as const } };

describe.skipIf(!isThere)('real files', () => {
  test('are many', () => {
    expect(files.length).toBeGreaterThan(370);
  });

  test('hold no error: Docker takes them all', () => {
    const errors = files.flatMap(({ path, language, text }) =>
      snapshotOf(language, text, strict)
        .findings.filter(({ severity }) => severity === 'error')
        .map(({ entry }) => `${path}: ${entry.id}`),
    );
    expect(errors.filter(error => !error.startsWith(VERSION_1))).toEqual([]);
  });

  test('after all safe fixes read the same, have nothing left to fix, and nothing new to tell', () => {
    for (const { path, language, text } of files) {
      const check = (changed: string) => snapshotOf(language, changed, strict);
      const before = check(text);
      const { text: fixed } = fixSafely(before, check);
      const after = check(fixed);
      expect(fixSafely(after, check).text, path).toBe(fixed);
      expect(newRules(before, after), path).toEqual([]);
      // MAINTAINER becomes LABEL where it stands; nothing else comes or goes.
      const kept = (snapshot: Snapshot) => shapeOf(snapshot).map(word => (word === 'MAINTAINER' ? 'LABEL' : word));
      expect(kept(after), path).toEqual(kept(before));
    }
  });

  test('of compose hold the same document after all safe fixes, and every comment', () => {
    for (const { path, text } of files.filter(({ language }) => language === 'compose')) {
      const check = (changed: string) => snapshotOf('compose', changed, strict);
      const before = check(text);
      const { text: fixed } = fixSafely(before, check);
      const after = check(fixed);
      expect(documentOf(fixed), path).toEqual(documentOf(text));
      expect(commentsOf(after), path).toEqual(commentsOf(before));
    }
  });

  test('take each fix alone: it mends its finding and reads well', () => {
    for (const { path, language, text } of files) {
      const before = snapshotOf(language, text, strict);
      const known = before.findings.length;
      for (const finding of before.findings) {
        const fixed = fixAll(text, [finding]);
        if (fixed === text) continue;
        const after = snapshotOf(language, fixed, strict);
        expect(
          after.findings.filter(({ severity }) => severity === 'error').length,
          `${path}: ${finding.entry.id}`,
        ).toBe(before.findings.filter(({ severity }) => severity === 'error').length);
        // A file of version 1 has no services until it is mended: then there is more to say.
        if (path === VERSION_1 && finding.entry.id === 'compose-v1-keys') continue;
        expect(after.findings.length, `${path}: ${finding.entry.id}`).toBeLessThanOrEqual(known + 1);
      }
    }
  });
});

function languageOf(name: string): Language | undefined {
  if (isComposeFile(name)) return 'compose';
  return /^(Dockerfile(\..*)?|.*\.[Dd]ockerfile)$/.test(name) && !name.endsWith('.dockerignore')
    ? 'dockerfile'
    : undefined;
}

/** Rules that speak after a change and did not before. */
function newRules(before: Snapshot, after: Snapshot): string[] {
  const known = new Set(before.findings.map(({ entry }) => entry.id));
  return after.findings.map(({ entry }) => entry.id).filter(id => !known.has(id));
}

/** What a file is made of, whatever its words: the instructions, or the services. */
function shapeOf({ file }: Snapshot): string[] {
  return file.kind === 'dockerfile'
    ? file.instructions.map(({ keyword }) => keyword)
    : file.services.map(({ name }) => name).sort();
}

/** What a compose file says to Compose, but for what safe fixes are there to change. */
function documentOf(text: string): unknown {
  const documents = parseAllDocuments(text, { uniqueKeys: false, merge: true, customTags: [], logLevel: 'silent' });
  return documents.map(document => withoutFixed(document.toJS()));
}

/** The order of keys and of some lists is free, as are quotes; a version means nothing; ports get an address. */
function withoutFixed(value: unknown, key = ''): unknown {
  if (typeof value !== 'object' || value === null) return String(value).replace(/^127\.0\.0\.1:(?=\d)/, '');
  if (Array.isArray(value)) {
    const items = value.map(item => withoutFixed(item));
    return key === 'ports' || key === 'depends_on' ? items.map(item => JSON.stringify(item)).sort() : items;
  }
  const entries = Object.entries(value).filter(([name]) => !['version', 'privileged', 'host_ip'].includes(name));
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutFixed(inner, name)]));
}

/** The comments, by their text: re-ordering moves them along. */
function commentsOf({ file }: Snapshot): string[] {
  return file.comments.map(({ text }) => text).sort();
}
