// Every compose snippet, expanded with its defaults and put where it belongs together with what it needs, is a file that
// the strict profile has nothing to say about, of images that are in support and that can run as they are told to.
import { describe, expect, test } from 'vitest';
import snippets from '../../snippets/compose.json' with { type: 'json' };
import { expandSnippet, listSnippets } from '../src/features/snippets.ts';
import type { Compose, Service } from '../src/model/compose/compose.ts';
import { endOfLife } from '../src/model/image/end-of-life.ts';
import { factsOf } from '../src/model/image/facts.ts';
import { dataFolderOf } from '../src/model/image/lookup.ts';
import { parseImageReference } from '../src/model/image/reference.ts';
import { allowedKeys } from '../src/rules/schema/schema.ts';
import { snapshotOf, today } from './expect.ts';

/** What stands at the top of the file for the sake of a snippet: names, or the files behind them. */
interface Needs {
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
  readonly secrets?: Readonly<Record<string, string>>;
  readonly configs?: Readonly<Record<string, string>>;
}

const SECTIONS = ['networks', 'volumes', 'secrets', 'configs'] as const;

/** The one thing that a snippet cannot know: which bytes the reader will have tested. */
const READERS_TO_DECIDE = 'pin-image-digest';

/** What the rest of the project supplies to an override file, which is never used alone. */
const IN_THE_FILE_BELOW = [
  'cpu-limit',
  'drop-capabilities',
  'explicit-network',
  'memory-limit',
  'no-new-privileges',
  'pids-limit',
  'read-only-root',
  'require-healthcheck',
  'require-project-name',
  'restart-limit',
];

/** The hardening that an image, or the purpose of a service, does not allow. */
const IMPOSSIBLE: Readonly<Record<string, readonly string[]>> = {
  // Writes its configuration next to its programs when it starts.
  'service-kafka': ['read-only-root'],
  // Makes a keystore in its folder of configuration when it starts.
  'service-elasticsearch': ['read-only-root'],
  // Builds itself for its database when it starts.
  'service-keycloak': ['read-only-root'],
  // Nobody says that it needs only its volume.
  'service-s3': ['read-only-root'],
  // Installs what it imitates when it is asked for it.
  'service-localstack': ['read-only-root'],
  // Edited files are copied into the container.
  'service-watch': ['read-only-root'],
  // A job that ends has no health.
  'service-depends': ['require-healthcheck'],
  'compose-migrate': ['require-healthcheck'],
  'compose-override': IN_THE_FILE_BELOW,
};

/** What a service of ours has, by the rule that misses it. */
const HARDENING: Readonly<Record<string, (service: Service) => boolean>> = {
  'cpu-limit': service => service.get('cpus') !== undefined,
  'drop-capabilities': service => itemsOf(service, 'cap_drop').includes('ALL'),
  'explicit-network': service => itemsOf(service, 'networks').length > 0,
  'memory-limit': service => service.get('mem_limit') !== undefined,
  'no-new-privileges': service => itemsOf(service, 'security_opt').includes('no-new-privileges:true'),
  'pids-limit': service => service.get('pids_limit') !== undefined,
  'read-only-root': service => service.get('read_only')?.scalar?.value === 'true',
  'require-healthcheck': service => service.get('healthcheck')?.get('test') !== undefined,
  'restart-limit': service => service.get('restart')?.scalar?.value === 'on-failure:5',
};

const entries = Object.entries(
  snippets as Readonly<Record<string, { readonly needs?: Needs; readonly fill?: object }>>,
);
const needsOf = new Map(entries.map(([id, { needs }]) => [id, needs ?? {}]));
const fillOf = new Map(entries.map(([id, { fill }]) => [id, Object.keys(fill ?? {})]));
const all = listSnippets('en', 'compose');
const korean = new Map(listSnippets('ko', 'compose').map(snippet => [snippet.id, snippet]));

