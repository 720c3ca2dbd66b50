import { expect, test } from 'vitest';
import { Progress } from './progress.ts';

function watch(isTTY: boolean) {
  const written: string[] = [];
  const clock = { now: 0 };
  const stream = { isTTY, columns: 20, write: (text: string) => void written.push(text) };
  const progress = new Progress(
    stream,
    ({ args }) => `${args?.done}/${args?.all} ${args?.path}`,
    () => clock.now,
  );
  return { written, clock, progress };
}

test('short runs say nothing', () => {
  const { written, clock, progress } = watch(true);
  clock.now = 400;
  progress.tell(1, 2, 'Dockerfile');
  progress.clear();
  expect(written).toEqual([]);
});

test('long ones rewrite one line, and take it away', () => {
  const { written, clock, progress } = watch(true);
  clock.now = 600;
  progress.tell(1, 2, 'Dockerfile');
  progress.tell(2, 2, 'a/very/deep/folder/Dockerfile');
  progress.clear();
  expect(written).toEqual(['\r\u001B[K1/2 Dockerfile', '\r\u001B[K2/2 a/very/deep/fo…', '\r\u001B[K']);
});

test('nothing is drawn where there is no screen', () => {
  const { written, clock, progress } = watch(false);
  clock.now = 600;
  progress.tell(1, 2, 'Dockerfile');
  progress.clear();
  expect(written).toEqual([]);
});
