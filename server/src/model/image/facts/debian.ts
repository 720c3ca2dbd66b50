import type { Cycle, ImageFacts } from './image-facts.ts';

/** The releases; the end is that of the long-term support. */
const cycles: readonly Cycle[] = [
  { version: '13', eol: '2030-06-30' },
  { version: '12', eol: '2028-06-30' },
  { version: '11', eol: '2026-08-31' },
  { version: '10', eol: '2024-06-30' },
  { version: '9', eol: '2022-06-30' },
  { version: '8', eol: '2020-06-30' },
  { version: '7', eol: '2018-05-31' },
  { version: '6', eol: '2016-02-29' },
];

const codenames: Readonly<Record<string, string>> = {
  trixie: '13',
  bookworm: '12',
  bullseye: '11',
  buster: '10',
  stretch: '9',
  jessie: '8',
  wheezy: '7',
  squeeze: '6',
};

/** The bare system. */
export const debian: ImageFacts = {
  name: 'debian',
  title: 'Debian',
  names: ['debian'],
  kind: 'base',
  user: 'root',
  ports: [],
  cycles,
  current: ['13'],
  variants: ['slim'],
  codenames,
  checked: '2026-11-21',
  source: 'https://wiki.debian.org/LTS',
};

/**
 * Debian with compilers and headers, below the full tags of many languages. Its tags on Ubuntu are not judged: there
 * is no telling which Debian would be their successor.
 */
export const buildpackDeps: ImageFacts = {
  name: 'buildpack-deps',
  title: 'buildpack-deps',
  names: ['buildpack-deps'],
  kind: 'sdk',
  user: 'root',
  ports: [],
  toolchain: true,
  cycles,
  current: ['13'],
  variants: ['curl', 'scm'],
  codenames,
  checked: '2026-11-21',
  source: 'https://wiki.debian.org/LTS',
};
