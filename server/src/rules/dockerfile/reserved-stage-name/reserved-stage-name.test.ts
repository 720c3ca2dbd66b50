import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['reserved-stage-name'];

test.each(['FROM scratch\n', 'FROM scratch AS scratch-base\n', 'FROM context AS build\n', 'FROM node:24\n'])(
  'silent about %j',
  text => {
    expectSilence('dockerfile', text, { only });
  },
);

test('both names, in any case', () => {
  const text = `FROM node:24 AS Scratch
                ^^^^^^^ reserved-stage-name
FROM node:24 AS context
                ^^^^^^^ reserved-stage-name
`;
  expectFindings('dockerfile', text, { only });
  const plain = 'FROM node:24 AS Scratch\nFROM node:24 AS context\n';
  expect(snapshotOf('dockerfile', plain, { only }).findings.map(f => f.message)).toEqual(['default', 'context']);
});
