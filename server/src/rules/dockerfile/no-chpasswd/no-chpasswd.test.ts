import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['no-chpasswd'];

test('points at the program, and never repeats the password', () => {
  const text = `FROM debian:13
RUN echo 'root:hunter2' | sudo chpasswd
                               ^^^^^^^^ no-chpasswd
RUN chpasswd -e < /tmp/users
    ^^^^^^^^ no-chpasswd
`;
  expectFindings('dockerfile', text, { only });
  const { findings } = snapshotOf('dockerfile', text.replaceAll(/^ +\^.*\n/gm, ''), { only });
  expect(JSON.stringify(findings.map(({ args }) => args ?? {}))).not.toContain('hunter2');
});

test.each(['RUN apt-get install -y passwd', 'RUN echo chpasswd', 'RUN passwd -l root', 'CMD ["chpasswd"]'])(
  'silent about %j',
  line => {
    expectSilence('dockerfile', `FROM debian:13\n${line}\n`, { only });
  },
);
