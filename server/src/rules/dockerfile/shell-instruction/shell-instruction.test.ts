import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = ['shell-instruction'];

test.each([
  'RUN ln -s /bin/busybox /bin/sh',
  'RUN ln -s /bin/dash /bin/sh',
  'RUN ln -sf /bin/bash /usr/local/bin/sh',
  'RUN ln -sf /opt/bash /bin/sh',
  'RUN ln -sf $SHELL /bin/sh',
  'RUN ln -sf /bin/bash',
  'RUN ln -s /bin/sh /bin/bash',
  'RUN echo ln -sf /bin/bash /bin/sh',
  'CMD ln -sf /bin/bash /bin/sh',
  'SHELL ["/bin/bash", "-c"]',
])('silent about %j', line => {
  expectSilence('dockerfile', `FROM debian:13\n${line}\n`, { only });
});

test('every way to do it', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13
RUN ln -sf bash /bin/sh && make
    ^^^^^^^^^^^^^^^^^^^ shell-instruction
RUN rm /bin/sh && ln -s /usr/bin/zsh /usr/bin/sh
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ shell-instruction
RUN ["ln", "-snf", "/bin/bash", "/bin/sh"]
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ shell-instruction
RUN cd /bin && sudo cp bash sh
                    ^^^^^^^^^^ shell-instruction
`,
    { only },
  );
});
