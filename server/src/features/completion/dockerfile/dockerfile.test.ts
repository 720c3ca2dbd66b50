import { describe, expect, test } from 'vitest';
import { complete, labelsAt, type Setting, testOffers } from '../../../../test/completing.ts';

/** What the folder of the Dockerfile holds. */
const beside: Setting = {
  folder: ['Dockerfile', 'package.json', 'src/', 'src/main.js', '.dockerignore', '.env', 'node_modules/'],
  files: { '.dockerignore': '.env\nnode_modules\n' },
};

describe('where instructions begin', () => {
  testOffers('dockerfile', [
    ['<|>', 'FROM|ARG|# syntax=docker/dockerfile:1|multi-node|!RUN', 'FROM', 'FROM '],
    ['# a\n<|>', 'FROM|ARG|!# syntax=docker/dockerfile:1'],
    ['ARG A\nfr<|>', 'FROM|ARG|!COPY', 'FROM', 'ARG A\nFROM '],
    ['FROM a\nC<|>', 'COPY|CMD|USER|!multi-node|!MAINTAINER', 'COPY', 'FROM a\nCOPY '],
    ['FROM a\nCO<|>PY a b\n', 'COPY|ADD', 'ADD', 'FROM a\nADD a b\n'],
    ['FROM a\n  wo<|>\nRUN b\n', 'WORKDIR', 'WORKDIR', 'FROM a\n  WORKDIR \nRUN b\n'],
    ['FROM a\r\nwo<|>\r\nRUN b\r\n', 'WORKDIR', 'WORKDIR', 'FROM a\r\nWORKDIR \r\nRUN b\r\n'],
    ['from a\nrun b\nco<|>', 'copy|cmd|!COPY', 'copy', 'from a\nrun b\ncopy '],
    ['FROM a\nONBUILD <|>', 'COPY|RUN|!FROM|!ONBUILD', 'RUN', 'FROM a\nONBUILD RUN '],
    ['FROM a\nONBUILD CO<|>PY . .', 'COPY|ADD', 'ADD', 'FROM a\nONBUILD ADD . .'],
  ]);

  test('what counts once comes last where it is already', async () => {
    expect((await labelsAt('dockerfile', 'FROM a\nCMD x\n<|>')).at(-1)).toBe('CMD');
  });

  test.each(['FROM a\n<|>COPY a b', 'FROM a\nRUN x<|>', 'FROM a\nRUN x \\\n  y<|>', 'RUN <<EOF\nx<|>\nEOF\n'])(
    'nothing in %j',
    async marked => expect(await labelsAt('dockerfile', marked)).toEqual([]),
  );
});

