// What a hover says about this very line. `<|>` is the mouse. English tells whether the fact is right, Korean that it is told.
import { describe, expect, test } from 'vitest';
import { snapshotOf, takeCursor, textsOf } from '../../test/expect.ts';
import { Knowledge } from '../knowledge/knowledge.ts';
import type { Language } from '../rules/rule.ts';
import { provideHover } from './hover.ts';

const speakers = { en: new Knowledge(textsOf('en')), ko: new Knowledge(textsOf('ko')) };

function hoverAt(
  language: Language,
  marked: string,
  files: Record<string, string> = {},
  locale: 'en' | 'ko' = 'en',
): string {
  const { text, offset } = takeCursor(marked);
  const snapshot = snapshotOf(language, text, { files });
  const hover = provideHover(snapshot, speakers[locale], offset, { detail: 'full', commands: false });
  return hover && typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : '';
}

/** The sentences between "On this line" and the reason. */
function here(hover: string): string {
  return /\*\*(?:On this line|이 줄에서는)\*\* ([^\n]*)/.exec(hover)?.[1] ?? '';
}

function expectFact(language: Language, marked: string, fact: string, files: Record<string, string> = {}): void {
  expect(here(hoverAt(language, marked, files))).toContain(fact);
  expect(here(hoverAt(language, marked, files, 'ko'))).toMatch(/[가-힣]/);
}

