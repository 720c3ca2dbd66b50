import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = ['no-docker-socket-in-image'];

test.each([
  'VOLUME /var/lib/docker',
  'ENV DOCKER_HOST=tcp://proxy:2375',
  'ENV DOCKER_HOST=$HOST',
  'ENV SOCKET_NAME=docker.sock',
  'CMD ["osqueryd", "--docker_socket=/var/run/docker.sock"]',
  'RUN test -S /var/run/docker.sock',
  'RUN curl --unix-socket /var/run/docker.sock http://localhost/version',
  'COPY docker.sock.conf /etc/',
  // A Docker of its own.
  'ENV DOCKER_HOST=unix:///var/run/docker.sock\nCMD ["dockerd", "-H", "unix:///var/run/docker.sock"]',
  'RUN chmod 660 /var/run/docker.sock\nENTRYPOINT ["tini", "--", "/usr/bin/dockerd"]',
  // What does not ship.
  'VOLUME /var/run/docker.sock\nFROM debian:13',
])('silent about %j', lines => {
  expectSilence('dockerfile', `FROM debian:13\n${lines}\n`, { only });
});

test('silent about Docker in Docker', () => {
  expectSilence('dockerfile', 'FROM docker:29-dind\nENV DOCKER_HOST=unix:///run/user/1000/docker.sock\n', { only });
});

test('points at the socket', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13
VOLUME ["/data", "/var/run/docker.sock"]
                 ^^^^^^^^^^^^^^^^^^^^^^ no-docker-socket-in-image
VOLUME /run/docker.sock
       ^^^^^^^^^^^^^^^^ no-docker-socket-in-image
ENV A=1 DOCKER_HOST="unix:///tmp/docker.sock"
                    ^^^^^^^^^^^^^^^^^^^^^^^^^ no-docker-socket-in-image
RUN true && sudo chmod 666 /var/run/docker.sock
                           ^^^^^^^^^^^^^^^^^^^^ no-docker-socket-in-image
COPY docker.sock /run/
     ^^^^^^^^^^^ no-docker-socket-in-image
`,
    { only },
  );
});
