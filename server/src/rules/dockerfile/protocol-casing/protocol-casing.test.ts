import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = ['protocol-casing'];

test.each(['80', '80/tcp', '$PORT/$PROTO', '80/HTTP', 'TCP', '80/'])('silent about %j', port => {
  expectSilence('dockerfile', `FROM node:24\nEXPOSE ${port}\n`, { only });
});

test('points at the protocol alone', () => {
  expectFindings(
    'dockerfile',
    `FROM node:24
EXPOSE 80/TCP 8000-8010/Udp \\
          ^^^ protocol-casing
                        ^^^ protocol-casing
  $PORT/SCTP
        ^^^^ protocol-casing
ONBUILD EXPOSE 1/TCP
                 ^^^ protocol-casing
`,
    { only },
  );
});
