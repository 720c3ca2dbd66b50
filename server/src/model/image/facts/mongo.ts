import type { ImageFacts } from './image-facts.ts';

/** The support of rapid releases outside of Atlas is not settled: their days are left open. */
export const mongo: ImageFacts = {
  name: 'mongo',
  title: 'MongoDB',
  names: ['mongo'],
  kind: 'database',
  user: 'root',
  dropsRoot: true,
  ports: [27017],
  data: [{ folder: '/data/db' }],
  cycles: [
    { version: '8.3', eol: null },
    { version: '8.2', eol: null },
    { version: '8.0', eol: '2029-10-31' },
    { version: '7.0', eol: '2027-08-31' },
    { version: '6.0', eol: '2025-07-31' },
    { version: '5.0', eol: '2024-10-31' },
    { version: '4.4', eol: '2024-02-29' },
    { version: '4.2', eol: '2023-04-30' },
    { version: '4.0', eol: '2022-04-30' },
    { version: '3.6', eol: '2021-04-30' },
    { version: '3.4', eol: '2020-01-31' },
    { version: '3.2', eol: '2018-09-30' },
    { version: '3.0', eol: '2018-02-28' },
  ],
  current: ['8.0'],
  checked: '2026-11-21',
  source: 'https://www.mongodb.com/legal/support-policy/lifecycles',
};
