import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = ['no-ssh-port'];

test.each([
  'EXPOSE 2222',
  'EXPOSE 22/udp',
  'EXPOSE 20-30',
  'EXPOSE $PORT',
  'EXPOSE 8022 220',
  'EXPOSE 22\nCMD ["/usr/sbin/sshd", "-D"]',
  'EXPOSE 22\nENTRYPOINT ["/start.sh"]\nCMD ["/usr/sbin/sshd", "-D"]',
  'EXPOSE 22\nCMD ssh-keygen -A && exec /usr/sbin/sshd -D',
  'EXPOSE 22\nENTRYPOINT ["tini", "--", "/usr/sbin/sshd"]',
  'EXPOSE 22\nFROM debian:13\nEXPOSE 80',
  'EXPOSE',
])('silent about %j', lines => {
  expectSilence('dockerfile', `FROM debian:13\n${lines}\n`, { only });
});

test('points at the port', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13
ARG PORT=22
EXPOSE 80 22/TCP
          ^^^^^^ no-ssh-port
EXPOSE $PORT 22
       ^^^^^ no-ssh-port
             ^^ no-ssh-port
CMD ["/start.sh"]
`,
    { only },
  );
});
