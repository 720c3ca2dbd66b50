// What a hover says of the other file: of the Dockerfile that a service builds, and of the services that build a
// Dockerfile. `<|>` is the mouse. English tells whether the fact is right, Korean that it is told.
import { describe, expect, test } from 'vitest';
import { snapshotOf, takeCursor, textsOf } from '../../test/expect.ts';
import { Knowledge } from '../knowledge/knowledge.ts';
import type { Language } from '../rules/rule.ts';
import { provideHover } from './hover.ts';

const speakers = { en: new Knowledge(textsOf('en')), ko: new Knowledge(textsOf('ko')) };

/** The sentences between "On this line" and the reason. */
function here(
  language: Language,
  marked: string,
  files: Record<string, string>,
  path: string,
  locale: 'en' | 'ko' = 'en',
): string {
  const { text, offset } = takeCursor(marked);
  const hover = provideHover(snapshotOf(language, text, { files, path }), speakers[locale], offset, {
    detail: 'full',
    commands: false,
  });
  const value = hover && typeof hover.contents === 'object' && 'value' in hover.contents ? hover.contents.value : '';
  return /\*\*(?:On this line|이 줄에서는)\*\* ([^\n]*)/.exec(value)?.[1] ?? '';
}

function expectFact(
  language: Language,
  marked: string,
  files: Record<string, string>,
  path: string,
  fact: string,
): void {
  expect(here(language, marked, files, path)).toContain(fact);
  const korean = here(language, marked, files, path, 'ko');
  expect(korean).toMatch(/[가-힣]/);
  expect(korean).not.toMatch(/\b(?:built|builder)\.\w/);
}

describe('in a compose file', () => {
  const dockerfile = `ARG TAG=24
FROM node:\${TAG}-slim AS base
ARG COMMIT
ARG API_TOKEN=hunter2
WORKDIR /app
COPY . .
RUN npm ci
FROM base AS dev
USER node
EXPOSE 3000 9000/udp
HEALTHCHECK CMD node check.js
CMD ["node", "--watch", "a.js"]
FROM base
CMD ["node", "a.js"]
`;
  const files = { 'api/Dockerfile': dockerfile, 'bare/Dockerfile': 'FROM alpine:3.23\nENV A=b\n' };
  const dev = (lines: string, more = '') =>
    `services:\n  a:\n    build:\n      context: ./api\n      target: dev\n${lines}${more}`;

  test.each([
    ['build', 'services:\n  a:\n    bu<|>ild: ./api\n', '`node:${TAG}-slim` with 2 RUN, COPY and ADD steps on top'],
    [
      'build: nothing on top',
      'services:\n  a:\n    bu<|>ild: ./bare\n',
      'What comes out is `alpine:3.23`, with nothing on top',
    ],
    ['build: its path', 'services:\n  a:\n    build: ./a<|>pi\n', 'No USER is set there, so it runs as root'],
    ['build: what it starts', 'services:\n  a:\n    build: ./a<|>pi\n', 'It starts `node a.js`'],
    ['context', dev('').replace('./api', './a<|>pi'), 'the stage `dev`: `node:${TAG}-slim` with 2 RUN'],
    ['dockerfile', dev('      dockerf<|>ile: Dockerfile\n'), 'It EXPOSEs `3000`, `9000/udp`'],
    ['target', dev('').replace('dev', 'd<|>ev'), 'It is stage 2 of 3 in `api/Dockerfile`, from line 8 on'],
    ['target: what it is', dev('').replace('target', 'tar<|>get'), 'It runs as `node`. It EXPOSEs'],
    [
      'an argument',
      dev('      args:\n        T<|>AG: 22\n'),
      'Line 1 of `api/Dockerfile` takes it; without it the value is `24`',
    ],
    ['an argument above FROM', dev('      args:\n        T<|>AG: 22\n'), 'only FROM lines see it'],
    [
      'an argument in a list',
      dev('      args:\n        - COM<|>MIT=1\n'),
      'Line 3 of `api/Dockerfile` takes it, and has no default',
    ],
    ['an argument of the shell', dev('      args:\n        - COM<|>MIT\n'), 'comes from the shell'],
    ['an argument that nothing takes', dev('      args:\n        O<|>DD: 1\n'), 'No ARG of `api/Dockerfile` takes it'],
    ['an argument of the builder', dev('      args:\n        HTTP_PR<|>OXY: x\n'), 'for the builder itself'],
    [
      'a port',
      dev('    ports: ["80:30<|>00"]\n'),
      'Line 10 of `api/Dockerfile` EXPOSEs it. What has to listen there is `node --watch a.js`',
    ],
    ['another port', dev('    ports: ["80:80<|>80"]\n'), '`api/Dockerfile` EXPOSEs `3000`, `9000/udp` instead'],
    ['another protocol', dev('    ports: ["9000:90<|>00"]\n'), 'instead'],
    ['a port in long form', dev('    ports:\n      - tar<|>get: 9000\n        protocol: udp\n'), 'EXPOSEs it'],
    [
      'service_healthy',
      dev('', '  b:\n    depends_on: {a: {condition: service_hea<|>lthy}}\n'),
      'The check of `a` is HEALTHCHECK in line 11 of `api/Dockerfile`',
    ],
    [
      'service_healthy without a check',
      'services:\n  a: {build: ./api}\n  b:\n    depends_on: {a: {condition: service_hea<|>lthy}}\n',
      'Neither this file nor `api/Dockerfile` has a check for `a`',
    ],
  ])('%s', (_, marked, fact) => {
    expectFact('compose', marked, files, 'compose.yaml', fact);
  });

  test('what the service overrides is not told', () => {
    const marked = 'services:\n  a:\n    bu<|>ild: ./api\n    user: "1"\n    command: sleep 1\n';
    const told = here('compose', marked, files, 'compose.yaml');
    expect(told).toContain('with 2 RUN');
    expect(told).not.toMatch(/runs as|starts/);
    const checked =
      'services:\n  a: {build: ./api, healthcheck: {test: x}}\n  b:\n    depends_on: {a: {condition: service_hea<|>lthy}}\n';
    expect(here('compose', checked, files, 'compose.yaml')).not.toContain('Dockerfile');
  });

  test.each([
    ['a Dockerfile that nobody has read', {}],
    ['another frontend', { 'api/Dockerfile': `# syntax=acme/x\n${dockerfile}` }],
    ['an empty Dockerfile', { 'api/Dockerfile': '' }],
  ])('nothing is told of %s', (_, beside: Record<string, string>) => {
    for (const marked of [
      dev('').replace('dev', 'd<|>ev'),
      dev('    ports: ["80:30<|>00"]\n'),
      dev('').replace('build', 'bu<|>ild'),
    ]) {
      expect(here('compose', marked, beside, 'compose.yaml')).not.toMatch(/stage \d|EXPOSE|on top/);
    }
  });

  test('a secret is never shown', () => {
    const passed = here('compose', dev('      args:\n        API_TO<|>KEN: swordfish\n'), files, 'compose.yaml');
    expect(passed).toContain('is not shown');
    expect(passed).not.toMatch(/hunter2|swordfish/);
    expect(here('compose', dev('      args:\n        API_TOKEN: sword<|>fish\n'), files, 'compose.yaml')).not.toContain(
      'swordfish',
    );
    const started = { Dockerfile: 'FROM node:24\nCMD ["app", "--password", "hunter2"]\n' };
    expect(here('compose', 'services:\n  a:\n    bui<|>ld: .\n', started, 'compose.yaml')).not.toContain('hunter2');
  });

  test('an override sees the Dockerfile of the file below it', () => {
    const beside = { ...files, 'compose.yaml': 'services:\n  a: {build: ./api}\n' };
    const marked = 'services:\n  a:\n    build:\n      target: d<|>ev\n';
    expectFact('compose', marked, beside, 'compose.override.yaml', 'It is stage 2 of 3 in `api/Dockerfile`');
  });
});

