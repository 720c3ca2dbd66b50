import { test } from 'vitest';
import { expectFindings, expectSilence } from '../../../../test/expect.ts';

const only = ['no-interactive-tools'];

test.each([
  'RUN free | grep Mem',
  'RUN echo $(ps aux)',
  'RUN vim -es +PlugInstall +qall',
  'RUN vim --version',
  'RUN emacs --batch -l init.el',
  'RUN ln -s /usr/bin/vim /usr/bin/vi',
  'RUN apk add --no-cache vim\nENTRYPOINT ["vim"]',
  'RUN apk add --no-cache htop\nCMD htop',
  'RUN apk add --no-cache less',
  'RUN npm install -g nano',
  'CMD ["top"]',
])('silent about %j', lines => {
  expectSilence('dockerfile', `FROM x\n${lines}\n`, { only });
});

test('installed tools count where they ship', () => {
  expectFindings(
    'dockerfile',
    `FROM debian:13 AS build
RUN apt-get install -y vim && top
                              ^^^ no-interactive-tools
FROM debian:13
RUN apt-get install -y vim=2:9 htop && ps
                       ^^^^^^^ no-interactive-tools
                               ^^^^ no-interactive-tools
                                       ^^ no-interactive-tools
`,
    { only },
  );
});