describe('Dockerfile', () => {
  const two =
    'FROM node:24-slim AS build\nWORKDIR /app\nCOPY . .\nRUN npm ci\nFROM node:24-slim\nCOPY --from=build /app /app\nUSER node\nCMD ["node", "a.js"]\n';
  const at = (token: string, text = two) => text.replace(token, `${token.slice(0, 1)}<|>${token.slice(1)}`);

  test.each([
    // FROM and its parts
    ['FROM: the image', at('FROM'), 'starts from the image `node`, tag `24-slim`'],
    ['FROM: its place', at('FROM'), 'stage 1 of 2'],
    ['FROM: who builds on it', at('FROM'), 'used by `1`'],
    ['FROM: whether it ships', at('FROM'), 'Only what COPY --from takes out of it reaches the final image'],
    ['FROM: the last stage', 'FROM a AS b\n<|>FROM debian:13\nCOPY --from=b /x /x\n', 'the last of 2 stages'],
    ['FROM: until when it is supported', 'F<|>ROM node:24\n', 'gets security fixes until 2028-04-30'],
    ['FROM: since when it is not', 'F<|>ROM node:18\n', 'has had no security fixes since 2025-04-30'],
    ['image: what it is', 'FROM pos<|>tgres:18\n', 'is a database'],
    ['image: whom it runs as', 'FROM no<|>de:24\n', 'runs as root'],
    ['image: that drops root', 'FROM pos<|>tgres:18\n', 'hands over to its own user'],
    [
      'image: where it listens and stores',
      'FROM pos<|>tgres:18\n',
      'listens on `5432`. It keeps its data in `/var/lib/postgresql`',
    ],
    ['image: no tag', 'FROM no<|>de\n', 'this means `latest`'],
    ['tag: the variant', 'FROM node:24-al<|>pine\n', 'musl instead of glibc'],
    ['tag: latest moves', 'FROM node:la<|>test\n', 'moves with each release'],
    ['registry', 'FROM gh<|>cr.io/acme/app:1\n', 'pulled from the registry `ghcr.io`'],
    ['digest', `FROM node@sha256:ab<|>${'0'.repeat(62)}\n`, 'The digest fixes the content'],
    ['stage name', at('build'), 'starts from `node:24-slim`'],
    // COPY
    ['COPY: the whole context', at('COPY'), 'the whole build context to `/app`'],
    ['COPY: no .dockerignore', at('COPY'), 'no `.dockerignore`'],
    ['COPY: what runs again', at('COPY'), 'line 4 `RUN npm ci` runs again'],
    ['COPY: does not ship', at('COPY'), '(`build`) are not part of the final image'],
    ['COPY: from a stage', at('COPY --from'), 'out of the stage `build`'],
    ['COPY: the destination', 'FROM a\nWORKDIR /srv\nCOPY x ./da<|>ta/\n', 'the files land in `/srv/data/`'],
    ['COPY: the owner', 'FROM a\nUSER app\nCO<|>PY x /x\n', 'belong to root although USER is `app`'],
    ['COPY: chown', 'FROM a\nCOPY --cho<|>wn=app:app x /x\n', 'belong to `app:app`'],
    // RUN
    ['RUN: who and where', 'FROM a\nUSER app\nWORKDIR /srv\nR<|>UN make\n', 'runs as `app` in `/srv`'],
    ['RUN: the shell', 'FROM a\nSHELL ["/bin/bash", "-c"]\nR<|>UN make\n', 'The shell is `/bin/bash -c`'],
    ['RUN: the layer', 'FROM a\nRUN one\nR<|>UN two\n', 'layer 2 of the 2'],
    [
      'RUN: a cache mount',
      'FROM a\nR<|>UN --mount=type=cache,target=/root/.npm npm ci\n',
      '`/root/.npm` is a cache mount',
    ],
    ['RUN: a program', 'FROM a\nRUN np<|>m ci\n', '`npm` runs with `ci`'],
    [
      'RUN: a package',
      'FROM a\nRUN apt-get install -y cu<|>rl\n',
      '`curl` is a package that `apt-get install` brings in',
    ],
    ['RUN: flags in one word', 'FROM a\nRUN tar -x<|>zf a.tgz\n', '`-x`, `-z`, `-f` in one word'],
    ['RUN: a pipe', 'FROM a\nRUN cu<|>rl x | sh\n', '`sh` reads what it prints'],
    ['RUN: a heredoc', 'FROM a\nRUN <<E<|>OF\necho\nEOF\n', 'up to the line `EOF`'],
    [
      'RUN: a secret',
      'FROM a\nRUN --mount=type=sec<|>ret,id=npm,env=NPM_TOKEN npm ci\n',
      'The secret `npm` is in the variable `NPM_TOKEN`',
    ],
    // CMD and ENTRYPOINT
    ['CMD: process 1', at('CMD'), '`node` becomes process 1'],
    ['CMD: the user', at('CMD'), 'It runs as `node`'],
    ['CMD: replaced', at('CMD'), '`docker run IMAGE other` runs `other` instead'],
    ['CMD: the shell form', 'FROM a\nC<|>MD node a.js\n', '`/bin/sh -c` becomes process 1'],
    ['CMD: with ENTRYPOINT', 'FROM a\nENTRYPOINT ["node"]\nC<|>MD ["a.js"]\n', 'the container runs `node a.js`'],
    ['CMD: ignored', 'FROM a\nENTRYPOINT node\nC<|>MD ["a.js"]\n', 'CMD is ignored'],
    ['CMD: overruled', 'FROM a\nC<|>MD ["a"]\nCMD ["b"]\n', 'has no effect'],
    // Variables
    ['ENV: the value', 'FROM a\nENV A=1\nENV B=$<|>{A}2\n', '`A` is `1` here, from ENV'],
    ['ENV: what it becomes', 'FROM a\nARG V=3\nENV B<|>B=x$V\n', '`BB` becomes `x3`'],
    ['ARG: build time', 'FROM a\nARG V=3\nRUN echo $<|>V\n', 'unless `--build-arg` says otherwise'],
    ['ARG: above FROM', 'A<|>RG V=3\nFROM a:$V\n', 'only FROM lines see it'],
    ['ARG: no default', 'FROM a\nARG V<|>V\n', 'has no default'],
    // The rest
    [
      'USER',
      'FROM a\nUS<|>ER 1000\nRUN make\nCMD ["x"]\n',
      '1 RUN step runs as `1000`. The container runs as `1000` as well',
    ],
    ['WORKDIR', 'FROM a\nWORKDIR /a\nWORK<|>DIR b\n', 'this is `/a/b`'],
    ['EXPOSE publishes nothing', 'FROM a\nEX<|>POSE 80\n', 'Nothing is opened'],
    [
      'HEALTHCHECK',
      'FROM a\nHEALTH<|>CHECK --interval=10s --timeout=3s --retries=3 CMD curl x\n',
      'about 30 s after it breaks',
    ],
    ['HEALTHCHECK NONE', 'FROM a\nHEALTH<|>CHECK NONE\n', 'switched off'],
    ['VOLUME', 'FROM a\nVOL<|>UME /data\n', 'a new volume without a name at `/data`'],
    ['ONBUILD', 'FROM a\nON<|>BUILD RUN make\n', '`RUN` runs when another Dockerfile starts FROM this image'],
    ['STOPSIGNAL', 'FROM a\nSTOP<|>SIGNAL SIGQUIT\n', 'sends `SIGQUIT`'],
    ['SHELL', 'FROM a\nSH<|>ELL ["bash", "-c"]\nRUN x\n', '1 RUN step below'],
    ['syntax directive', '# syn<|>tax=docker/dockerfile:1\nFROM a\n', 'the frontend `docker/dockerfile:1`'],
  ])('%s', (_, marked, fact) => {
    expectFact('dockerfile', marked, fact);
  });

  test('COPY counts what .dockerignore keeps out', () => {
    expectFact('dockerfile', 'FROM a\nCO<|>PY . .\n', 'its 2 patterns match', {
      '.dockerignore': '# no\n.git\nnode_modules\n',
    });
  });

  test('a secret is never shown', () => {
    for (const marked of [
      'FROM a\nENV API_TO<|>KEN=abc123\n',
      'FROM a\nENV API_TOKEN=abc123\nRUN echo $API_TO<|>KEN\n',
      'FROM a\nEN<|>V API_TOKEN=abc123\n',
    ]) {
      expect(hoverAt('dockerfile', marked)).not.toContain('abc123');
      expect(hoverAt('dockerfile', marked)).toContain('secrets are not shown');
    }
  });

  test('text of the file cannot break out of the hover', () => {
    const hover = hoverAt('dockerfile', 'FROM a\nENV X=`](command:evil)[<b>`\nRUN echo $<|>X\n');
    expect(hover).toContain('`ˋ](command:evil)[<b>ˋ`');
  });

  test('blanks and comments say nothing', () => {
    expect(hoverAt('dockerfile', 'FROM a\n\n<|>\n')).toBe('');
    expect(hoverAt('dockerfile', 'FROM a\n# a com<|>ment\n')).toBe('');
  });
});

