import type { ImageFacts } from './image-facts.ts';

/** Long-term lines live for eight years, innovation releases until the next one. */
export const mysql: ImageFacts = {
  name: 'mysql',
  title: 'MySQL',
  names: ['mysql'],
  kind: 'database',
  user: 'root',
  dropsRoot: true,
  ports: [3306, 33060],
  data: [{ folder: '/var/lib/mysql' }],
  cycles: [
    { version: '9.7', eol: '2034-04-21', lts: true },
    { version: '9.6', eol: '2026-04-21' },
    { version: '9.5', eol: '2026-01-20' },
    { version: '9.4', eol: '2025-10-21' },
    { version: '9.3', eol: '2025-07-22' },
    { version: '9.2', eol: '2025-04-15' },
    { version: '9.1', eol: '2025-01-21' },
    { version: '9.0', eol: '2024-10-15' },
    { version: '8.4', eol: '2032-04-30', lts: true },
    { version: '8.3', eol: '2024-04-10' },
    { version: '8.2', eol: '2023-12-14' },
    { version: '8.1', eol: '2023-10-25' },
    { version: '8.0', eol: '2026-04-30', lts: true },
    { version: '5.7', eol: '2023-10-31' },
    { version: '5.6', eol: '2021-02-28' },
    { version: '5.5', eol: '2018-12-31' },
  ],
  current: ['8.4'],
  checked: '2026-11-21',
  source: 'https://www.mysql.com/support/eol-notice.html',
};
