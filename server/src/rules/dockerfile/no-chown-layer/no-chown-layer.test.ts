import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['no-chown-layer'];
const from = 'FROM node:24\nWORKDIR /app\n';

test.each([
  'COPY --chown=node . .\nRUN chown -R node /app',
  'COPY . .\nRUN chown node /app',
  'COPY . .\nRUN chown -R node /data',
  'COPY . /opt\nRUN chown -R node /app',
  'RUN chown -R node /app\nCOPY . .',
  'RUN git clone https://a.com/x . && chown -R node /app',
  // One small file, twice.
  'COPY nginx.conf ./\nRUN chown -R node /app',
  'COPY . .\nRUN chown -R node $SOMEWHERE',
  'COPY . $SOMEWHERE\nRUN chown -R node /app',
])('silent about %j', lines => {
  expectSilence('dockerfile', `${from}${lines}\n`, { only });
});

test('silent about stages that do not ship, and relative folders in an unknown one', () => {
  expectSilence('dockerfile', `${from}COPY . .\nRUN chown -R node .\nFROM scratch\n`, { only });
  expectSilence('dockerfile', 'FROM node:24\nCOPY . app\nRUN chown -R node app\n', { only });
});

test('points at the chown, and tells the line of the COPY', () => {
  const text = `${from}COPY . .\nRUN npm ci && chown -R node:node .\n`;
  expectFindings(
    'dockerfile',
    `${from}COPY . .\nRUN npm ci && chown -R node:node .\n              ^^^^^^^^^^^^^^^^^^ no-chown-layer\n`,
    { only },
  );
  expect(snapshotOf('dockerfile', text, { only }).findings.map(({ args }) => args)).toEqual([
    { owner: 'node:node', line: 3 },
  ]);
});

test('a RUN that has to do with other folders is no reason to keep quiet', () => {
  const text = 'FROM node:24\nRUN apt-get update\nWORKDIR /app\nCOPY . .\nRUN chown -R node .\n';
  expect(fixAll(text, snapshotOf('dockerfile', text, { only }).findings)).toBe(
    'FROM node:24\nRUN apt-get update\nWORKDIR /app\nCOPY --chown=node . .\nRUN chown node .\n',
  );
});

test.each([
  ['COPY . .\nRUN chown -R node .', 'COPY --chown=node . .\nRUN chown node .'],
  [
    'COPY package.json ./\nCOPY --chmod=755 src ./\nRUN chown --recursive 1000:1000 /app',
    'COPY --chown=1000:1000 package.json ./\nCOPY --chown=1000:1000 --chmod=755 src ./\nRUN chown 1000:1000 /app',
  ],
  ['COPY --link . .\nRUN chown -R 1000 /app', 'COPY --chown=1000 --link . .\nRUN chown 1000 /app'],
  // The user may not be there yet, or files may come from elsewhere.
  ['COPY . .\nRUN useradd app\nRUN chown -R app .', undefined],
  ['RUN git clone https://a.com/x .\nCOPY . .\nRUN chown -R node .', undefined],
  ['ENV A=/app\nWORKDIR /\nRUN git clone https://a.com/x $A/x\nCOPY . $A\nRUN chown -R node $A', undefined],
  ['COPY dist /app/dist\nRUN chown -R node /app', undefined],
  ['COPY . .\nRUN chown -R node /app /data', undefined],
  ['COPY . .\nRUN chown -R $WHO /app', undefined],
  ['COPY . .\nRUN chown -hR node /app', undefined],
  ['COPY --link . .\nRUN chown -R node /app', undefined],
])('fixes %j', (lines, fixed) => {
  const text = `${from}${lines}\n`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings).toHaveLength(1);
  expect(fixAll(text, findings)).toBe(`${from}${fixed ?? lines}\n`);
});
