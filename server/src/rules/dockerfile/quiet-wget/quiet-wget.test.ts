import { expect, test } from 'vitest';
import { expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['quiet-wget'];

test.each([
  'wget -q https://x.example/a',
  'wget -qO- https://x.example/a',
  'wget -nv https://x.example/a',
  'wget --no-verbose https://x.example/a',
  'wget --progress=dot:giga https://x.example/a',
  'wget --spider https://x.example/a',
  'wget -o log https://x.example/a',
  'wget https://x.example/a 2>/dev/null',
  'wget $FLAGS https://x.example/a',
  'wget --version',
  'curl -O https://x.example/a',
])('silent about %s', command => {
  expectSilence('dockerfile', `FROM x\nRUN ${command}\n`, { only });
});

test.each([
  'wget https://x.example/a',
  'wget -O - https://x.example/a | tar -x',
  'wget -c $BASE_URL/a',
  'wget "$WHAT"',
])('finds %s', command => {
  expect(snapshotOf('dockerfile', `FROM x\nRUN ${command}\n`, { only }).findings).toHaveLength(1);
});
