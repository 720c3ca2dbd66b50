import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['no-sudo'];
const from = 'FROM debian:13\n';

test.each([
  'RUN apt-get install -y sudo',
  'RUN echo sudo ls',
  'RUN usermod -aG sudo app',
  'RUN sudo -l',
  'CMD ["sudo", "-u", "app", "/app"]',
  'RUN sudoreplay x',
])('silent about %j', line => {
  expectSilence('dockerfile', `${from}${line}\n`, { only });
});

test.each([
  ['debian:13', '', 'sudo ls', 'root'],
  ['debian:13', 'USER app\n', 'sudo ls', 'user'],
  ['debian:13', 'USER 0:0\n', 'sudo ls', 'root'],
  ['acme/app:1', '', 'sudo ls', 'default'],
  ['debian:13', 'ARG WHO\nUSER $WHO\n', 'sudo ls', 'default'],
  ['debian:13', '', 'sudo -u app ls', 'switch'],
  ['debian:13', '', 'sudo --user=app ls', 'switch'],
  ['debian:13', '', 'sudo -u root ls', 'root'],
])('in %s %j %j it is %s', (image, before, command, message) => {
  const { findings } = snapshotOf('dockerfile', `FROM ${image}\n${before}RUN ${command}\n`, { only });
  expect(findings.map(found => found.message ?? 'default')).toEqual([message]);
});

test('a stage is run by whom its parent left', () => {
  const text = 'FROM debian:13 AS base\nUSER app\nFROM base\nRUN sudo ls\n';
  expect(snapshotOf('dockerfile', text, { only }).findings.map(({ message }) => message)).toEqual(['user']);
});

test('points at the word', () => {
  expectFindings('dockerfile', `${from}RUN true && /usr/bin/sudo -E ls\n            ^^^^^^^^^^^^^ no-sudo\n`, { only });
});

test.each([
  ['RUN sudo ls && sudo -E -H make', 'RUN ls && make'],
  ['RUN curl x | sudo -EH bash -', 'RUN curl x | bash -'],
  ['RUN sudo bash -c "sudo ls"', 'RUN bash -c "ls"'],
  ['RUN A=1 sudo ls', 'RUN A=1 ls'],
  ['RUN sudo -- ls', 'RUN ls'],
  // What stands there may do more than it seems.
  ['RUN sudo A=1 make', 'RUN sudo A=1 make'],
  ['RUN sudo -u root ls', 'RUN sudo -u root ls'],
  ['RUN sudo \\\n  ls', 'RUN sudo \\\n  ls'],
  ['RUN ["sudo", "ls"]', 'RUN ["sudo", "ls"]'],
])('fixes %j', (line, fixed) => {
  const text = `${from}${line}\n`;
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(findings.length).toBeGreaterThan(0);
  expect(fixAll(text, findings)).toBe(`${from}${fixed}\n`);
});
