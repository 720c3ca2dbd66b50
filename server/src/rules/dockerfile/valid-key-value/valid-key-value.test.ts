import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['valid-key-value'];

test.each([
  'ENV A=1 B="two words" C=two\\ words',
  "ENV A='it is' B=\"it's\" C=it\\'s",
  'ENV A=',
  'ENV A=""',
  'ENV A b c',
  'ENV A b=c',
  'ENV A="x \\\n  y"',
  // Comments between the lines are no part of the value.
  "ENV A=x\\\n# it's a comment\n  B=y",
  "ENV A=1 # it's one",
  'ENV A=${B:-"x"}',
  'LABEL "a b"="c d"',
  'LABEL a=b \\\n  c=d',
  'ARG A',
  'ARG A B=1',
  // For key-value-form, and for argument-count.
  'ENV A = 1',
  'ENV A',
  'ENV',
])('silent about %j', line => {
  expectSilence('dockerfile', `FROM debian:13\n${line}\n`, { only });
});

test('points at what Docker trips over', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13
ENV A=1 hello world
        ^^^^^ valid-key-value
LABEL a=1 =2
          ^^ valid-key-value
ARG = 1
    ^ valid-key-value
ARG A = 1
      ^ valid-key-value
LABEL a= 1
         ^ valid-key-value
ENV A="1 B=2
      ^ valid-key-value
ENV A=1 B=it's
            ^ valid-key-value
ENV A it's
        ^ valid-key-value
ONBUILD ENV A=1 b
                ^ valid-key-value
`,
    { only },
  );
});

test('knows the other escape character', () => {
  expectSilence('dockerfile', "# escape=`\nFROM debian:13\nENV A=C:\\ B=it`'s\n", { only });
  const text = '# escape=`\nFROM debian:13\nENV A="C:\\"" B=1\n';
  expect(snapshotOf('dockerfile', text, { only }).findings.map(found => found.message)).toEqual(['quote']);
});