describe('flags', () => {
  testOffers(
    'dockerfile',
    [
      ['FROM --<|>', '--platform=', '--platform=', 'FROM --platform='],
      ['FROM --platform=<|> node', '$BUILDPLATFORM|linux/arm64', 'linux/arm64', 'FROM --platform=linux/arm64 node'],
      ['FROM a\nCOPY -<|>', '--from=|--chown=|--chmod=|--link|--parents|--exclude=', '--link', 'FROM a\nCOPY --link'],
      ['FROM a\nCOPY --link <|>. .', '!--link|--chown=', '--chown=', 'FROM a\nCOPY --link --chown= . .'],
      ['FROM a\nCOPY --fr<|>om=b / /', '--from=|--chown=', '--chown=', 'FROM a\nCOPY --chown=b / /'],
      ['FROM a\nADD --<|>', '--checksum=|--keep-git-dir|--unpack|!--from=', '--unpack', 'FROM a\nADD --unpack'],
      ['FROM a\nADD --unpack=<|> x.tar /', 'true|false', 'false', 'FROM a\nADD --unpack=false x.tar /'],
      ['FROM a\nCOPY --chmod=<|> a b', '755|644|u=rwX,go=rX', '644', 'FROM a\nCOPY --chmod=644 a b'],
      ['FROM node\nCOPY --chown=no<|> a b', 'node|root', 'node', 'FROM node\nCOPY --chown=node a b'],
      [
        'FROM a\nRUN --<|>',
        '--mount=type=cache|--mount=|--network=|--security=|--device=',
        '--mount=type=ssh',
        'FROM a\nRUN --mount=type=ssh',
      ],
      [
        'FROM a\nRUN --mount=type=ssh \\\n  --ne<|>',
        '--network=',
        '--network=',
        'FROM a\nRUN --mount=type=ssh \\\n  --network=',
      ],
      ['FROM a\nRUN --network=<|> make', 'none|host|default', 'none', 'FROM a\nRUN --network=none make'],
      ['FROM a\nRUN --security=<|>', 'sandbox|insecure', 'insecure', 'FROM a\nRUN --security=insecure'],
      ['FROM a\nRUN --device=<|>', 'nvidia.com/gpu=all'],
      ['FROM a\nRUN --mount=<|>', 'type=|target=|from=|!sharing=', 'type=', 'FROM a\nRUN --mount=type='],
      ['FROM a\nRUN --mount=type=<|>', 'bind|cache|secret|ssh|tmpfs', 'cache', 'FROM a\nRUN --mount=type=cache'],
      [
        'FROM a\nRUN --mount=type=cache,dst=/x,<|>',
        'id=|sharing=|ro|!target=|!size=',
        'ro',
        'FROM a\nRUN --mount=type=cache,dst=/x,ro',
      ],
      [
        'FROM a\nRUN --mount=type=secret,<|>',
        'id=|env=|required|mode=|uid=|!sharing=',
        'env=',
        'FROM a\nRUN --mount=type=secret,env=',
      ],
      [
        'FROM a\nRUN --mount=type=cache,sharing=lo<|>,target=/x a',
        'locked|shared|private',
        'locked',
        'FROM a\nRUN --mount=type=cache,sharing=locked,target=/x a',
      ],
      [
        'FROM a\nRUN --mount=type=cache,target=<|> npm ci',
        '/root/.npm',
        '/root/.npm',
        'FROM a\nRUN --mount=type=cache,target=/root/.npm npm ci',
      ],
      ['FROM debian\nRUN --mount=type=cache,target=<|>', '/var/cache/apt|/var/lib/apt'],
      [
        'FROM a AS b\nFROM c\nRUN --mount=from=<|>,target=/x d',
        'b|golang',
        'b',
        'FROM a AS b\nFROM c\nRUN --mount=from=b,target=/x d',
      ],
      ['FROM a\nRUN --mount=type=secret,id=npmrc a\nRUN --mount=type=secret,id=<|>', 'npmrc'],
      ['FROM a\nHEALTHCHECK --<|>', '--interval=|--timeout=|--start-period=|--start-interval=|--retries='],
      ['FROM a\nHEALTHCHECK --interval=<|> CMD b', '30s|1m', '30s', 'FROM a\nHEALTHCHECK --interval=30s CMD b'],
      ['FROM a\nHEALTHCHECK --timeout=15<|>', '15s|15m|15h|15ms', '15s', 'FROM a\nHEALTHCHECK --timeout=15s'],
      ['FROM a\nONBUILD COPY --<|>', '--from=|--chown='],
    ],
    beside,
  );
});

describe('stages, images and tags', () => {
  testOffers('dockerfile', [
    ['FROM <|>', 'node|python|alpine|scratch|openjdk|!postgres:', 'node', 'FROM node:'],
    ['FROM no<|>:24-slim', 'node|golang', 'golang', 'FROM golang:24-slim'],
    ['FROM node:<|>', '24|24-slim|24-alpine|22|18|!latest', '24-slim', 'FROM node:24-slim'],
    ['FROM node:2<|>0-slim AS a\n', '24', '24', 'FROM node:24 AS a\n'],
    ['FROM debian:<|>', '13|13-slim|trixie|trixie-slim', 'trixie-slim', 'FROM debian:trixie-slim'],
    ['FROM a AS base\nFROM <|>', 'base|node', 'base', 'FROM a AS base\nFROM base'],
    ['FROM a <|>', 'AS|!node', 'AS', 'FROM a AS'],
    [
      'FROM a AS x\nFROM b AS y\nCOPY --from=<|> /x /y',
      'x|nginx|!y',
      'x',
      'FROM a AS x\nFROM b AS y\nCOPY --from=x /x /y',
    ],
    ['FROM a\nFROM b\nCOPY --from=<|>', '0', '0', 'FROM a\nFROM b\nCOPY --from=0'],
    ['FROM acme/own:<|>', '!24'],
  ]);

  test('what is out of support comes last, and struck through', async () => {
    const items = await complete('dockerfile', 'FROM node:<|>');
    const ended = items.filter(({ tags }) => tags?.includes(1)).map(({ label }) => label);
    expect(ended).toContain('18');
    expect(ended).not.toContain('24');
    expect(items.slice(-ended.length).map(({ label }) => label)).toEqual(ended);
    expect(items.find(({ label }) => label === '18')?.detail).toBe('ended 2025-04-30');
  });
});

