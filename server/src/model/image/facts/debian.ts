import type { ImageFacts } from './image-facts.ts';

/** The end is that of the long-term support. */
export const debian: ImageFacts = {
  name: 'debian',
  title: 'Debian',
  names: ['debian'],
  kind: 'base',
  user: 'root',
  ports: [],
  cycles: [
    { version: '13', eol: '2030-06-30' },
    { version: '12', eol: '2028-06-30' },
    { version: '11', eol: '2026-08-31' },
    { version: '10', eol: '2024-06-30' },
    { version: '9', eol: '2022-06-30' },
    { version: '8', eol: '2020-06-30' },
    { version: '7', eol: '2018-05-31' },
    { version: '6', eol: '2016-02-29' },
  ],
  current: ['13'],
  variants: ['slim'],
  codenames: {
    trixie: '13',
    bookworm: '12',
    bullseye: '11',
    buster: '10',
    stretch: '9',
    jessie: '8',
    wheezy: '7',
    squeeze: '6',
  },
  checked: '2026-11-21',
  source: 'https://wiki.debian.org/LTS',
};
