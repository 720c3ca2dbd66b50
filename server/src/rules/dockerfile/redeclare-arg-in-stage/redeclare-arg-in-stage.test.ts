import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = ['redeclare-arg-in-stage'];
const head = 'ARG V=1\nFROM acme/app:$V\n';

test.each([
  ['an ARG of the stage', `${head}ARG V\nRUN echo $V`],
  ['an ENV of the stage', `${head}ENV V=2\nRUN echo $V`],
  ['the stage that it is built on', 'ARG V=1\nFROM a:1 AS base\nARG V\nFROM base\nRUN echo $V'],
  ['an author who thought of it', `${head}RUN echo \${V:-none} \${V-} \${V:+x} \${V:?no}`],
  ['what nobody declares', `${head}RUN echo $W`],
  ['what the script sets', `${head}RUN V=2 && echo $V\nRUN export V=2; echo $V\nRUN for V in 1 2; do echo $V; done`],
  ['what the script reads', `${head}RUN . /etc/os-release && echo $V\nRUN cat x | while read V; do echo $V; done`],
  ['a default that the script keeps', `${head}RUN : "\${V:=2}" && echo $V`],
  ['a secret', `${head}RUN --mount=type=secret,id=v,env=V echo $V`],
  ['single quotes', `${head}RUN echo '$V'`],
  ['what runs later', `${head}CMD echo $V\nENTRYPOINT exec app $V\nHEALTHCHECK CMD test $V`],
  ['a child image', `${head}ONBUILD RUN echo $V`],
  ['what the base image sets', 'ARG NODE_VERSION=24\nFROM node:$NODE_VERSION\nRUN echo $NODE_VERSION'],
  ['what a base of another name sets', 'ARG JAVA_VERSION=21\nFROM acme/app:$JAVA_VERSION\nRUN echo $JAVA_VERSION'],
  ['what begins with the name of the image', 'ARG ACME_ROOT=/a\nFROM x/acme-base:1\nRUN echo $ACME_ROOT'],
  ['the proxies', 'ARG HTTP_PROXY\nFROM a:1\nRUN echo $HTTP_PROXY'],
  ['PowerShell', 'ARG V=1\nFROM mcr.microsoft.com/windows/servercore:ltsc2025\nRUN echo $V'],
  ['another FROM', `${head}FROM b:$V`],
])('silent about %s', (_, text) => {
  expectSilence('dockerfile', `${text}\n`, { only });
});

test('once a stage, where it is read first', () => {
  expectFindings(
    'dockerfile',
    `ARG V=1
FROM a:$V AS one
COPY app-$V.tar /opt/
         ^^ redeclare-arg-in-stage
RUN echo $V
FROM a:$V AS two
ENV X=\${V}
      ^^^^ redeclare-arg-in-stage
RUN <<END
curl https://example.com/\${TARGETOS}-$TARGETARCH
                         ^^^^^^^^^^^ redeclare-arg-in-stage
                                     ^^^^^^^^^^^ redeclare-arg-in-stage
END
`,
    { only },
  );
});

test('handing it on is no setting', () => {
  expectFindings('dockerfile', `${head}RUN V=$V make\n      ^^ redeclare-arg-in-stage\n`, { only });
});

test.each([
  [`${head}RUN echo $V\n`, `${head}ARG V\nRUN echo $V\n`],
  [`${head}# why\n  RUN echo $V`, `${head}  ARG V\n# why\n  RUN echo $V`],
  ['ARG V\r\nFROM a:1\r\nUSER $V\r\n', 'ARG V\r\nFROM a:1\r\nARG V\r\nUSER $V\r\n'],
  [
    'FROM a:1\nRUN \\\n  # both\n  echo $TARGETOS $TARGETARCH\n',
    'FROM a:1\nARG TARGETOS\nARG TARGETARCH\nRUN \\\n  # both\n  echo $TARGETOS $TARGETARCH\n',
  ],
])('fixes %j', (text, fixed) => {
  const { findings } = snapshotOf('dockerfile', text, { only });
  expect(fixAll(text, findings)).toBe(fixed);
  expectSilence('dockerfile', fixed, { only });
});