describe('arguments', () => {
  testOffers(
    'dockerfile',
    [
      ['FROM a\nCOPY <|>', 'package.json|src/|!.env|!node_modules/|!main.js', 'src/', 'FROM a\nCOPY src/'],
      ['FROM a\nCOPY src/m<|> ./', 'main.js|!package.json', 'main.js', 'FROM a\nCOPY src/main.js ./'],
      ['FROM a\nCOPY ./pack<|>', 'package.json', 'package.json', 'FROM a\nCOPY ./package.json'],
      ['FROM a\nCOPY ["p<|>", "./"]', 'package.json', 'package.json', 'FROM a\nCOPY ["package.json", "./"]'],
      ['FROM a\nCOPY package.json <|>', './|src/', './', 'FROM a\nCOPY package.json ./'],
      ['FROM a AS b\nCOPY --from=b <|>', '!package.json|--link'],
      ['FROM a\nADD https://<|>', '!package.json'],
      [
        'FROM node:24\nRUN useradd -r -u 1001 app\nUSER <|>',
        'app|node|root|65532:65532',
        'app',
        'FROM node:24\nRUN useradd -r -u 1001 app\nUSER app',
      ],
      [
        'FROM alpine\nRUN addgroup -S web && adduser -S -G web app\nUSER app:<|>',
        'web|app',
        'web',
        'FROM alpine\nRUN addgroup -S web && adduser -S -G web app\nUSER app:web',
      ],
      ['FROM postgres:18\nEXPOSE <|>', '5432|80|8080', '5432', 'FROM postgres:18\nEXPOSE 5432'],
      ['FROM a\nEXPOSE 53/<|>', 'tcp|udp', 'udp', 'FROM a\nEXPOSE 53/udp'],
      ['FROM a\nSTOPSIGNAL SIGQ<|>', 'SIGQUIT|SIGTERM', 'SIGQUIT', 'FROM a\nSTOPSIGNAL SIGQUIT'],
      ['FROM alpine\nSHELL <|>', '["/bin/ash", "-eo", "pipefail", "-c"]'],
      ['FROM a\nSHELL [<|>]', '["/bin/bash", "-c"]', '["/bin/bash", "-c"]', 'FROM a\nSHELL ["/bin/bash", "-c"]'],
      ['FROM a\nHEALTHCHECK <|>', 'CMD|NONE|--interval=', 'CMD', 'FROM a\nHEALTHCHECK CMD '],
      ['FROM a\nHEALTHCHECK --interval=5s <|>', 'CMD|!NONE'],
      ['ARG V=1\nFROM a\nARG <|>', 'V|TARGETARCH', 'V', 'ARG V=1\nFROM a\nARG V'],
      ['FROM node\nENV NODE<|>', 'NODE_ENV|PATH', 'NODE_ENV', 'FROM node\nENV NODE_ENV='],
      ['FROM a\nLABEL a=b <|>', 'org.opencontainers.image.source'],
      ['FROM a\nWORKDIR /srv\nFROM b\nWORKDIR <|>', '/srv|/app', '/srv', 'FROM a\nWORKDIR /srv\nFROM b\nWORKDIR /srv'],
      ['FROM postgres:18\nVOLUME <|>', '/var/lib/postgresql'],
    ],
    beside,
  );
});

