import type { ImageFacts } from './image-facts.ts';

/** Python names months only; the last day of the month is what its past releases kept to. */
export const python: ImageFacts = {
  name: 'python',
  title: 'Python',
  names: ['python'],
  kind: 'language',
  user: 'root',
  ports: [],
  cycles: [
    { version: '3.15', eol: '2031-10-31' },
    { version: '3.14', eol: '2030-10-31' },
    { version: '3.13', eol: '2029-10-31' },
    { version: '3.12', eol: '2028-10-31' },
    { version: '3.11', eol: '2027-10-31' },
    { version: '3.10', eol: '2026-10-31' },
    { version: '3.9', eol: '2025-10-31' },
    { version: '3.8', eol: '2024-10-07' },
    { version: '3.7', eol: '2023-06-27' },
    { version: '3.6', eol: '2021-12-23' },
    { version: '3.5', eol: '2020-09-30' },
    { version: '3.4', eol: '2019-03-18' },
    { version: '3.3', eol: '2017-09-29' },
    { version: '3.2', eol: '2016-02-20' },
    { version: '2.7', eol: '2020-01-01' },
  ],
  current: ['3.14'],
  variants: ['slim', 'alpine'],
  checked: '2026-11-21',
  source: 'https://devguide.python.org/versions/',
};
