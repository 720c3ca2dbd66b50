import type { Cycle, ImageFacts } from './image-facts.ts';

/** The releases of Node.js, which the distroless images carry too. */
export const nodeCycles: readonly Cycle[] = [
  { version: '26', eol: null, lts: true },
  { version: '25', eol: '2026-06-01' },
  { version: '24', eol: '2028-04-30', lts: true },
  { version: '23', eol: '2025-06-01' },
  { version: '22', eol: '2027-04-30', lts: true },
  { version: '21', eol: '2024-06-01' },
  { version: '20', eol: '2026-04-30', lts: true },
  { version: '19', eol: '2023-06-01' },
  { version: '18', eol: '2025-04-30', lts: true },
  { version: '17', eol: '2022-06-01' },
  { version: '16', eol: '2023-09-11', lts: true },
  { version: '15', eol: '2021-06-01' },
  { version: '14', eol: '2023-04-30', lts: true },
  { version: '13', eol: '2020-06-01' },
  { version: '12', eol: '2022-04-30', lts: true },
  { version: '11', eol: '2019-06-01' },
  { version: '10', eol: '2021-04-30', lts: true },
  { version: '9', eol: '2018-06-30' },
  { version: '8', eol: '2019-12-31', lts: true },
  { version: '7', eol: '2017-06-30' },
  { version: '6', eol: '2019-04-30', lts: true },
  { version: '5', eol: '2016-06-30' },
  { version: '4', eol: '2018-04-30', lts: true },
];

/** The official image; it brings the user `node`, but does not switch to it. */
export const node: ImageFacts = {
  name: 'node',
  title: 'Node.js',
  names: ['node'],
  kind: 'language',
  user: 'root',
  spareUser: { name: 'node', id: 1000 },
  ports: [],
  cycles: nodeCycles,
  current: ['24', '26'],
  variants: ['alpine', 'slim'],
  checked: '2026-11-21',
  source: 'https://github.com/nodejs/Release#release-schedule',
};
