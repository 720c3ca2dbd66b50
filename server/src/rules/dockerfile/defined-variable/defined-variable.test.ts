import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['defined-variable'];
const head = 'FROM acme/web:1\nARG APP_HOME=/app\nENV HOST1=a\n';

test.each([
  ['declared names', 'WORKDIR $APP_HOME'],
  ['names that are far from any', 'WORKDIR $SOMEWHERE'],
  ['what the base image may set', 'ENV P=$JAVA_HOME/bin:$PATH'],
  ['a word that only looks alike', 'WORKDIR $PIP_HOME'],
  ['another number', 'ENV X=$HOST2'],
  ['an author who thought of it', 'WORKDIR ${APP_HOEM:-/app}'],
  ['the shell', 'RUN echo $APP_HOEM'],
  ['a child image', 'ONBUILD WORKDIR $APP_HOEM'],
  ['what the same line sets', 'ENV APP_HOMES=$APP_HOMES:/x'],
  ['what is escaped', 'WORKDIR \\$APP_HOEM'],
])('silent about %s', (_, line) => {
  expectSilence('dockerfile', `${head}${line}\n`, { only });
});

test('silent where the name is right and the place is not', () => {
  expectSilence('dockerfile', 'ARG APP_HOEM=/a\nFROM acme/web:1\nARG APP_HOME=/a\nWORKDIR $APP_HOEM\n', { only });
});

test('case counts', () => {
  expectFindings(
    'dockerfile',
    `${head}COPY a \${App_Home}/a
         ^^^^^^^^ defined-variable
LABEL home=$APP_HOEM
            ^^^^^^^^ defined-variable
`,
    { only },
  );
});

test('a stage below knows what its parent declared', () => {
  const text = 'FROM a:1 AS base\nENV APP_HOME=/app\nFROM base\nWORKDIR ${APP_HOM}/x\n';
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(fixAll(text, findings)).toBe(text.replace('APP_HOM}', 'APP_HOME}'));
});
