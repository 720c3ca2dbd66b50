import { describe, expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf, textsOf } from '../../../../test/expect.ts';
import { placeholdersOf } from '../../../knowledge/format.ts';

const texts = [textsOf('en'), textsOf('ko')];
const only = { only: ['value-type', 'known-key', 'yaml-syntax'] };

/** A service with `lines` below its image. */
function service(...lines: readonly string[]): string {
  return ['services:', '  web:', '    image: a', ...lines.map(line => `    ${line}`), ''].join('\n');
}

/** What is told: rule, message and the marked stretch. The message is there, and is given what it asks for. */
function told(text: string): readonly string[] {
  return snapshotOf('compose', text, only).findings.map(({ entry, message = 'default', args, span }) => {
    for (const { rules } of texts) {
      const template = rules[entry.id]?.message[message];
      expect(template, message).toBeDefined();
      expect(Object.keys(args ?? {})).toEqual(expect.arrayContaining(placeholdersOf(template ?? '')));
    }
    const rule = entry.id === 'value-type' ? '' : `${entry.id}/`;
    return `${rule}${message} ${JSON.stringify(text.slice(span.start, span.end))}`;
  });
}

describe('one finding for', () => {
  test.each([
    ['nothing', ['ports:'], 'empty "ports"'],
    ['nothing in a list', ['cap_add:', '  - ALL', '  -'], 'item-empty "-"'],
    ['a number', ['user: 1000'], 'quote "1000"'],
    ['a number of YAML 1.1', ['hostname: 0x1F'], 'quote "0x1F"'],
    ['a number in a list', ['command: [sleep, 5]'], 'quote "5"'],
    ['a truth value', ['hostname: true'], 'quote-boolean "true"'],
    ['a truth value among labels', ['labels: [true]'], 'quote-boolean "true"'],
    ['a quoted number', ['networks:', '  default:', '    priority: "5"'], 'unquote "\\"5\\""'],
    ['a text instead of a list', ['cap_add: ALL'], 'list "ALL"'],
    ['a variable instead of a list', ['ports: ${PORTS}'], 'list "${PORTS}"'],
    ['a mapping instead of a list', ['ports:', '  "80": "80"'], 'list-mapping "ports"'],
    ['a text instead of names', ['depends_on: db'], 'names "db"'],
    ['a text instead of pairs', ['environment: production'], 'pairs "production"'],
    ['pairs without dashes', ['environment:', '  A=1', '  B=2'], 'equals "A=1\\n      B=2"'],
    ['keys without blanks', ['logging:', '  driver:none'], 'colon "driver:none"'],
    ['items without blanks', ['ports:', '  -80', '  -81'], 'dash "-80\\n      -81"'],
    ['a text instead of keys', ['deploy: 3'], 'mapping "3"'],
    ['a text instead of few keys', ['logging: none'], 'mapping-keys "none"'],
    ['a list instead of keys', ['healthcheck: [CMD, true]'], 'mapping-list "[CMD, true]"'],
    ['a list below a key instead of keys', ['logging:', '  - driver: none'], 'mapping-list "logging"'],
    ['a text instead of an item with keys', ['post_start: [echo]'], 'item-keys "echo"'],
    ['a list in a list', ['command: [[a]]'], 'item-text "[a]"'],
    ['a pair with a colon', ['environment:', '  - A: b'], 'item-pair "A"'],
    ['a text with a colon', ['command:', '  - echo: hello'], 'item-mapping "echo"'],
    ['a list instead of a text', ['hostname: [a]'], 'text "[a]"'],
    ['a mapping instead of a text', ['hostname:', '  name: a'], 'text "hostname"'],
    ['a mapping instead of a text or a list', ['dns: {a: b}'], 'text-list "{a: b}"'],
    ['a list instead of a text or keys', ['build: [.]'], 'text-mapping "[.]"'],
    ['a list as a variable', ['environment:', '  A: [b]'], 'scalar "[b]"'],
    ['no truth value', ['privileged: "1"'], 'boolean "1"'],
    ['a number as truth value', ['tty: 1'], 'boolean "1"'],
    ['no whole number', ['scale: 1.5'], 'integer "1.5"'],
    ['no number', ['cpus: half'], 'number "half"'],
    ['no bytes', ['mem_limit: 1x'], 'bytes "1x"'],
    ['no time', ['stop_grace_period: soon'], 'duration "soon"'],
    ['a time without unit', ['stop_grace_period: "10"'], 'duration-unit "10"'],
    ['a number as time', ['healthcheck:', '  interval: 30'], 'duration-unit "30"'],
    ['no mode', ['secrets: [{source: a, mode: r}]'], 'file-mode "r"'],
    ['no count', ['gpus: [{count: many}]'], 'count "many"'],
    ['a word that is none of few', ['cgroup: mine'], 'enum "mine"'],
    ['a slip', ['depends_on: {db: {condition: service_health}}'], 'enum-typo "service_health"'],
    ['the end of a word', ['depends_on: {db: {condition: healthy}}'], 'enum-typo "healthy"'],
    ['no policy', ['restart: sometimes'], 'restart "sometimes"'],
    ['nearly a policy', ['restart: "alway"'], 'restart-typo "alway"'],
    ['a policy that is false', ['restart: false'], 'restart-typo "false"'],
    ['nearly a pull policy', ['pull_policy: allways'], 'enum-typo "allways"'],
    ['too much', ['oom_score_adj: 2000'], 'range "2000"'],
    ['too little', ['cpu_count: -1'], 'least "-1"'],
    ['no port', ['ports: ["web:80"]'], 'port-number "web"'],
    ['no port inside', ['ports: ["80:web"]'], 'port-number "web"'],
    ['a port too large', ['ports: ["127.0.0.1:80000:80"]'], 'port-limit "80000"'],
    ['a number too large', ['ports: [70000]'], 'port-limit "70000"'],
    ['a target too large', ['ports: [{target: 70000}]'], 'port-limit "70000"'],
    ['ports backwards', ['ports: ["90-80:90-80"]'], 'port-order "90-80"'],
    ['more ports inside than outside', ['ports: ["8000-8001:80-85"]'], 'port-count "8000-8001:80-85"'],
    ['nothing behind the colon', ['ports: ["80:"]'], 'port-missing "80:"'],
    ['an address with one port', ['ports: ["127.0.0.1:80"]'], 'port-alone "127.0.0.1:80"'],
    ['a name as address', ['ports: ["localhost:80:80"]'], 'port-address "localhost"'],
    ['IPv6 without brackets', ['ports: ["::1:80:80"]'], 'port-address "::1"'],
    ['a name as address in the long form', ['ports: [{target: 80, host_ip: localhost}]'], 'address "localhost"'],
    ['nearly a protocol', ['ports: ["53:53/upd"]'], 'protocol-typo "upd"'],
    ['no protocol', ['ports: [{target: 80, protocol: http}]'], 'protocol "http"'],
    ['too many parts of a volume', ['volumes: ["/a:/b:ro:z"]'], 'mount "/a:/b:ro:z"'],
    ['an empty part of a volume', ['volumes: ["/a::ro"]'], 'mount "/a::ro"'],
    ['too many parts of a device', ['devices: ["/a:/b:r:w"]'], 'device "/a:/b:r:w"'],
    ['a host without address', ['extra_hosts: [db]'], 'host "db"'],
    ['a dependency without condition', ['depends_on:', '  db:', '    restart: true'], 'required "db"'],
    ['a volume without type', ['volumes:', '  - source: a', '    target: /b'], 'required-item "source"'],
    ['a volume without target', ['volumes: [{type: bind, source: a}]'], 'required-item "type"'],
    ['a port without target', ['ports: [{published: 80}]'], 'required-item "published"'],
    ['a dependency twice', ['depends_on: [a, b, a]'], 'repeated "a"'],
    [
      'a key that is unknown, and not for what it lacks',
      ['volumes: [{type: bind, source: a, targt: /b}]'],
      'known-key/typo "targt"',
    ],
    ['a value of an unknown key', ['comand: [1]'], 'known-key/typo "comand"'],
  ])('%s', (_, lines, expected) => {
    expect(told(service(...lines))).toEqual([expected]);
  });

  test.each([
    ['a service without keys', 'services:\n  a: {image: x}\n  b:\n', 'empty "b"'],
    ['a service that is a text', 'services:\n  a: nginx\n', 'mapping "nginx"'],
    ['services in a list', 'services:\n  - web:\n      image: a\n', 'mapping-list "services"'],
    ['a name', 'name: 5\nservices: {}\n', 'quote "5"'],
    ['a version', 'version: 3.8\nservices: {}\n', 'quote "3.8"'],
    ['a network', 'networks: {a: {internal: maybe}}\n', 'boolean "maybe"'],
    ['a later document', `${service()}---\nservices:\n  web:\n    tty: 1\n`, 'boolean "1"'],
    [
      'what a merge brings, once',
      'x-a: &a {tty: 1}\nservices:\n  a: {<<: *a, image: a}\n  b: {<<: *a, image: b}\n',
      'boolean "1"',
    ],
    ['a model without a model', `${service()}models: {m: {context_size: 5}}\n`, 'required "m"'],
    ['a secret from nowhere', `${service()}secrets: {s: {name: a}}\n`, 'source "s"'],
    ['a config that is empty', `${service()}configs: {c: {}}\n`, 'source "c"'],
    ['a job without triggers', `${service()}jobs: {j: {image: a}}\n`, 'required "j"'],
  ])('%s', (_, text, expected) => {
    expect(told(text)).toEqual([expected]);
  });
});

