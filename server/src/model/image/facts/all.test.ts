import { describe, expect, it } from 'vitest';
import { endOfLife } from '../end-of-life.ts';
import { parseImageReference } from '../reference.ts';
import { allFacts } from './all.ts';
import type { ImageFacts } from './image-facts.ts';

const DAY = /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** Negative when version `a` is older than `b`. */
function compare(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

/** Every name of the image that can be pulled as it stands. */
const plainNames = (facts: ImageFacts) => facts.names.filter(name => !name.endsWith('*'));

describe('the facts', () => {
  it('know every name once', () => {
    const names = allFacts.flatMap(facts => facts.names);
    expect(names).toEqual([...new Set(names)]);
    const products = allFacts.map(facts => facts.name);
    expect(products).toEqual([...new Set(products)]);
  });

  it.each(allFacts)('of $name are well formed', facts => {
    for (const name of plainNames(facts)) {
      expect(parseImageReference(name, 0)).toMatchObject({ familiar: name, valid: true });
    }
    for (const cycle of facts.cycles) expect(cycle.eol ?? '2026-01-01').toMatch(DAY);
    const versions = facts.cycles.map(cycle => cycle.version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => compare(b, a)));
    expect(facts.data?.every(({ folder }) => folder.startsWith('/')) ?? true).toBe(true);
    expect(facts.data?.at(-1)?.from).toBeUndefined();
    expect(facts.checked).toMatch(DAY);
    expect(facts.source).toMatch(/^https:\/\//);
  });

  it.each(allFacts.filter(facts => !facts.retired))('never lead $name to what is out of support itself', facts => {
    for (const name of plainNames(facts)) {
      for (const current of facts.current) {
        expect(endOfLife(parseImageReference(`${name}:${current}`, 0), facts.checked)).toBeUndefined();
      }
    }
  });

  it.each(allFacts)('lead every version of $name that is over to a supported one', facts => {
    for (const name of plainNames(facts)) {
      for (const { version, eol } of facts.cycles) {
        const end = endOfLife(parseImageReference(`${name}:${version}`, 0), facts.checked);
        expect(end === undefined).toBe(eol === null || facts.checked <= eol);
        if (end)
          expect(endOfLife(parseImageReference(`${end.image}:${end.successor}`, 0), facts.checked)).toBeUndefined();
      }
    }
  });
});
