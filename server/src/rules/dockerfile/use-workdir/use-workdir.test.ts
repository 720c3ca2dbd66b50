import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['use-workdir'];
const from = 'FROM debian:13\nWORKDIR /src\n';

test.each([
  'RUN cd build && make',
  'RUN cd build && make && cd ..',
  'RUN cd /tmp && make && cd /src',
  'RUN (cd build)',
  'RUN (cd build && make) && ls',
  'RUN test -d build && cd build && make',
  'RUN if true; then cd build; fi',
  'RUN d=$(cd build && pwd) && echo $d',
  'RUN make || cd build',
  'RUN echo cd build',
  'RUN cat x | cd build',
  'RUN <<EOF\ncd build\nmake\nEOF',
  'RUN ["ls"]',
  'CMD cd build && ./app',
])('silent about %j', line => {
  expectSilence('dockerfile', `${from}${line}\n`, { only });
});

test('points at the cd', () => {
  expectFindings(
    'dockerfile',
    `${from}RUN mkdir -p build && cd build
                      ^^^^^^^^ use-workdir
RUN <<EOF
mkdir x
cd x
^^^^ use-workdir
EOF
`,
    { only },
  );
});

test.each([
  ['RUN cd build', 'WORKDIR /src/build'],
  ['RUN cd ../lib/./x', 'WORKDIR /lib/x'],
  ['RUN cd "/opt/app"', 'WORKDIR /opt/app'],
  ['RUN mkdir -p /a; cd /a', 'RUN mkdir -p /a\nWORKDIR /a'],
  ['RUN mkdir -p /a \\\n    && cd /a', 'RUN mkdir -p /a\nWORKDIR /a'],
  ['ENV APP=/app\nRUN cd $APP', 'ENV APP=/app\nWORKDIR $APP'],
  ['ENV APP=/app\nRUN true && cd ${APP}/x', 'ENV APP=/app\nRUN true\nWORKDIR ${APP}/x'],
  // What cannot be said for certain, or would lose a comment, stays.
  ['RUN cd $SOMEWHERE', 'RUN cd $SOMEWHERE'],
  ['RUN cd', 'RUN cd'],
  ['RUN cd ~', 'RUN cd ~'],
  ['RUN cd -P build', 'RUN cd -P build'],
  ['RUN mkdir a && \\\n# into it\n  cd a', 'RUN mkdir a && \\\n# into it\n  cd a'],
  ['RUN cd build || exit 1', 'RUN cd build || exit 1'],
  ['RUN --network=none cd build', 'RUN --network=none cd build'],
])('fixes %j', (line, fixed) => {
  const text = `${from}${line}\n`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings).toHaveLength(1);
  expect(fixAll(text, findings)).toBe(`${from}${fixed}\n`);
});

test('without a WORKDIR a relative folder has no address', () => {
  const text = 'FROM debian:13\nRUN cd build\n';
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.map(f => f.message)).toEqual(['default']);
  expect(fixAll(text, findings)).toBe(text);
});

test('keeps CRLF', () => {
  const text = 'FROM debian:13\r\nRUN a && cd /b\r\nRUN c\r\n';
  expect(fixAll(text, snapshotOf('dockerfile', text, { only }).findings)).toBe(
    'FROM debian:13\r\nRUN a\r\nWORKDIR /b\r\nRUN c\r\n',
  );
});