test('marks values where they are', () => {
  expectFindings(
    'compose',
    `services:
  web:
    image: nginx:1.30
    restart: "alway" # why
              ^^^^^ value-type
    ports:
      - "127.0.0.1:80000:80/tpc"
                            ^^^ value-type
      - {target: 80, published: '70000'}
                                 ^^^^^ value-type
    healthcheck: { interval: 10 }
                             ^^ value-type
    environment:
    ^^^^^^^^^^^ value-type
`,
    { only: ['value-type'] },
  );
});

describe('silence for', () => {
  test.each([
    [
      'variables',
      [
        'cpus: ${CPUS:-1}',
        'ports: ["${P}:80", "${Q:-80}:80/${R}", "$P", "${A}:${B}:80"]',
        'scale: ${N}',
        'privileged: ${YES}',
      ],
    ],
    [
      'variables in words',
      ['restart: ${R:-always}', 'pull_policy: $P', 'depends_on: {db: {condition: "${C}"}}', 'mem_limit: "${M}m"'],
    ],
    [
      'variables in parts',
      ['volumes: ["${A}:/b:ro", "${A:-x:y}:/b"]', 'extra_hosts: ["${H}"]', 'devices: ["${D}"]', 'shm_size: $S'],
    ],
    [
      'variables where only a truth value is allowed',
      ['use_api_socket: ${S}', 'networks: {default: {priority: "${P}"}}'],
    ],
    [
      'quoted numbers and truth values',
      [
        'cpus: "0.5"',
        'scale: "2"',
        'tty: "true"',
        'init: "yes"',
        'read_only: on',
        'privileged: "N"',
        'pids_limit: "-1"',
      ],
    ],
    [
      'words that are texts to Compose',
      ['hostname: yes', 'container_name: on', 'labels: {a: no}', 'command: 12:30:45', 'restart: no'],
    ],
    ['numbers of every kind', ['scale: 0b11', 'cpus: .5', 'pids_limit: 1_000', 'mem_limit: 1e9', 'cpu_shares: 0x10']],
    [
      'bytes',
      ['mem_limit: 1.5gb', 'shm_size: 64 m', 'memswap_limit: -1', 'mem_reservation: "1024"', 'mem_swappiness: 60'],
    ],
    [
      'times',
      [
        'stop_grace_period: 1m30s',
        'healthcheck: {interval: 1.5s, timeout: 500ms, start_period: "0", start_interval: 1d}',
      ],
    ],
    [
      'ports',
      [
        'ports: [80, "80", "80:80", 8080:80, "8000-8002:80-82", "8000-8002:80", "127.0.0.1::80", "[::1]:80:80", "80/TCP", "53:53/udp", ":80", "0:80"]',
      ],
    ],
    [
      'long ports',
      [
        'ports: [{target: 80, published: "8000-8010", protocol: udp, mode: host, host_ip: "::1"}, {target: "80", published: ""}]',
      ],
    ],
    [
      'volumes',
      [
        'volumes: ["/a", "a:/b", "./a:/b:ro,z", "C:\\\\a:/b:ro", {type: tmpfs, target: /c, tmpfs: {size: 64m, mode: 0777}}]',
      ],
    ],
    ['policies', ['restart: on-failure:5', 'pull_policy: every_1d12h']],
    [
      'empty values that Compose takes',
      [
        'command:',
        'entrypoint: ~',
        'deploy:',
        'develop: null',
        'environment: {A: , B: ~}',
        'networks: {default: }',
        'labels: {a: }',
      ],
    ],
    [
      'tags of Compose',
      [
        'ports: !reset',
        'environment: !reset null',
        'hostname: !reset 5',
        'volumes: !reset {a: b}',
        'expose: !override ["80"]',
        'dns: [!reset 5]',
      ],
    ],
    ['tags of YAML', ['privileged: !!bool "true"', 'hostname: !!str 5', 'user: ! 5', 'scale: !!int "2"']],
    ['dates, which only some places take', ['labels: [2024-01-01]', 'hostname: 2024-01-01']],
    [
      'extension fields',
      ['x-a: [1, {b: ~}]', 'build: {context: ., x-b: 5}', 'ports: [{target: 80, x-c: [1]}]', 'logging: {x-d: 1}'],
    ],
    [
      'newer keys',
      [
        'use_api_socket: true',
        'gpus: all',
        'post_start: [{command: a}]',
        'pre_stop: [{command: [a]}]',
        'pre_start: [{image: a, command: b, per_replica: true}]',
        'umask: 0022',
      ],
    ],
    [
      'newer keys of builds',
      [
        'build: {context: ., provenance: mode=max, sbom: true, no_cache_filter: [a], additional_contexts: {a: b}, entitlements: [a]}',
      ],
    ],
    ['providers and models', ['provider: {type: a, options: {b: 1, c: [d]}}', 'models: {m: {endpoint_var: A}, n: }']],
    [
      'watching',
      [
        'develop: {watch: [{path: ., action: sync+exec, target: /a, exec: {command: b}, initial_sync: true, ignore: a}]}',
      ],
    ],
    [
      'the same item twice, where Compose drops one',
      ['cap_add: [A, A]', 'ports: ["80:80", "80:80"]', 'environment: [A=1, A=1]', 'dns: [a, a]'],
    ],
    ['a time for real-time scheduling, as documented', ['cpu_rt_runtime: 400ms', 'cpu_rt_period: "1400us"']],
  ])('%s', (_, lines) => {
    expect(told(service(...lines))).toEqual([]);
  });

  test.each([
    ['an empty file', ''],
    ['half a service of an override file', 'services:\n  web:\n    environment:\n    ports:\n'],
    [
      'a condition that the other half brings',
      'services:\n  web:\n    depends_on:\n      db:\n        required: false\n',
    ],
    [
      'what is extended',
      'services:\n  web:\n    image: a\n    extends: b\n    environment:\n    depends_on: {db: {restart: true}}\n',
    ],
    [
      'what an earlier document brings',
      `${service()}---\nservices:\n  web:\n    environment:\n    depends_on: {db: {restart: true}}\n`,
    ],
    ['a lost merge', 'services:\n  web:\n    <<: *base\n    image: a\n    depends_on: {db: {<<: *c}}\n'],
    ['an unknown alias', service('ports: *ports').replace('*ports', '*q')],
    ['keys with variables', 'services:\n  ${NAME}: {image: a}\nvolumes: {"${V}": }\n'],
    [
      'merges of values',
      'x-p: &p ["80:80"]\nx-e: &e {A: 1}\nservices:\n  a: {image: a, ports: *p, environment: {<<: *e, B: 2}}\n',
    ],
    [
      'sections of the top level',
      'volumes: {a: , b: {driver_opts: {o: 1}}}\nnetworks: {c: }\nsecrets: {d: {file: e}}\nconfigs: {f: {content: g}}\n',
    ],
    ['external resources', 'networks: {a: {external: true}, b: {external: {name: c}}, d: {external: "false"}}\n'],
    [
      'jobs',
      'jobs: {j: {image: a, triggers: {manual: true, schedule: [{cron: "* * * * *", concurrency: queue}, "@daily"]}}}\n',
    ],
  ])('%s', (_, text) => {
    expect(told(text).filter(finding => !finding.startsWith('yaml-syntax'))).toEqual([]);
  });
});