describe('in a Dockerfile', () => {
  const path = '/w/api/Dockerfile';
  const compose = (lines: string) => ({
    '../compose.yaml': `services:\n  api:\n    build: {context: ./api, target: dev, args: {TAG: "22", API_TOKEN: hunter2, SHELL_ARG: , URL: "http://a:hunter2@b"}}\n${lines}`,
  });
  const text = `ARG TAG=24
FROM node:\${TAG} AS base
ARG API_TOKEN SHELL_ARG URL
FROM base AS dev
USER node
EXPOSE 3000
EXPOSE 4000/udp
HEALTHCHECK CMD x
ENTRYPOINT ["node"]
CMD ["a.js"]
FROM base
CMD ["b.js"]
`;
  const at = (token: string) => text.replace(token, `${token.slice(0, 1)}<|>${token.slice(1)}`);

  test.each([
    ['the first FROM', at('FROM node'), '', 'This file is built by `api` of `../compose.yaml`'],
    ['the FROM of the target', at('FROM base AS dev'), '', 'In `../compose.yaml` this stage is the `target` of `api`'],
    ['the name of the target', text.replace('AS dev', 'AS d<|>ev'), '', 'this stage is the `target` of `api`'],
    ['ARG', at('ARG TAG'), '', 'Service `api` of `../compose.yaml` passes `22`'],
    ['the name of an ARG', at('TAG='), '', 'passes `22`'],
    ['an ARG of the shell', at('SHELL_ARG'), '', 'passes on what `SHELL_ARG` is where `docker compose` runs'],
    ['EXPOSE', at('EXPOSE 3000'), '    ports: ["80:3000"]\n', 'publishes 3000 as port 80 on every network interface'],
    ['its port', at('3000'), '    ports: ["127.0.0.1:80:3000"]\n', '`127.0.0.1:80`, for this machine alone'],
    ['an address', at('3000'), '    ports: ["10.0.0.1:80:3000"]\n', 'publishes 3000 on `10.0.0.1:80`'],
    ['a free port', at('3000'), '    ports: ["3000"]\n', 'publishes 3000 on a free port'],
    ['UDP', at('4000'), '    ports: ["4000:4000/udp"]\n', 'publishes 4000/udp as port 4000'],
    ['USER', at('USER'), '    user: "1000"\n', 'its containers run as `1000`'],
    ['CMD', at('CMD ["a'), '    command: [b.js, -v]\n', 'Service `api` of `../compose.yaml` runs `b.js -v` instead'],
    ['CMD: with a secret', at('CMD ["a'), '    command: app --token hunter2\n', 'runs a command of its own instead'],
    ['CMD: dropped', at('CMD ["a'), '    entrypoint: sh\n', 'with it this CMD is dropped'],
    ['CMD: emptied', at('CMD ["a'), '    command: []\n', 'its `command` is empty'],
    ['ENTRYPOINT', at('ENTRYPOINT'), '    entrypoint: sh -c\n', 'starts `sh -c` instead'],
    ['HEALTHCHECK', at('HEALTHCHECK'), '    healthcheck: {test: [CMD, y]}\n', 'runs a check of its own'],
    ['HEALTHCHECK: its timing', at('HEALTHCHECK'), '    healthcheck: {interval: 1s}\n', 'changes its timing'],
    ['HEALTHCHECK: off', at('HEALTHCHECK'), '    healthcheck: {disable: true}\n', 'switches it off'],
  ])('%s', (_, marked, lines, fact) => {
    expectFact('dockerfile', marked, compose(lines), path, fact);
  });

  test.each([
    ['a service that takes no notice', at('USER'), compose('')],
    ['a stage that is not built', text.replace('CMD ["b', 'C<|>MD ["b'), compose('    command: x\n')],
    ['a port that is not published', at('3000'), compose('    ports: ["80:80", "3000:3000/udp"]\n')],
    ['a service that builds another file', at('FROM node'), { '../compose.yaml': 'services: {a: {build: ./web}}\n' }],
    [
      'an unknown target',
      at('USER'),
      { '../compose.yaml': 'services: {a: {user: x, build: {context: api, target: $T}}}\n' },
    ],
    ['no compose file', at('FROM node'), {}],
    ['null', at('CMD ["a'), compose('    command:\n    entrypoint:\n')],
  ])('nothing is told of %s', (_, marked, beside: Record<string, string>) => {
    expect(here('dockerfile', marked, beside, path)).not.toContain('compose.yaml');
  });

  test('a secret is never shown', () => {
    for (const token of ['API_TOKEN', 'URL']) {
      const told = here('dockerfile', at(token), compose(''), path);
      expect(told).toContain('secrets are not shown');
      expect(told).not.toContain('hunter2');
    }
  });

  test('a target is not called unneeded', () => {
    for (const marked of [at('FROM base AS dev'), text.replace('AS dev', 'AS d<|>ev')]) {
      expect(here('dockerfile', marked, compose(''), path)).not.toContain('does not even build it');
      expect(here('dockerfile', marked, {}, path)).toContain('does not even build it');
    }
  });

  test('what a service runs is not called left behind', () => {
    const copying = text.replace('USER node', 'COPY a /a\nUSER node');
    for (const marked of [
      at('USER node'),
      at('CMD ["a'),
      copying.replace('COPY', 'CO<|>PY'),
      copying.replace('/a', '/<|>a'),
    ]) {
      expect(here('dockerfile', marked, compose(''), path)).not.toMatch(
        /not the final one|not part of the final image/,
      );
      expect(here('dockerfile', marked, {}, path)).toMatch(/not the final one|not part of the final image/);
    }
  });

  test('what ONBUILD keeps for later is no part of this build', () => {
    const beside = { 'compose.yaml': 'services: {a: {build: ., ports: ["80:80"]}}\n' };
    expect(here('dockerfile', 'FROM node:24\nONBUILD EXP<|>OSE 80\n', beside, '/w/Dockerfile')).not.toContain(
      'Service',
    );
  });

  test('many services do not bury the rest', () => {
    const services = Array.from({ length: 30 }, (_, i) => `  s${i}: {build: ., user: "${i}"}\n`).join('');
    const told = here(
      'dockerfile',
      'FROM node:24\nUS<|>ER node\n',
      { 'compose.yaml': `services:\n${services}` },
      '/w/Dockerfile',
    );
    expect(told.match(/overrides it/g)).toHaveLength(3);
  });

  test('the .dockerignore of its own name is told, and none is missed where the context is elsewhere', () => {
    const copy = 'FROM node:24\nCO<|>PY . .\n';
    const own = { 'web.Dockerfile.dockerignore': '.git\n', '.dockerignore': 'a\nb\n' };
    expectFact(
      'dockerfile',
      copy,
      own,
      '/w/web.Dockerfile',
      '`web.Dockerfile.dockerignore` keeps out what its 1 pattern',
    );
    const above = { '../compose.yaml': 'services: {a: {build: {context: ., dockerfile: docker/Dockerfile}}}\n' };
    expect(here('dockerfile', copy, above, '/w/docker/Dockerfile')).not.toContain('.dockerignore');
  });
});
