// What a reader can meet in a file has a concept of its own: every instruction, every flag, every key of the specification.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { conceptKeys } from '../generated/concept-keys.ts';
import { conceptFacts } from '../generated/concepts.ts';
import { addNewer, type Schema } from '../rules/schema/newer.ts';
import { toPath } from '../rules/shared/path-table.ts';
import { counterpartInService } from '../text/counterpart.ts';

/** https://docs.docker.com/reference/dockerfile/ */
const INSTRUCTIONS = [
  ...['FROM', 'ARG', 'ENV', 'RUN', 'COPY', 'ADD', 'WORKDIR', 'USER', 'EXPOSE', 'CMD', 'ENTRYPOINT', 'LABEL', 'VOLUME'],
  ...['HEALTHCHECK', 'SHELL', 'STOPSIGNAL', 'ONBUILD', 'MAINTAINER'],
];

/** Every flag that BuildKit's Dockerfile frontend knows; https://docs.docker.com/reference/dockerfile/ */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  FROM: ['platform'],
  RUN: ['mount', 'network', 'security', 'device'],
  COPY: ['from', 'chown', 'chmod', 'link', 'parents', 'exclude'],
  ADD: ['chown', 'chmod', 'link', 'exclude', 'checksum', 'keep-git-dir', 'unpack'],
  HEALTHCHECK: ['interval', 'timeout', 'start-period', 'start-interval', 'retries'],
};

const MOUNT_TYPES = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'];

describe('concepts exist for', () => {
  test('every instruction', () => {
    expect(INSTRUCTIONS.filter(keyword => !(`instruction:${keyword}` in conceptKeys))).toEqual([]);
  });

  test('every flag', () => {
    const keys = Object.entries(FLAGS).flatMap(([keyword, flags]) => flags.map(flag => `flag:${keyword} --${flag}`));
    expect(keys.filter(key => !(key in conceptKeys))).toEqual([]);
  });

  test('every type of RUN --mount', () => {
    expect(MOUNT_TYPES.filter(type => !(`value:RUN --mount=type=${type}` in conceptKeys))).toEqual([]);
  });

  test('every key of the Compose specification', () => {
    const paths = composePaths();
    // A guard of the guard: the specification has about this many places for a key.
    expect(paths.size).toBeGreaterThan(650);
    // What a job and a service have in common is explained once.
    const places = [...paths].map(path => counterpartInService(toPath(path)).join('.').replaceAll('.[]', '[]'));
    const unexplained = [...paths].filter((path, index) =>
      [path, places[index]].every(key => !(`compose:${key}` in conceptKeys)),
    );
    expect(unexplained).toEqual([]);
  });
});

test('a key that no flag and no instruction has is a slip', () => {
  const slips = Object.keys(conceptKeys).filter(key => {
    const [, keyword = '', flag = ''] = /^flag:(\w+) --(.+)$/.exec(key) ?? [];
    if (keyword !== '') return !FLAGS[keyword]?.includes(flag);
    const instruction = /^instruction:(.+)$/.exec(key)?.[1];
    return instruction !== undefined && !INSTRUCTIONS.includes(instruction);
  });
  expect(slips).toEqual([]);
});

test('a compose key that the specification does not have is a slip', () => {
  const paths = [...composePaths()].map(path => path.split('.'));
  // Names that the author of a file chooses, and items, stand below a property: the beginning must be known.
  const isKnown = (path: string) =>
    paths.some(known =>
      path.split('.').every((part, depth) => {
        const there = known[depth];
        return (
          there === undefined || there === '*' || there === part || there.replace('[]', '') === part.replace('[]', '')
        );
      }),
    );
  const slips = Object.keys(conceptKeys)
    .flatMap(key => /^compose:([\w.*[\]-]+)/.exec(key)?.[1] ?? [])
    .filter(path => !path.startsWith('x-') && path !== 'extension')
    .filter(path => !isKnown(path));
  expect(slips).toEqual([]);
});

test('every concept can be reached', () => {
  const matched = new Set(Object.values(conceptKeys));
  const unreachable = Object.keys(conceptFacts).filter(id => !matched.has(id) && !(conceptFacts[id]?.list ?? false));
  expect(unreachable).toEqual([]);
});

/** Every path of a property in the specification: `services.*.build.args`, `networks.*.ipam.config[].subnet` … */
function composePaths(): Set<string> {
  const url = new URL('../generated/compose-schema.json', import.meta.url);
  const root: Schema = JSON.parse(readFileSync(url, 'utf8'));
  addNewer(root);
  const paths = new Set<string>();
  const walk = (schema: Schema, path: string, trail: readonly string[]): void => {
    if (schema.$ref) {
      const name = schema.$ref.replace('#/definitions/', '');
      if (!trail.includes(name)) walk(root.definitions?.[name] ?? {}, path, [...trail, name]);
    }
    for (const [name, below] of Object.entries(schema.properties ?? {})) {
      const next = path === '' ? name : `${path}.${name}`;
      paths.add(next);
      walk(below, next, trail);
    }
    for (const [pattern, below] of Object.entries(schema.patternProperties ?? {})) {
      if (pattern !== '^x-') walk(below, `${path}.*`, trail);
    }
    if (schema.items) walk(schema.items, `${path}[]`, trail);
    for (const branch of schema.oneOf ?? []) walk(branch, path, trail);
  };
  walk(root, '', []);
  return paths;
}
