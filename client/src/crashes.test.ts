import { expect, test } from 'vitest';
import { Crashes } from './crashes.ts';

const MINUTE = 60_000;

test('starts again five times in three minutes, then gives up', () => {
  const crashes = new Crashes();
  const answers = [0, 1, 2, 3, 4, 5].map(second => crashes.note(second * 1000));
  expect(answers).toEqual(['restart', 'restart', 'restart', 'restart', 'restart', 'give up']);
});

test('a crash now and then is no reason to give up', () => {
  const crashes = new Crashes();
  for (let time = 0; time < 60 * MINUTE; time += MINUTE) expect(crashes.note(time)).toBe('restart');
});

test('a restart by hand counts from zero', () => {
  const crashes = new Crashes();
  for (let second = 0; second < 6; second += 1) crashes.note(second);
  crashes.forget();
  expect(crashes.note(7)).toBe('restart');
});
