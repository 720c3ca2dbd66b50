import type { ImageFacts } from './image-facts.ts';

/** Composer on a PHP of its own, for build stages; its cache is in /tmp/cache. */
export const composer: ImageFacts = {
  name: 'composer',
  title: 'Composer',
  names: ['composer', 'composer/composer'],
  kind: 'tool',
  user: 'root',
  ports: [],
  cycles: [],
  current: ['2'],
  checked: '2026-11-29',
  source: 'https://hub.docker.com/_/composer',
};

/** Two programs and nothing else, to be copied; its tags on Python and Debian can do more. Every release has a tag. */
export const uv: ImageFacts = {
  name: 'uv',
  title: 'uv',
  names: ['ghcr.io/astral-sh/uv'],
  kind: 'tool',
  user: 'root',
  ports: [],
  cycles: [],
  current: ['0.13'],
  checked: '2026-11-29',
  source: 'https://docs.astral.sh/uv/guides/integration/docker/',
};
