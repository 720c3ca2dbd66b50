import { expect, test } from 'vitest';
import { expectFindings, expectSilence, fixAll, snapshotOf } from '../../../../test/expect.ts';

const only = { only: ['bind-needs-dot'] };
const mount = (item: string, rest = '') => `services:\n  a:\n    image: x\n    volumes:\n      - ${item}\n${rest}`;

test('marks the source', () => {
  expectFindings(
    'compose',
    `services:
  a:
    image: x
    volumes:
      - "nginx.conf:/etc/nginx/nginx.conf:ro"
         ^^^^^^^^^^ bind-needs-dot
      - web/dist:/app
        ^^^^^^^^ bind-needs-dot
`,
    only,
  );
});

test.each([
  mount('data-1:/d'),
  mount('src:/d', 'volumes:\n  src:\n'),
  mount('./src:/d'),
  mount('/src:/d'),
  mount('~/src:/d'),
  mount('C:\\src:/d'),
  mount('${SRC}:/d'),
  mount('src'),
  mount('{type: volume, source: src, target: /d}'),
  mount('src:/d', 'include: ["${MORE}"]\n'),
])('silent for %j', text => {
  expectSilence('compose', text, only);
});

test('an override file may declare the volume', () => {
  expectSilence('compose', mount('src:/d'), { ...only, files: { 'compose.override.yaml': 'volumes: {src: }\n' } });
});

test('the fix puts the dot where the source begins', () => {
  const before = mount("'src:/d' # why");
  expect(fixAll(before, snapshotOf('compose', before, only).findings)).toBe(mount("'./src:/d' # why"));
});
