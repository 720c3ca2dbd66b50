// What holds for every rule there is: its words are complete, and its examples are true.
import { describe, expect, test } from 'vitest';
import { expectSilence, fixAll, pagesOf, ruleOf, snapshotOf, textsOf } from '../../test/expect.ts';
import { conceptFacts } from '../generated/concepts.ts';
import { placeholdersOf } from '../knowledge/format.ts';
import type { RulePage } from '../knowledge/texts.ts';
import { catalogue } from './catalogue.ts';
import type { Language } from './rule.ts';

const texts = { en: textsOf('en'), ko: textsOf('ko') };
/** What the examples of rules that wait for a setting take for granted. */
const settings = { trustedRegistries: ['registry.example.com'] };
const pages = { en: pagesOf('en'), ko: pagesOf('ko') };

describe.each(catalogue.map(entry => [entry.id, entry] as const))('%s', (id, { rule }) => {
  test('links to a concept that exists', () => {
    expect(Object.keys(conceptFacts)).toContain(rule.concept);
  });

  test('has titles for its fix, if and only if it has one', () => {
    for (const locale of ['en', 'ko'] as const) {
      expect(Object.keys(texts[locale].rules[id]?.fix ?? {}).length > 0).toBe(rule.fix !== null);
    }
  });

  test('says the same in both languages', () => {
    const [en, ko] = [texts.en.rules[id], texts.ko.rules[id]];
    for (const part of ['message', 'fix'] as const) {
      expect(Object.keys(ko?.[part] ?? {})).toEqual(Object.keys(en?.[part] ?? {}));
      for (const [variant, template] of Object.entries(en?.[part] ?? {})) {
        expect(placeholdersOf(ko?.[part][variant] ?? ''), variant).toEqual(placeholdersOf(template));
      }
    }
  });

  describe.each(['en', 'ko'] as const)('examples in %s', locale => {
    const page = pages[locale].rules[id];
    const bad = examplesOf(page, 'bad');
    const good = examplesOf(page, 'good');
    const files = filesBeside(page);

    test.each(bad)('bad example %#', ({ code, language, path }) => {
      const { findings } = snapshotOf(language, code, { only: [id], settings, files, path });
      expect(findings.length).toBeGreaterThan(0);
      for (const finding of findings) {
        const variant = finding.message ?? 'default';
        const template = texts[locale].rules[id]?.message[variant];
        expect(template, `a message called ${variant}`).toBeDefined();
        expect(Object.keys(finding.args ?? {})).toEqual(expect.arrayContaining(placeholdersOf(template ?? '')));
        const fix = finding.fix?.();
        if (fix) {
          const titles = texts[locale].rules[id]?.fix ?? {};
          const title = titles[variant] ?? titles['default'] ?? '';
          expect(Object.keys({ ...finding.args, ...fix.args })).toEqual(expect.arrayContaining(placeholdersOf(title)));
        }
      }
    });

    test.each(good)('good example %#', ({ code, language, path }) => {
      expectSilence(language, code, { only: [id], settings, files, path });
    });

    if (rule.fix !== null) {
      test('the fix turns bad into good', () => {
        const fixed = bad.map(({ code, language, path }) => {
          const { findings } = snapshotOf(language, code, { only: [id], settings, files, path });
          const fixes = findings.map(finding => finding.fix?.()).filter(fix => fix !== undefined);
          const created = fixes.flatMap(({ create = [] }) => create.map(file => [file.path, file.text] as const));
          return { code: fixAll(code, findings), created, path: fixes.find(({ rename }) => rename)?.rename ?? path };
        });
        const mended = fixed
          .map((each, i) => ({ ...each, i }))
          .filter(({ code, created, path, i }) => created.length > 0 || path !== bad[i]?.path || code !== bad[i]?.code);
        expect(mended.length).toBeGreaterThan(0);
        for (const { code, created, path, i } of mended) {
          if (code !== bad[i]?.code) expect(code).toBe(good[i]?.code);
          const after = { ...files, ...Object.fromEntries(created) };
          expectSilence(bad[i]?.language ?? 'dockerfile', code, { only: [id], settings, files: after, path });
        }
      });

      test('after the fix nothing new is wrong', () => {
        for (const { code, language, path } of bad) {
          const before = snapshotOf(language, code, { files, path }).findings;
          const own = snapshotOf(language, code, { only: [id], settings, files, path }).findings;
          const created = own.flatMap(finding => finding.fix?.()?.create ?? []).map(file => [file.path, file.text]);
          const beside = { ...files, ...Object.fromEntries(created) };
          const after = snapshotOf(language, fixAll(code, own), { files: beside, path }).findings.map(f => f.entry.id);
          const known = new Set(before.map(f => f.entry.id));
          expect(after.filter(other => !known.has(other))).toEqual([]);
        }
      });
    }
  });
});

test('every rule can be found by its id', () => {
  for (const { id } of catalogue) expect(ruleOf(id).id).toBe(id);
});

interface Piece {
  readonly code: string;
  readonly language: Language;
  readonly path: string | undefined;
}

function examplesOf(page: RulePage | undefined, wanted: 'bad' | 'good'): Piece[] {
  return (page?.examples ?? [])
    .filter(({ kind }) => kind === wanted)
    .map(({ code, language, path }) => ({
      code,
      path,
      language: language === 'dockerfile' ? 'dockerfile' : 'compose',
    }));
}

function filesBeside(page: RulePage | undefined): Record<string, string> {
  const beside = (page?.examples ?? []).filter(({ kind }) => kind === 'beside');
  return Object.fromEntries(beside.map(({ path = '', code }) => [path, code]));
}
