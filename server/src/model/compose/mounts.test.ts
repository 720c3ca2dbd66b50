import { describe, expect, test } from 'vitest';
import { parseMount } from './mounts.ts';
import { parseCompose } from './parse.ts';

/** The mount of the one item of `v:`, as `type source target modes`; every part must stand where it says. */
function mount(item: string): string | undefined {
  const text = `v:\n  - ${item}\n`;
  const node = parseCompose(text).root?.get('v')?.children[0];
  const found = node && parseMount(node);
  if (found === undefined) return undefined;
  const parts = [found.source, found.target, ...found.modes];
  for (const part of found.long ? parts.slice(0, 2) : parts) {
    if (part !== undefined) expect(text.slice(part.start, part.end)).toBe(part.text);
  }
  return [found.type, ...parts.map(part => part?.text ?? '-')].join(' ');
}

describe('short form', () => {
  test.each([
    ['/data', 'anonymous - /data'],
    ['data:/var/lib', 'named data /var/lib'],
    ['data:/var/lib:ro', 'named data /var/lib ro'],
    ['./src:/app:ro,z', 'bind ./src /app ro z'],
    ['../src:/app', 'bind ../src /app'],
    ['.:/app', 'bind . /app'],
    ['.env:/app/.env', 'bind .env /app/.env'],
    ['/a:/b', 'bind /a /b'],
    ['~/a:/b:cached', 'bind ~/a /b cached'],
    ["'C:\\data:/data'", 'bind C:\\data /data'],
    ['C:/data:/data:ro', 'bind C:/data /data ro'],
    ["'C:\\a:D:\\b:ro'", 'bind C:\\a D:\\b ro'],
    [
      "'\\\\.\\pipe\\docker_engine:\\\\.\\pipe\\docker_engine'",
      'npipe \\\\.\\pipe\\docker_engine \\\\.\\pipe\\docker_engine',
    ],
    ['"${DIR}/x:/y"', 'unknown ${DIR}/x /y'],
    ['./${DIR}:/y', 'bind ./${DIR} /y'],
    ['"${DATA_DIR:-./data}:/data:ro"', 'unknown ${DATA_DIR:-./data} /data ro'],
    ['data_${X}:/y', 'named data_${X} /y'],
    ['"${ALL}"', 'unknown - ${ALL}'],
    ['":/y"', undefined],
    ['a1::ro', undefined],
    ['aa:/b:ro:z', undefined],
    ['', undefined],
    ['[a]', undefined],
  ])('%s → %s', (item, expected) => {
    expect(mount(item)).toBe(expected);
  });
});

describe('long form', () => {
  test.each([
    ['{type: volume, source: db, target: /d, read_only: true, volume: {nocopy: true}}', 'named db /d ro nocopy'],
    ['{type: volume, target: /d}', 'anonymous - /d'],
    ['{type: bind, source: ., target: /d, bind: {propagation: rshared, selinux: z}}', 'bind . /d rshared z'],
    ['{type: bind, source: ., target: /d, read_only: false}', 'bind . /d'],
    ['{type: tmpfs, target: /t, tmpfs: {size: 1m}}', 'tmpfs - /t'],
    ['{type: "${T}", target: /t}', 'unknown - /t'],
    ['{}', 'unknown - -'],
  ])('%s → %s', (item, expected) => {
    expect(mount(item)).toBe(expected);
  });
});