describe('compose', () => {
  const web = (lines: string) => `services:\n  web:\n    image: nginx:1.30\n${lines}  db:\n    image: postgres:18\n`;

  test.each([
    [
      'port: where it leads',
      web('    ports:\n      - "80<|>80:80"\n'),
      'Port 8080 of this host leads to port 80/tcp of a `web` container',
    ],
    ['port: everybody', web('    ports:\n      - "80<|>80:80"\n'), '**every** network interface'],
    ['port: this machine only', web('    ports:\n      - "127.0.<|>0.1:8080:80"\n'), 'from this machine only'],
    ['port: a free one', web('    ports:\n      - "8<|>0"\n'), 'picks a free port'],
    ['port: siblings', web('    ports:\n      - "8080:8<|>0"\n'), '`web:80` directly'],
    [
      'port: long form',
      web('    ports:\n      - target: 8<|>0\n        published: "8080"\n'),
      'Port 8080 of this host',
    ],
    ['volume: named', web('    volumes:\n      - da<|>ta:/x\n'), 'The named volume `data` appears at `/x`'],
    [
      'volume: survives',
      web('    volumes:\n      - da<|>ta:/x\n'),
      'survives `docker compose down`, but not `down -v`',
    ],
    [
      'volume: bind',
      web('    volumes:\n      - ./s<|>rc:/x:ro\n'),
      'both sides see every change at once. The container can only read it',
    ],
    ['volume: anonymous', web('    volumes:\n      - /da<|>ta\n'), 'a volume without a name'],
    [
      'networks',
      'services:\n  a:\n    networks: [b<|>ack]\n  c:\n    networks: [back]\nnetworks:\n  back:\n',
      '`c` can reach `a` by its name',
    ],
    ['network_mode', web('    network_mode: ho<|>st\n'), "the host's own network"],
    ['depends_on: started', web('    depends_on:\n      - d<|>b\n'), 'Started is not ready'],
    [
      'depends_on: healthy',
      web('    depends_on:\n      db:\n        condition: service_hea<|>lthy\n'),
      'when the healthcheck of `db` passes',
    ],
    ['restart', web('    restart: unless-st<|>opped\n'), 'stays down if you stopped it by hand'],
    ['restart on-failure', web('    restart: on-fail<|>ure:5\n'), 'at most 5 times'],
    ['environment: literal', web('    environment:\n      MO<|>DE: dev\n'), '`MODE` is `dev`'],
    ['environment: from the shell', web('    environment:\n      - MO<|>DE\n'), 'comes from the shell'],
    ['limits: memory', web('    mem_limit: 5<|>12m\n'), 'At 512 MiB of memory'],
    ['limits: cpu', web('    cpus: 0.<|>5\n'), '50 % of one CPU core'],
    [
      'limits: deploy',
      web('    deploy:\n      resources:\n        limits:\n          memory: 1<|>G\n'),
      'At 1 GiB of memory',
    ],
    ['limits: pids', web('    pids_limit: 1<|>00\n'), 'At most `100` processes'],
    [
      'healthcheck',
      web('    healthcheck:\n      test: ["CMD", "true"]\n      inter<|>val: 10s\n      retries: 5\n'),
      'about 50 s after it breaks',
    ],
    ['build', 'services:\n  a:\n    bui<|>ld: ./api\n', 'from `Dockerfile` in the folder `./api`'],
    [
      'build: the target',
      'services:\n  a:\n    build:\n      context: .\n      tar<|>get: dev\n',
      'stops at the stage `dev`',
    ],
    ['service: its name', web('').replace('web', 'w<|>eb'), 'reach it under the name `web`'],
    ['image', web('').replace('nginx:1', 'ng<|>inx:1'), 'is a ready server'],
    ['privileged', web('    privi<|>leged: true\n'), 'root in it is root on the host'],
    ['user', web('    user: ro<|>ot\n'), 'runs as root'],
    ['command', web('    comm<|>and: npm run dev\n'), 'runs `npm run dev` in the place of'],
    ['profiles', web('    profiles: [de<|>bug]\n'), 'starts only with `--profile` `debug`'],
    ['merge', 'x-a: &a\n  restart: always\nservices:\n  w:\n    <<<|>: *a\n    image: b:1\n', 'brings in `restart`'],
    ['alias', 'x-a: &a\n  A: 1\nservices:\n  w:\n    environment: *<|>a\n', 'a mapping with `A`'],
    ['anchor', 'x-a: &<|>a\n  A: 1\nservices:\n  w:\n    environment: *a\n', 'in 1 place'],
    ['a volume at the top', web('    volumes: ["data:/x"]\n') + 'volumes:\n  da<|>ta:\n', 'used by `web`'],
    ['stop_grace_period', web('    stop_grace_period: 1<|>m\n'), 'has 1m before it is killed'],
  ])('%s', (_, marked, fact) => {
    expectFact('compose', marked, fact);
  });

  test.each([
    ['from .env', '${T<|>AG}', '`TAG` is `1.2`, from the `.env`', { '.env': 'TAG=1.2\n' }],
    ['a default', '${T<|>AG:-9}', 'Without it, `9` is used', {}],
    ['required', '${T<|>AG:?no}', 'Compose refuses to start', {}],
    ['empty', '${T<|>AG}', 'it becomes empty and Compose warns', {}],
  ])('interpolation: %s', (_, token, fact, files) => {
    expectFact('compose', `services:\n  a:\n    image: app:${token}\n`, fact, files);
  });

  test('a secret is never shown', () => {
    const literal = web('    environment:\n      DB_PASS<|>WORD: abc123\n');
    expect(hoverAt('compose', literal)).not.toContain('abc123');
    for (const lines of ['DB_PASSWORD: abc<|>123', 'U: "redis://:abc123@h<|>/0"', 'U<|>: "redis://:abc123@h/0"']) {
      const hover = hoverAt('compose', web(`    environment:\n      ${lines}\n`));
      expect(hover).toContain('stands here in the clear');
      expect(hover).not.toContain('abc123');
    }
    const dotenv = 'services:\n  a:\n    image: app:${DB_PASS<|>WORD}\n';
    expect(hoverAt('compose', dotenv, { '.env': 'DB_PASSWORD=abc123' })).not.toContain('abc123');
  });
});

test('a value is told once', () => {
  const told = here(
    hoverAt('compose', 'services:\n  a:\n    image: x\n    environment:\n      MODE: dev<|>elopment\n'),
  );
  expect(told.match(/development/g)).toHaveLength(1);
});
