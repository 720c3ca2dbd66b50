import type { ImageFacts } from './image-facts.ts';

/** The official image. */
export const ruby: ImageFacts = {
  name: 'ruby',
  title: 'Ruby',
  names: ['ruby'],
  kind: 'language',
  user: 'root',
  ports: [],
  cycles: [
    { version: '4.0', eol: null },
    { version: '3.4', eol: null },
    { version: '3.3', eol: '2027-03-31' },
    { version: '3.2', eol: '2026-04-01' },
    { version: '3.1', eol: '2025-03-26' },
    { version: '3.0', eol: '2024-04-23' },
    { version: '2.7', eol: '2023-03-31' },
    { version: '2.6', eol: '2022-04-12' },
    { version: '2.5', eol: '2021-04-05' },
    { version: '2.4', eol: '2020-03-31' },
    { version: '2.3', eol: '2019-03-31' },
    { version: '2.2', eol: '2018-03-31' },
  ],
  current: ['3.4'],
  variants: ['slim', 'alpine'],
  checked: '2026-11-21',
  source: 'https://www.ruby-lang.org/en/downloads/branches/',
};