describe.each(all.map(snippet => [snippet.id, snippet] as const))('%s', (id, snippet) => {
  const body = expandSnippet(snippet.body);
  const text = inItsPlace(id, snippet.fits, body);
  const allowed = new Set([READERS_TO_DECIDE, ...(IMPOSSIBLE[id] ?? [])]);

  test('reads without a problem, and knows every key', () => {
    const { file, findings } = snapshotOf('compose', text);
    expect(composeOf(file).problems).toEqual([]);
    expect(findings.filter(({ entry }) => entry.id === 'known-key')).toEqual([]);
    for (const { name, node } of composeOf(file).services) {
      const keys = allowedKeys(['services', name]);
      for (const { key } of node.children) expect(keys?.allows(key?.text ?? ''), key?.text).toBe(true);
    }
  });

  test.each(['default', 'security', 'strict'] as const)('has no findings in the profile %s', profile => {
    const { findings, file } = snapshotOf('compose', text, { settings: { profile } });
    const told = findings.filter(({ entry }) => !allowed.has(entry.id));
    expect(told.map(({ entry, span }) => `${entry.id}: ${file.text.slice(span.start, span.end)}`)).toEqual([]);
  });

  test('is hardened as far as its images allow, and no less', () => {
    const { services } = composeOf(snapshotOf('compose', text).file);
    const missing = services.flatMap(service => Object.keys(HARDENING).filter(rule => !HARDENING[rule]?.(service)));
    expect([...new Set(missing)].sort()).toEqual((IMPOSSIBLE[id] ?? []).filter(rule => rule in HARDENING).sort());
  });

  test('needs what it uses, and uses what it needs', () => {
    const file = composeOf(snapshotOf('compose', text).file);
    for (const section of SECTIONS) {
      const declared = file.root?.get(section)?.children.map(({ key }) => key?.text ?? '') ?? [];
      expect([...declared].sort(), section).toEqual([...new Set(usesOf(file, section))].sort());
    }
    for (const service of file.services) {
      for (const other of dependenciesOf(service)) expect(file.named('services', other), other).toBeDefined();
    }
  });

  test('keeps its data, where the version of its image looks for it', () => {
    for (const { image, service } of imagesOf(text)) {
      const folder = dataFolderOf(parseImageReference(image, 0));
      const volumes = itemsOf(service, 'volumes');
      const named = volumes.filter(volume => !/^[./]/.test(volume));
      if (folder !== undefined) expect(named.map(volume => volume.split(':')[1])).toContain(folder);
    }
  });

  test('is of images that are known, current and in support', () => {
    for (const { image } of imagesOf(text)) {
      const reference = parseImageReference(image, 0);
      const facts = factsOf(reference);
      const tag = reference.tag?.text ?? '';
      expect(facts, image).toBeDefined();
      const variants = ['', ...(facts?.variants ?? []).map(variant => `-${variant}`)];
      expect(facts?.current.flatMap(current => variants.map(variant => current + variant))).toContain(tag);
      expect(endOfLife(reference, today)).toBeUndefined();
    }
  });

  test('keeps passwords in files or in .env', () => {
    for (const { service } of imagesOf(text)) {
      for (const { key, scalar } of service.get('environment')?.children ?? []) {
        if (!/PASS|SECRET|TOKEN/.test(key?.text ?? '')) continue;
        expect(scalar?.value, key?.text).toMatch(/^(?:\/run\/secrets\/[\w-]+|\$\{\w+:\?\})$/);
      }
    }
  });

  test('counts its tab stops from one, each with a default, and ends at the last', () => {
    const stops = [...snippet.body.matchAll(/(?<!\\)\$(?:\{(\d+)[:|]|(\d+))/g)].map(([, open, plain]) => open ?? plain);
    const numbers = [...new Set(stops)].map(Number).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index));
    expect(snippet.body).toMatch(/\n\$0$/);
    for (const stop of fillOf.get(id) ?? []) expect(stops).toContain(stop);
    for (const [, value = ''] of snippet.body.matchAll(/(?<!\\)\$\{\d+:([^}]*)\}/g)) expect(value).not.toBe('');
  });

  test('is told in both languages, in one or two sentences', () => {
    const other = korean.get(id);
    expect(other?.title).toMatch(/[가-힣]/);
    expect(other?.description).toMatch(/[가-힣].*\.$/);
    expect(snippet.title).not.toMatch(/[가-힣]/);
    for (const description of [snippet.description, other?.description ?? '']) {
      expect(description.match(/\.(?= |$)/g)?.length).toBeLessThanOrEqual(2);
      expect(description.length).toBeLessThanOrEqual(240);
    }
    expect(snippet.prefix[0]).toBe(id);
  });
});

test('no image is out of support today', () => {
  const now = new Date().toISOString().slice(0, 10);
  const ended = all
    .flatMap(({ id, fits, body }) => imagesOf(inItsPlace(id, fits, expandSnippet(body))))
    .flatMap(({ image }) => endOfLife(parseImageReference(image, 0), now) ?? []);
  expect(ended).toEqual([]);
});

test('every exception is of a snippet that exists', () => {
  for (const id of Object.keys(IMPOSSIBLE)) expect(all.map(snippet => snippet.id)).toContain(id);
});

