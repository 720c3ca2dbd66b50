import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = ['no-self-reference-env'];

test.each([
  'ENV PATH=/a:$PATH',
  'ENV A=$A:x B=1',
  'ENV A=1\nENV B=$A',
  // The older value may be what is meant.
  'ENV A=1\nENV A=2 B=$A',
  'ARG A=1\nENV A=$A B=$A',
  'ENV PATH=/a:$PATH OLD=$PATH',
  'ENV JAVA_HOME=/j PATH=$JAVA_HOME/bin:$PATH',
  'ENV A=1 B=${A:-2}',
  "ENV A=1 B='$A'",
  'ENV A=1 B=\\$A',
  'ENV A $B and B=1',
  'LABEL a=1 b=$a',
])('silent about %j', line => {
  expectSilence('dockerfile', `FROM acme/app:1\n${line}\n`, { only });
});

test('to the left and to the right', () => {
  expectFindings(
    'dockerfile',
    `FROM acme/app:1
ENV A=1 B=$A/x
          ^^ no-self-reference-env
ENV C="a \${D}" \\
         ^^^^ no-self-reference-env
    D=1
ONBUILD ENV E=1 F=$E
                  ^^ no-self-reference-env
`,
    { only },
  );
});
