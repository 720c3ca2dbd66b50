import { describe, expect, test } from 'vitest';
import specification from '../../generated/compose-schema.json' with { type: 'json' };
import { formats } from './formats.ts';
import { portFault } from './ports.ts';
import { numberOf, plainTypeOf, yamlTypeOf } from './scalar.ts';

describe('texts that a format takes, and texts that it does not', () => {
  test.each([
    ['boolean', ['true', 'FALSE', 'Yes', 'n', 'off', '${A}'], ['1', 't', '', 'maybe', '$$A']],
    ['integer', ['1', '-1', '+5', '010', '${A:-x}'], ['', '1.5', '0x10', '1e3', '1 ', 'x']],
    ['number', ['1', '0.5', '.5', '5.', '1e3', '-2'], ['', 'x', '50m', '1,5', '1 ']],
    ['microseconds', ['400000', '400ms'], ['0.5', 'x', '']],
    [
      'bytes',
      ['512m', '1.5gb', '1 GiB', '1024', '64b', '-1', '.5g', '2p'],
      ['', '1x', '1m1', '1eb', '1ib', 'm', '1,5g'],
    ],
    [
      'duration',
      ['10s', '1m30s', '1.5s', '.5h', '500ms', '5µs', '1d', '2w', '0', '-1s'],
      ['10', '', 'ten', '1 s', '10S', '1y', '1h 30m'],
    ],
    ['file-mode', ['0440', '777', '0'], ['0o440', '8', 'r', '']],
    ['count', ['1', 'all', '-1'], ['some', '1.5', '']],
    [
      'restart',
      ['no', 'always', 'unless-stopped', 'on-failure', 'on-failure:5', '', '${R}'],
      ['yes', 'Always', 'on-failure:', 'always:3'],
    ],
    [
      'pull-policy',
      ['always', 'if_not_present', 'every_12h', 'every_1d12h'],
      ['every_', 'every_5', 'every_12H', 'alway', '', 'not always'],
    ],
    ['address', ['127.0.0.1', '::1', 'fe80::1%eth0', '${IP}'], ['localhost', '256.1.1.1', '1.2.3', '']],
    ['protocol', ['tcp', 'UDP', 'sctp', '', '${P}'], ['http', 'tpc']],
    ['port', ['80', '65535', '${P}'], ['0', '65536', '80-81', 'http', '']],
    ['port-range', ['80', '8000-8010', '0', '', '${P}'], ['65536', '90-80', 'http', '-5']],
    [
      'mount',
      ['/a', 'a:/b', './a:/b:ro,z', 'C:\\a:/b', '${A}:/b', '${A:-x:y}:/b', ':', 'ab'],
      ['', '/a::ro', 'abc:', ':abc', '/a:/b:ro:z'],
    ],
    ['device', ['/a', '/a:/b', '/a:/b:rwm', 'vendor.com/gpu=0'], ['/a:/b:r:w']],
    ['host', ['a=1.1.1.1', 'a:1.1.1.1', 'a:::1', '${H}'], ['a', '']],
  ])('%s', (name, taken, refused) => {
    const takes = formats[name] ?? (() => undefined);
    expect(taken.filter(text => !takes(text))).toEqual([]);
    expect(refused.filter(text => takes(text))).toEqual([]);
  });

  test('each format of the schema is one of them, and the other way round', () => {
    const used = new Set([...JSON.stringify(specification).matchAll(/"format":"([\w-]+)"/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual(Object.keys(formats).sort());
  });

  test.each(Object.keys(formats))(
    '%s looks at a long text once',
    name => {
      for (const text of [
        '1'.repeat(100_000),
        '1s'.repeat(50_000),
        '${'.repeat(30_000),
        ':'.repeat(100_000),
        `${'1_'.repeat(50_000)}x`,
      ]) {
        formats[name]?.(text);
      }
    },
    5000,
  );
});

describe('what is wrong with a port', () => {
  test.each([
    ['80/tpc', 'port-protocol', 'tpc'],
    ['80:', 'port-missing', '80:'],
    ['', 'port-missing', ''],
    ['127.0.0.1:80', 'port-alone', '127.0.0.1:80'],
    ['localhost:80:80', 'port-address', 'localhost'],
    ['::1:80:80', 'port-address', '::1'],
    ['80:80:80:80', 'port-address', '80:80'],
    ['a:80', 'port-number', 'a'],
    ['80 :80', 'port-number', '80 '],
    ['80:0', 'port-limit', '0'],
    ['${A}:99999', 'port-limit', '99999'],
    ['99999:80', 'port-limit', '99999'],
    ['80-79', 'port-order', '80-79'],
    ['8000-8001:80-85', 'port-count', '8000-8001:80-85'],
    ['80:80-85', 'port-count', '80:80-85'],
  ])('%s', (text, kind, marked) => {
    const fault = portFault(text);
    expect([fault?.kind, text.slice(fault?.start, fault?.end)]).toEqual([kind, marked]);
  });

  test.each([
    '80',
    '0:80',
    '8000-8002:80',
    '80/tcp/udp',
    '80/',
    '[::1]:80:80',
    '127.0.0.1::80',
    '::80',
    '${A}',
    '${A}:${B}',
    '${IP}:1:2',
    '${A:-1:2}:80',
  ])('nothing with %s', text => {
    expect(portFault(text)).toBeUndefined();
  });
});

describe('what YAML is to Compose', () => {
  test.each([
    ['integer', ['0', '-1', '+5', '017', '0o17', '0x1F', '0b11', '1_000', '99999999999999999999']],
    ['number', ['1.5', '.5', '5.', '1e3', '-.5', '1_0.5', '0.1e+5']],
    ['boolean', ['true', 'False', 'TRUE']],
    ['null', ['', '~', 'null', 'NULL']],
    ['unknown', ['.inf', '-.Inf', '.NaN', '2024-01-01', '2024-1-1 12:00:00', '2001-12-14t21:59:43.10-05:00']],
    [
      'string',
      [
        'yes',
        'on',
        'y',
        'nULL',
        'tRUE',
        '12:30',
        '22:22',
        '1.2.3',
        '_1',
        '.',
        '-',
        '0o8',
        '0x',
        '1e',
        'a',
        '2024-01',
        '${A}',
      ],
    ],
  ] as const)('%s', (type, values) => {
    expect(values.filter(value => plainTypeOf(value) !== type)).toEqual([]);
  });

  test('quotes and tags decide', () => {
    expect(yamlTypeOf({ style: 'double', value: '5' })).toBe('string');
    expect(yamlTypeOf({ style: 'plain', value: '5' }, '!!str')).toBe('string');
    expect(yamlTypeOf({ style: 'plain', value: '5' }, '!override')).toBe('integer');
    expect(yamlTypeOf({ style: 'plain', value: '5' }, '!other')).toBe('unknown');
  });

  test.each([
    ['017', 15],
    ['-0x10', -16],
    ['0b11', 3],
    ['1_000', 1000],
    ['1.5', 1.5],
    ['08', 8],
  ])('%s is %d', (value, expected) => {
    expect(numberOf(value)).toBe(expected);
  });
});
