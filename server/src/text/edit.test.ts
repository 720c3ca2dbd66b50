import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, CleanEdits, type Edit, insert, remove, replace } from './edit.ts';

test('a fix goes in whole or not at all', () => {
  const clean = new CleanEdits();
  expect(clean.add([replace({ start: 2, end: 4 }, 'a')])).toBe(true);
  expect(clean.add([insert(9, 'b'), remove({ start: 3, end: 5 })])).toBe(false);
  expect(clean.add([insert(2, 'c'), insert(4, 'd')])).toBe(true);
  expect(applyEdits('0123456789', clean.sorted).text).toBe('01cad456789');
});

test('what is clean is what can be applied together', () => {
  const span = fc.tuple(fc.nat(12), fc.nat(3)).map(([start, length]) => ({ start, end: start + length }));
  const fix = fc.array(span, { minLength: 1, maxLength: 3 });
  const property = fc.property(fc.array(fix, { maxLength: 8 }), fixes => {
    const clean = new CleanEdits();
    let taken: Edit[] = [];
    for (const edits of fixes.map(spans => spans.map(remove))) {
      const together = [...taken, ...edits];
      const fits = applyEdits(' '.repeat(20), together).applied.length === together.length;
      expect(clean.add(edits)).toBe(fits);
      if (fits) taken = together;
    }
    expect(clean.sorted).toHaveLength(taken.length);
  });
  fc.assert(property, { numRuns: 300, seed: 20261129 });
});
