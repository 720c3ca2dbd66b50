import { expect, test } from 'vitest';
import { expectFindings, expectSilence, snapshotOf } from '../../../../test/expect.ts';

const only = ['valid-port'];

test.each([
  'EXPOSE 80',
  'EXPOSE 0 65535',
  'EXPOSE 80/tcp 53/UDP 9/sctp 80/',
  'EXPOSE 8000-8010/udp',
  'EXPOSE "80"',
  'EXPOSE $PORT',
  'EXPOSE ${PORT:-8080}',
  'ARG PORT\nEXPOSE $PORT',
  'ARG PORT=80\nEXPOSE $PORT ${PORT}/udp',
  'ARG PORTS="80 443"\nEXPOSE $PORTS',
  'EXPOSE 80 # web, http',
  'EXPOSE 80 \\\n# web\n  443',
  'EXPOSE',
])('silent about %j', lines => {
  expectSilence('dockerfile', `FROM debian:13\n${lines}\n`, { only });
});

test('points at the port', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13
EXPOSE 80, 443
       ^^^ valid-port
EXPOSE 80 http 70000 90-80
          ^^^^ valid-port
               ^^^^^ valid-port
                     ^^^^^ valid-port
ENV PORT=99999
EXPOSE $PORT
       ^^^^^ valid-port
ONBUILD EXPOSE 80/icmp
               ^^^^^^^ valid-port
`,
    { only },
  );
});

test.each([
  ['http', 'default', 'error'],
  ['/tcp', 'default', 'error'],
  ['80-', 'default', 'error'],
  ['-80', 'default', 'error'],
  ['1-2-3', 'default', 'error'],
  ['65536', 'high', 'error'],
  ['1-65536', 'high', 'error'],
  ['20-10', 'backwards', 'error'],
  ['80/http', 'protocol', 'error'],
  ['80/tcp/udp', 'protocol', 'error'],
  ['8080:http', 'default', 'error'],
  // Docker reads these, and forgets the host.
  ['8080:80', 'host', 'warning'],
  ['127.0.0.1:8080:80/tcp', 'host', 'warning'],
  ['127.0.0.1::80', 'host', 'warning'],
  ['[::1]:8080:80', 'host', 'warning'],
  ['localhost:80', 'host', 'error'],
  ['localhost:80:80', 'host', 'error'],
])('%s is %s, an %s', (port, message, severity) => {
  const { findings } = snapshotOf('dockerfile', `FROM debian:13\nEXPOSE ${port}\n`, { only });
  expect(findings.map(found => [found.message, found.severity])).toEqual([[message, severity]]);
});
