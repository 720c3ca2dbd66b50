// The checks against the specification, tried on documents that are made from it: what it allows is never reported, and
// what is changed is found where it was changed.
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fits } from '../src/generated/compose-validator.ts';
import { parseCompose } from '../src/model/compose/parse.ts';
import { formats } from '../src/rules/schema/formats.ts';
import { addNewer, type Schema } from '../src/rules/schema/newer.ts';
import { isSoundTo } from '../src/rules/schema/plain.ts';
import { readComposeSchema } from '../tools/compose-schema.ts';
import { DRAFT, withoutErrors } from '../tools/compose-validator.ts';
import { documents, type Entry, print, type Value } from './compose-documents.ts';
import { snapshotOf } from './expect.ts';

const only = { only: ['yaml-syntax', 'known-key', 'value-type'] };
/** Fixed, so that a failure is the same on every machine. */
const runs = { seed: 20261129, numRuns: 250 };
const MARK = 'zz';

function findingsIn(text: string): readonly string[] {
  return snapshotOf('compose', text, only).findings.map(
    ({ entry, message, span }) =>
      `${entry.id}/${message ?? 'default'} at ${JSON.stringify(text.slice(span.start, span.end))}`,
  );
}

test('what the specification allows is never reported, however it is written', () => {
  fc.assert(
    fc.property(documents, fc.nat(), (document, seed) => {
      const text = print(document, seed);
      const found = findingsIn(text);
      if (found.length > 0) throw new Error(`${found.join('\n')}\n${text}`);
    }),
    runs,
  );
});

test('a misspelt key is found where it stands', () => {
  fc.assert(
    fc.property(documents, fc.nat(), fc.nat(), (document, choice, seed) => {
      const changed = changeAt(document, choice, entry =>
        entry.named ? { ...entry, key: `${entry.key}_${MARK}` } : undefined,
      );
      if (changed !== undefined) expectFound(changed, seed, 'known-key');
    }),
    runs,
  );
});

test('a value of the wrong type, and a word that is none of those allowed, are found where they stand', () => {
  fc.assert(
    fc.property(documents, fc.nat(), fc.nat(), (document, choice, seed) => {
      const changed = changeAt(document, choice, entry => {
        const value = wrong(entry.value);
        return entry.named && value !== undefined ? { ...entry, value } : undefined;
      });
      if (changed !== undefined) expectFound(changed, seed, 'value-type');
    }),
    runs,
  );
});

describe('the compiled validator', () => {
  const specification = readComposeSchema();
  addNewer(specification);
  const reference = new Ajv({ strict: false, formats }).compile({ ...specification, $schema: DRAFT });

  test('answers as ajv does', () => {
    let refused = 0;
    fc.assert(
      fc.property(documents, fc.nat(), fc.jsonValue(), (document, choice, junk) => {
        const changed = changeAt(document, choice, entry => ({
          ...entry,
          key: choice % 2 === 0 ? `${entry.key}1` : entry.key,
          value: scalar(junk as string),
        }));
        for (const data of [plain(document), plain(changed ?? document), junk]) {
          expect(fits(data)).toBe(reference(data));
          if (!reference(data)) refused++;
        }
      }),
      runs,
    );
    expect(refused).toBeGreaterThan(100);
  });

  test('finds nothing wrong where a walk finds nothing, and sends everything else on a walk', () => {
    let sound = 0;
    fc.assert(
      fc.property(documents, fc.nat(), fc.nat(), (document, choice, seed) => {
        const changed = changeAt(document, choice, entry =>
          entry.named ? { ...entry, key: `${entry.key}_${MARK}` } : undefined,
        );
        for (const text of [document, changed ?? document].map(each => print(each, seed))) {
          if (!isSoundTo(fits, parseCompose(text))) continue;
          sound++;
          expect(findingsIn(text), text).toEqual([]);
        }
      }),
      runs,
    );
    // Variables where a word of a list is wanted are looked at by the walk alone; they are few.
    expect(sound).toBeGreaterThan(runs.numRuns * 0.6);
  });

  test('is not made of code that nobody knows', () => {
    expect(() => withoutErrors('function validate1(data){validate1.errors = other;}')).toThrow('other code');
  });
});

/** Nothing but the change is told, on its line, and the document is shown where that is not so. */
function expectFound(document: Value, seed: number, rule: string): void {
  const text = print(document, seed);
  const { findings, file } = snapshotOf('compose', text, only);
  const line = file.lines.lineAt(text.indexOf(MARK));
  const places = findings.map(({ entry, span }) => [entry.id, file.lines.lineAt(span.start)] as const);
  const isRight = places.length === 1 && places[0]?.[0] === rule && places[0][1] === line;
  if (!isRight)
    throw new Error(`${findingsIn(text).join('\n') || 'nothing found'}, but line ${line + 1} is wrong:\n${text}`);
}

/** The document with one entry replaced: the `choice`-th of those that `change` has something for. */
function changeAt(document: Value, choice: number, change: (entry: Entry) => Entry | undefined): Value | undefined {
  const places: Entry[] = [];
  const collect = (value: Value): void => {
    if (value.kind === 'list') value.items.forEach(collect);
    if (value.kind !== 'mapping') return;
    for (const entry of value.entries) {
      if (entry.key === 'x-note') continue;
      if (change(entry) !== undefined) places.push(entry);
      collect(entry.value);
    }
  };
  collect(document);
  const target = places[choice % Math.max(1, places.length)];
  const rebuild = (value: Value): Value => {
    if (value.kind === 'list') return { ...value, items: value.items.map(rebuild) };
    if (value.kind !== 'mapping') return value;
    const entries = value.entries.map(entry => {
      return entry === target ? (change(entry) ?? entry) : { ...entry, value: rebuild(entry.value) };
    });
    return { ...value, entries };
  };
  return target === undefined ? undefined : rebuild(document);
}

/** A value that the place of `value` does not take; undefined where it takes nearly everything. */
function wrong(value: Value): Value | undefined {
  const { shape } = value;
  if (value.kind === 'list' || value.kind === 'mapping') return undefined;
  const isWord =
    shape.enum !== undefined || (shape.format !== undefined && !['mount', 'device', 'host'].includes(shape.format));
  if (isWord) return scalar(`${MARK} ?`);
  const list = {
    kind: 'list',
    items: [{ kind: 'list', items: [scalar(MARK)], shape: {} }],
    shape: {},
    flow: true,
  } as const;
  return shape.type === undefined ? undefined : list;
}

function scalar(data: string): Value {
  return { kind: 'scalar', data, shape: {} as Schema };
}

function plain(value: Value): unknown {
  if (value.kind === 'scalar') return value.data;
  if (value.kind === 'list') return value.items.map(plain);
  return Object.fromEntries(value.entries.map(({ key, value: inner }) => [key, plain(inner)]));
}