describe('broken YAML', () => {
  test('is not judged where it begins, nor below', () => {
    expect(told(service('tty: 1', 'ports:', '\t- "80:80"', 'init: 1'))).toEqual([
      'boolean "1"',
      'yaml-syntax/tab "\\t"',
    ]);
  });

  test('above it, values are judged', () => {
    expect(told(service('tty: 1', 'init: true', 'command: "a'))).toEqual(['boolean "1"', 'yaml-syntax/quote "\\"a"']);
  });
});

describe('the fix', () => {
  test('makes no mapping behind a key on the same line', () => {
    const text = 'services:\n  web: build:latest\n  db:\n    image: a\n    logging: driver:none\n    cap_add: -ALL\n';
    const { findings } = snapshotOf('compose', text, only);
    expect(findings.map(({ message, fix }) => [message, fix?.()])).toEqual([
      ['colon', undefined],
      ['colon', undefined],
      ['dash', undefined],
    ]);
  });

  test.each([
    ['quotes', ['user: 1000 # me'], ['user: "1000" # me']],
    ['quotes a truth value', ['labels: [true]'], ['labels: ["true"]']],
    ['takes quotes off', ["networks: {default: {priority: '5'}}"], ['networks: {default: {priority: 5}}']],
    ['makes a list', ['cap_add: ALL # all'], ['cap_add: [ALL] # all']],
    ['makes a list of a quoted text', ['depends_on: "db"'], ['depends_on: ["db"]']],
    ['makes a list of a variable', ['ports: ${P}:80'], ['ports: ["${P}:80"]']],
    ['adds dashes', ['environment:', '  A=1', '  B=2'], ['environment:', '  - A=1', '  - B=2']],
    ['adds blanks behind dashes', ['ports:', '  -80', '  -81'], ['ports:', '  - 80', '  - 81']],
    ['adds a blank behind a colon', ['logging:', '  driver:none'], ['logging:', '  driver: none']],
    ['joins a pair', ['environment:', '  - A: b c', '  - D: 1'], ['environment:', '  - A=b c', '  - D=1']],
    ['quotes an item', ['command:', '  - echo: hello # c'], ['command:', '  - "echo: hello" # c']],
    ['renames', ['restart: "alway"', 'cgroup: hots'], ['restart: "always"', 'cgroup: host']],
    ['never writes a bare no', ['restart: false'], ['restart: "no"']],
    ['adds seconds', ['healthcheck: {interval: 30, timeout: "5"}'], ['healthcheck: {interval: 30s, timeout: "5s"}']],
    ['mends a protocol', ['ports: ["53:53/upd"]'], ['ports: ["53:53/udp"]']],
    ['adds a port', ['ports: ["127.0.0.1:80"]'], ['ports: ["127.0.0.1:80:80"]']],
    ['drops what repeats', ['depends_on:', '  - a', '  - b # c', '  - a'], ['depends_on:', '  - a', '  - b # c']],
  ])('%s', (_, before, after) => {
    const text = service(...before);
    expect(fixAll(text, snapshotOf('compose', text, only).findings)).toBe(service(...after));
    expectSilence('compose', service(...after), only);
    const windows = text.replaceAll('\n', '\r\n');
    expect(fixAll(windows, snapshotOf('compose', windows, only).findings)).toBe(
      service(...after).replaceAll('\n', '\r\n'),
    );
  });

  test('mends what a merge brings where it is written, and leaves what an alias brings', () => {
    const merged = 'x-a: &a {restart: alway}\nservices:\n  a: {<<: *a, image: a}\n';
    expect(fixAll(merged, snapshotOf('compose', merged, only).findings)).toBe(merged.replace('alway', 'always'));
    const alias = 'x-r: &r alway\nservices:\n  a: {image: a, restart: *r}\n';
    expect(fixAll(alias, snapshotOf('compose', alias, only).findings)).toBe(alias);
  });
});

test('what repeats names the first one', () => {
  const text = service('depends_on: [a, b, a]');
  const [finding] = snapshotOf('compose', text, only).findings;
  const [first] = finding?.related ?? [];
  expect(text.slice((first?.span.start ?? 0) - 1, first?.span.end)).toBe('[a');
  expect(textsOf('en').phrases[first?.phrase ?? '']).toBeDefined();
});

test('the values of variables are never repeated', () => {
  for (const value of ['[hunter2]', '{a: hunter2}']) {
    const { findings } = snapshotOf('compose', service('environment:', `  PASSWORD: ${value}`), only);
    expect(JSON.stringify(findings.map(({ args }) => args))).not.toContain('hunter2');
  }
});
