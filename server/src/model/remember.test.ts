import { expect, test, vi } from 'vitest';
import { oncePer } from './remember.ts';

test('an object is asked once, also when the answer is undefined', () => {
  const read = vi.fn((_: { readonly name: string }) => undefined);
  const ask = oncePer(read);
  const thing = { name: 'a' };
  expect([ask(thing), ask(thing), ask({ name: 'a' })]).toEqual([undefined, undefined, undefined]);
  expect(read).toHaveBeenCalledTimes(2);
});

test('a changed copy of an object is another object', () => {
  const ask = oncePer(({ name }: { readonly name: string }) => name);
  const thing = { name: 'a' };
  expect(ask(thing)).toBe('a');
  expect(ask({ ...thing, name: 'b' })).toBe('b');
  expect(ask(thing)).toBe('a');
});

test('it is asked again when something else stands beside it', () => {
  const ask = oncePer((_: object, beside: string) => ({ beside }));
  const thing = {};
  const first = ask(thing, 'x');
  expect(ask(thing, 'x')).toBe(first);
  expect(ask(thing, 'y')).toEqual({ beside: 'y' });
});
