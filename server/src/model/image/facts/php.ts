import type { ImageFacts } from './image-facts.ts';

/** The official image; `apache` tags serve on port 80, `fpm` tags on 9000, the others on none. */
export const php: ImageFacts = {
  name: 'php',
  title: 'PHP',
  names: ['php'],
  kind: 'language',
  user: 'root',
  ports: [],
  cycles: [
    { version: '8.5', eol: '2029-12-31' },
    { version: '8.4', eol: '2028-12-31' },
    { version: '8.3', eol: '2027-12-31' },
    { version: '8.2', eol: '2026-12-31' },
    { version: '8.1', eol: '2025-12-31' },
    { version: '8.0', eol: '2023-11-26' },
    { version: '7.4', eol: '2022-11-28' },
    { version: '7.3', eol: '2021-12-06' },
    { version: '7.2', eol: '2020-11-30' },
    { version: '7.1', eol: '2019-12-01' },
    { version: '7.0', eol: '2019-01-10' },
    { version: '5.6', eol: '2018-12-31' },
    { version: '5.5', eol: '2016-07-21' },
    { version: '5.4', eol: '2015-09-03' },
    { version: '5.3', eol: '2014-08-14' },
  ],
  current: ['8.5'],
  variants: ['cli', 'apache', 'fpm', 'alpine', 'zts', 'cli-alpine', 'fpm-alpine', 'zts-alpine'],
  checked: '2026-11-21',
  source: 'https://www.php.net/supported-versions.php',
};
