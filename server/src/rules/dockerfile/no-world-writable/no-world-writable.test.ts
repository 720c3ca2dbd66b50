import { expect, test } from 'vitest';
import { expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['no-world-writable'];
const from = 'FROM debian:13\n';

test.each([
  'RUN chmod 755 /app',
  'RUN chmod 775 /app',
  'RUN chmod 1777 /scratch',
  'RUN chmod a+rwxt /scratch',
  'RUN chmod +w x',
  'RUN chmod g+w x',
  'RUN chmod g=u x',
  'RUN chmod o-w x',
  'RUN chmod u+rwx,go+rx x',
  'RUN chmod $MODE x',
  'RUN chmod --reference=a 777',
  'RUN mkdir -m 755 a && echo 777',
  'COPY --chmod=755 a b',
])('silent about %j', line => {
  expectSilence('dockerfile', `${from}${line}\n`, { only });
});

test("a stage that does not ship is nobody's target", () => {
  expectSilence('dockerfile', 'FROM debian:13 AS build\nRUN chmod 777 /src\nFROM debian:13\nCOPY a b\n', { only });
});

test.each([
  ['RUN chmod -R 777 a', 'RUN chmod -R 755 a'],
  ['RUN chmod 0777 -R a', 'RUN chmod 0755 -R a'],
  ['RUN chmod 666 a', 'RUN chmod 644 a'],
  ['RUN chmod 2777 a', 'RUN chmod 2755 a'],
  ['RUN chmod 757 a', 'RUN chmod 755 a'],
  ['RUN chmod a+w a', 'RUN chmod u+w a'],
  ['RUN chmod ugo+rwX a', 'RUN chmod u+rwX,go+rX a'],
  ['RUN chmod u+x,o+w a', 'RUN chmod u+x,u+w a'],
  ['RUN chmod a=rw a', 'RUN chmod u=rw,go=r a'],
  ['RUN mkdir -m 777 a', 'RUN mkdir -m 755 a'],
  ['COPY --chmod=777 a b', 'COPY --chmod=755 a b'],
  ['RUN ["chmod", "777", "a"]', 'RUN ["chmod", "777", "a"]'],
])('fixes %j', (line, fixed) => {
  const text = `${from}${line}\n`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings).toHaveLength(1);
  expect(fixAll(text, findings)).toBe(`${from}${fixed}\n`);
});
