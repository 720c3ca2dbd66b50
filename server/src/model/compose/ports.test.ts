import { describe, expect, test } from 'vitest';
import type { Part } from './compose.ts';
import { parseCompose } from './parse.ts';
import { type PortMapping, parsePort } from './ports.ts';

/** The mapping of the one item of `text`, as `ip|published|target|protocol`; every part must stand where it says. */
function port(item: string): string | undefined {
  const text = `- ${item}\n`;
  const node = parseCompose(`p:\n${text}`).root?.get('p')?.children[0];
  const mapping = node && parsePort(node);
  const at = (part: Part): string => {
    expect(`p:\n${text}`.slice(part.start, part.end)).toBe(part.text);
    return part.text;
  };
  return mapping && show(mapping, at);
}

function show({ hostIp, published, target, protocol }: PortMapping, at: (part: Part) => string): string {
  return [hostIp, published, target, protocol].map(part => (part === undefined ? '-' : at(part))).join(' ');
}

describe('short form', () => {
  test.each([
    ['80', '- - 80 -'],
    ['"80"', '- - 80 -'],
    ['"3000-3005"', '- - 3000-3005 -'],
    ["'8000:8000'", '- 8000 8000 -'],
    ['22:22', '- 22 22 -'],
    ['"9090-9091:8080-8081"', '- 9090-9091 8080-8081 -'],
    ['"127.0.0.1:8001:8001"', '127.0.0.1 8001 8001 -'],
    ['"127.0.0.1:5000-5010:5000-5010"', '127.0.0.1 5000-5010 5000-5010 -'],
    ['"127.0.0.1::80"', '127.0.0.1 - 80 -'],
    ['":80"', '- - 80 -'],
    ['6060:6060/udp', '- 6060 6060 udp'],
    ['"[::1]:80:81"', '::1 80 81 -'],
    ['"[::]::81/tcp"', ':: - 81 tcp'],
    ['"${PORT}:80"', '- ${PORT} 80 -'],
    ['"${PORT:-8080}:80"', '- ${PORT:-8080} 80 -'],
    ['"${IP:-::1/x}:${PORT}:80/${P:-tcp}"', '${IP:-::1/x} ${PORT} 80 ${P:-tcp}'],
    ['"80:"', undefined],
    ['"127.0.0.1:80"', undefined],
    ['"1:2:3:4"', undefined],
    ['"[::1:80"', undefined],
    ['"[::1]"', undefined],
    ['"[::1]:80"', undefined],
    ['web', undefined],
    ['"80/"', '- - 80 '],
    ['[80]', undefined],
    ['', undefined],
  ])('%s → %s', (item, expected) => {
    expect(port(item)).toBe(expected);
  });

  test('numbers, and variables that hide them', () => {
    const [range, hidden] = parseCompose('p: ["8000-8010:80", "${P}:80"]').root?.get('p')?.children ?? [];
    expect(range && parsePort(range)?.published).toMatchObject({ from: 8000, to: 8010 });
    expect(hidden && parsePort(hidden)?.published).toMatchObject({ from: undefined, to: undefined });
    expect(hidden && parsePort(hidden)?.target).toMatchObject({ from: 80, to: 80 });
  });
});

describe('long form', () => {
  test.each([
    ['{target: 80}', '- - 80 -'],
    ['{target: 80, published: "8000-8010", host_ip: 127.0.0.1, protocol: udp}', '127.0.0.1 8000-8010 80 udp'],
    ['{target: 80, published: ""}', '- - 80 -'],
    ['{target: "${T}"}', '- - ${T} -'],
    ['{published: 80}', undefined],
    ['{target: x}', undefined],
    ['{}', undefined],
  ])('%s → %s', (item, expected) => {
    expect(port(item)).toBe(expected);
  });

  test('mode, name and app_protocol', () => {
    const text = 'p:\n  - name: web\n    target: 80\n    mode: host\n    app_protocol: http\n';
    const node = parseCompose(text).root?.get('p')?.children[0];
    expect(node && parsePort(node)).toMatchObject({
      long: true,
      name: { text: 'web' },
      mode: { text: 'host' },
      appProtocol: { text: 'http' },
    });
  });
});
