// The only place where tests touch the API: small texts with markers go in, plain comparisons come out.
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Hints, Locale, Pages, Texts } from '../src/knowledge/texts.ts';
import type { Compose } from '../src/model/compose/compose.ts';
import type { Dockerfile } from '../src/model/dockerfile/dockerfile.ts';
import { parse } from '../src/model/parse.ts';
import { type CatalogueEntry, catalogue } from '../src/rules/catalogue.ts';
import type { Finding } from '../src/rules/engine.ts';
import type { Language, Neighbours } from '../src/rules/rule.ts';
import { chooseRules, defaultSettings, type Settings } from '../src/settings.ts';
import { Checker, Snapshot } from '../src/snapshot.ts';
import { applyEdits } from '../src/text/edit.ts';
import { Lines } from '../src/text/lines.ts';
import { normalize } from '../src/text/path.ts';

/** The day on which tests run. */
export const today = '2026-11-21';

/** What a test may set beside the text. */
export interface Scene {
  readonly settings?: Partial<Settings>;
  /** Only these rules speak, strict ones too. */
  readonly only?: readonly string[];
  /** Files beside the checked one, by relative path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Where the checked file lies; its usual name by default. */
  readonly path?: string | undefined;
  readonly today?: string;
}

/** The texts of one language, as the build ships them. */
export function textsOf(locale: Locale): Texts {
  const hints = readGenerated(`texts/${locale}/hints.json`) as Hints;
  return { ...hints, rules: readGenerated(`texts/${locale}/rules.json`) as Texts['rules'] };
}

/** What the pages of one language say, as the build ships it. */
export function pagesOf(locale: Locale): Pages {
  return readGenerated(`texts/${locale}/pages.json`) as Pages;
}

/** A snapshot of `text`, with the rules that the scene wants. */
export function snapshotOf(language: Language, text: string, scene: Scene = {}): Snapshot {
  const path = scene.path ?? (language === 'compose' ? 'compose.yaml' : 'Dockerfile');
  const neighbours = neighboursOf(scene.files ?? {}, path);
  return new Snapshot(parse(text, language), checkerOf(scene), neighbours, scene.today ?? today);
}

/**
 * Checks a text in which a bare line `^^^ rule-id` under the code says what is found right above it; the marker lines are
 * taken out first. Every finding must be marked and every marker found. A finding over several lines is marked on its first.
 */
export function expectFindings(language: Language, marked: string, scene: Scene = {}): void {
  const { text, markers } = takeMarkers(marked);
  const { findings, file } = snapshotOf(language, text, scene);
  expect(
    mark(
      text,
      findings.map(f => ({ start: f.span.start, end: f.span.end, rule: f.entry.id })),
    ),
    file.text,
  ).toBe(mark(text, markers));
}

/** Checks that nothing is found. */
export function expectSilence(language: Language, text: string, scene: Scene = {}): void {
  expectFindings(language, text, scene);
}

/** Takes `<|>` out of a text, and says where it stood. */
export function takeCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('<|>');
  if (offset < 0) throw new Error('The text of this test has no cursor `<|>`.');
  return { text: marked.slice(0, offset) + marked.slice(offset + 3), offset };
}

/** The text after the fixes of all `findings`, evaluated against the text they were found in. */
export function fixAll(text: string, findings: readonly Finding[]): string {
  const edits = findings.flatMap(finding => finding.fix?.()?.edits ?? []);
  return applyEdits(text, dropRepeats(edits)).text;
}

/** The rule called `id`. */
export function ruleOf(id: string): CatalogueEntry {
  const entry = catalogue.find(candidate => candidate.id === id);
  if (!entry) throw new Error(`There is no rule \`${id}\`.`);
  return entry;
}

/** Files beside the checked one, from memory. `path` is where that one lies. */
export function neighboursOf(files: Readonly<Record<string, string>>, path: string): Neighbours {
  const parsed = new Map<string, Compose | Dockerfile>();
  const read = (name: string) => files[normalize(name)];
  const parseOnce = (name: string, language: Language) => {
    const text = read(name);
    const key = `${language} ${normalize(name)}`;
    if (text !== undefined && !parsed.has(key)) parsed.set(key, parse(text, language));
    return parsed.get(key);
  };
  return {
    path,
    read,
    compose: name => parseOnce(name, 'compose') as Compose | undefined,
    dockerfile: name => parseOnce(name, 'dockerfile') as Dockerfile | undefined,
  };
}

function checkerOf(scene: Scene): Checker {
  const settings: Settings = { ...defaultSettings, ...scene.settings };
  if (scene.only) {
    return new Checker(
      catalogue.filter(({ id }) => scene.only?.includes(id)),
      settings,
      true,
      new Set(),
    );
  }
  const overridden = new Set(Object.keys(settings.rules));
  return new Checker(chooseRules(catalogue, settings), settings, settings.profile === 'strict', overridden);
}

interface Marker {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}

function takeMarkers(marked: string): { text: string; markers: Marker[] } {
  const kept: string[] = [];
  const markers: Marker[] = [];
  let lastStart = 0;
  let length = 0;
  for (const line of marked.split('\n')) {
    const match = /^(\s*)(\^+)\s+(\S+)\s*$/.exec(line);
    if (match) {
      const start = lastStart + (match[1] ?? '').length;
      markers.push({ start, end: start + (match[2] ?? '').length, rule: match[3] ?? '' });
      continue;
    }
    lastStart = length;
    length += line.length + 1;
    kept.push(line);
  }
  return { text: kept.join('\n'), markers };
}

/** Writes the markers under the text again, so that a failing test shows the file as its author would see it. */
function mark(text: string, markers: readonly Marker[]): string {
  const lines = new Lines(text);
  const under = new Map<number, string[]>();
  for (const { start, end, rule } of markers) {
    const line = lines.lineAt(start);
    const width = Math.max(1, Math.min(end, lines.end(line)) - start);
    const list = under.get(line) ?? [];
    list.push(`${' '.repeat(start - lines.start(line))}${'^'.repeat(width)} ${rule}`);
    under.set(line, list);
  }
  return text
    .split('\n')
    .flatMap((line, i) => [line, ...(under.get(i) ?? []).sort()])
    .join('\n');
}

function dropRepeats<Edit extends { span: { start: number; end: number }; newText: string }>(
  edits: readonly Edit[],
): Edit[] {
  const seen = new Set<string>();
  return edits.filter(({ span, newText }) => {
    const identity = `${span.start} ${span.end} ${newText}`;
    return !seen.has(identity) && seen.add(identity);
  });
}

function readGenerated(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../src/generated/${path}`, import.meta.url), 'utf8'));
}