/** The file around a snippet: what it needs at the top, and for a piece of the top a service that uses it. */
function inItsPlace(id: string, fits: string, body: string): string {
  if (fits === 'file') return body;
  if (fits === 'top') return USERS[id]?.(body.trimEnd()) ?? body;
  const beside = id === 'service-depends' ? `${serviceOf('service-postgres').replace('postgres:', 'db:')}\n` : '';
  const needs = id === 'service-depends' ? merged(needsOf.get(id), needsOf.get('service-postgres')) : needsOf.get(id);
  return `name: app\n\nservices:\n${beside}${indented(body)}${topOf(needs ?? {})}`;
}

/** A service of a snippet, indented as it stands below `services:`. */
function serviceOf(id: string): string {
  return indented(expandSnippet(all.find(snippet => snippet.id === id)?.body ?? ''));
}

function indented(body: string): string {
  return `${body.trimEnd().replace(/^(?=.)/gm, '  ')}\n`;
}

function topOf(needs: Needs): string {
  const names = (section: 'networks' | 'volumes') => needs[section]?.map(name => `  ${name}:\n`);
  const files = (section: 'secrets' | 'configs') =>
    needs[section] && Object.entries(needs[section]).map(([name, file]) => `  ${name}:\n    file: ${file}\n`);
  return SECTIONS.map(section => {
    const lines = section === 'networks' || section === 'volumes' ? names(section) : files(section);
    return lines ? `\n${section}:\n${lines.join('')}` : '';
  }).join('');
}

function merged(one: Needs = {}, other: Needs = {}): Needs {
  return {
    networks: [...new Set([...(one.networks ?? []), ...(other.networks ?? [])])],
    volumes: [...(one.volumes ?? []), ...(other.volumes ?? [])],
    secrets: { ...one.secrets, ...other.secrets },
  };
}

/** For each piece of the top a whole file in which a service uses it. */
const USERS: Readonly<Record<string, (top: string) => string>> = {
  'top-networks': top => fileOf(hardened({ networks: ['backend', 'frontend'] }), top),
  'top-volumes': top => fileOf(hardened({ volumes: ['db-data:/data'] }), `${BACKEND}\n${top}`),
  'top-secrets': top => fileOf(hardened({ secrets: ['db-password'] }), `${BACKEND}\n${top}`),
  'top-configs': top => fileOf(hardened({ configs: ['app-config'] }), `${BACKEND}\n${top}`),
  'top-common': top => `${top}\n\n${fileOf(MERGED, BACKEND)}`,
};

const MERGED = `    <<: *common
    build: .
    networks:
      - backend
    healthcheck:
      test: ["CMD", "true"]
`;

const BACKEND = 'networks:\n  backend:\n';

function fileOf(service: string, top: string): string {
  return `name: app\n\nservices:\n  web:\n${service}\n${top.trimEnd()}\n`;
}

/** The lines of a service that has these lists. */
function hardened(lists: Readonly<Record<string, readonly string[]>>): string {
  const { volumes, configs, secrets, networks = ['backend'] } = lists;
  const all = { volumes, tmpfs: ['/tmp'], configs, secrets, networks };
  const listed = Object.entries(all).flatMap(([key, items]) =>
    items ? [`    ${key}:`, ...items.map(item => `      - ${item}`)] : [],
  );
  return `    build: .\n${listed.join('\n')}\n${RUNNING}`;
}

/** A service from `init` on: how it runs, and what it may do. */
const RUNNING = serviceOf('service-hardened').replace(/^.*?(?= {4}init:)/s, '');

function composeOf(model: { readonly kind: string }): Compose {
  if (model.kind !== 'compose') throw new Error('This is no compose file.');
  return model as Compose;
}

function imagesOf(text: string): readonly { readonly image: string; readonly service: Service }[] {
  return composeOf(snapshotOf('compose', text).file).services.flatMap(service => {
    const image = service.get('image')?.scalar?.value;
    return image === undefined ? [] : [{ image, service }];
  });
}

/** The items of a list of a service in the short syntax, and the `source` of those in the long one. */
function itemsOf(service: Service, key: string): readonly string[] {
  const items = service.get(key)?.children ?? [];
  return items.map(item => item.scalar?.value ?? item.get('source')?.scalar?.value ?? '');
}

function usesOf(compose: Compose, section: (typeof SECTIONS)[number]): readonly string[] {
  const uses = compose.services.flatMap(service => itemsOf(service, section));
  if (section !== 'volumes') return uses;
  return uses.filter(volume => !/^[./]/.test(volume)).map(volume => volume.split(':')[0] ?? '');
}

function dependenciesOf(service: Service): readonly string[] {
  return service.get('depends_on')?.children.map(({ key }) => key?.text ?? '') ?? [];
}