describe('variables', () => {
  testOffers('dockerfile', [
    ['ARG V=1\nFROM node:$<|>', 'V|TARGETPLATFORM', 'V', 'ARG V=1\nFROM node:$V'],
    ['ARG V=1\nFROM node:${<|>', 'V', 'V', 'ARG V=1\nFROM node:${V}'],
    ['ARG V=1\nFROM node:${<|>}', 'V', 'V', 'ARG V=1\nFROM node:${V}'],
    [
      'ARG V\nFROM a\nARG W\nENV X=1\nRUN echo $<|>',
      'W|X|!V|!TARGETARCH',
      'X',
      'ARG V\nFROM a\nARG W\nENV X=1\nRUN echo $X',
    ],
    ['FROM a\nARG WORD=1\nWORKDIR /$WO<|>RD/x', 'WORD', 'WORD', 'FROM a\nARG WORD=1\nWORKDIR /$WORD/x'],
    ['FROM a\nENV A=1\nRUN <<EOF\necho $<|>\nEOF\n', 'A'],
    ['FROM a\nARG A\nENV B=1\nCMD echo $<|>', 'B|!A'],
    ['FROM a\nENV B=1\nCMD ["echo", "$<|>"]', '!B'],
    ['FROM a\nENV B=1\nRUN echo \\$<|>', '!B'],
  ]);
});

describe('comments', () => {
  testOffers('dockerfile', [
    ['#<|>', 'syntax=|check=|escape=', 'syntax=', '# syntax='],
    ['# syn<|>', 'syntax=', 'syntax=', '# syntax='],
    ['# syntax=<|>\nFROM a', 'docker/dockerfile:1', 'docker/dockerfile:1', '# syntax=docker/dockerfile:1\nFROM a'],
    ['# syntax=docker/dockerfile:1\n# <|>\nFROM a', 'check=|!syntax='],
    ['# escape=<|>', '`|\\'],
    ['# check=<|>', 'skip=|error=true', 'skip=', '# check=skip='],
    ['# check=skip=Sta<|>', 'StageNameCasing|all', 'StageNameCasing', '# check=skip=StageNameCasing'],
    [
      '# check=skip=FromAsCasing,<|>;error=true',
      'UndefinedVar|!FromAsCasing',
      'UndefinedVar',
      '# check=skip=FromAsCasing,UndefinedVar;error=true',
    ],
    [
      'FROM a\n# doc<|>\nUSER root',
      'docker-concept-hints-ignore|!syntax=',
      'docker-concept-hints-ignore',
      'FROM a\n# docker-concept-hints-ignore \nUSER root',
    ],
    [
      'FROM a\n# docker-concept-hints-ignore no-root-user, <|>\nUSER root',
      'no-sudo|!no-root-user|!no-privileged',
      'no-sudo',
      'FROM a\n# docker-concept-hints-ignore no-root-user, no-sudo\nUSER root',
    ],
    ['FROM a\n# docker-concept-hints-ignore x -- be<|>', '!no-sudo'],
    ['FROM a\nRUN b \\\n  # doc<|>\n  c\n', '!docker-concept-hints-ignore'],
  ]);

  test('rules that speak on the line below come first', async () => {
    const labels = await labelsAt('dockerfile', 'FROM debian:13\n# docker-concept-hints-ignore <|>\nUSER root\n');
    expect(labels[0]).toBe('no-root-user');
  });
});

describe('while somebody types', () => {
  test.each<[string, string]>([
    ['FROM a\nRUN <|>', ' '],
    ['FROM a\n  <|>', ' '],
    ['FROM a\n# <|>', ' '],
  ])('%j opens no list by %j', async (marked, trigger) => {
    expect(await labelsAt('dockerfile', marked, { trigger })).toEqual([]);
  });

  test.each<[string, string, string]>([
    ['FROM <|>', ' ', 'node'],
    ['FROM node:<|>', ':', '24'],
    ['FROM a\nCOPY -<|>', '-', '--chown='],
    ['FROM a\nUSER <|>', ' ', 'root'],
  ])('%j opens one by %j', async (marked, trigger, label) => {
    expect(await labelsAt('dockerfile', marked, { trigger })).toContain(label);
  });
});
