import type { ImageFacts } from './image-facts.ts';

/** The days of 7.4 and of the lines of 8 are not settled for the open-source edition: left open. */
export const redis: ImageFacts = {
  name: 'redis',
  title: 'Redis',
  names: ['redis'],
  kind: 'cache',
  user: 'root',
  dropsRoot: true,
  ports: [6379],
  data: [{ folder: '/data' }],
  cycles: [
    { version: '8', eol: null },
    { version: '7.4', eol: null },
    { version: '7.2', eol: '2026-02-28' },
    { version: '7.0', eol: '2024-07-29' },
    { version: '6.2', eol: '2025-02-28' },
    { version: '6.0', eol: '2022-05-31' },
    { version: '5.0', eol: '2022-04-27' },
  ],
  current: ['8'],
  variants: ['alpine'],
  checked: '2026-11-21',
  source: 'https://redis.io/docs/latest/operate/rs/installing-upgrading/product-lifecycle/',
};

/** Every line since the first is still mended. */
export const valkey: ImageFacts = {
  name: 'valkey',
  title: 'Valkey',
  names: ['valkey/valkey', 'ghcr.io/valkey-io/valkey'],
  kind: 'cache',
  user: 'root',
  dropsRoot: true,
  ports: [6379],
  data: [{ folder: '/data' }],
  cycles: [],
  current: ['9.1'],
  variants: ['alpine'],
  checked: '2026-11-21',
  source: 'https://valkey.io/topics/releases/',
};

/** Keeps nothing on disk; only the newest release is supported. */
export const memcached: ImageFacts = {
  name: 'memcached',
  title: 'Memcached',
  names: ['memcached'],
  kind: 'cache',
  user: 'memcache',
  ports: [11211],
  cycles: [],
  current: ['1.6'],
  variants: ['alpine'],
  checked: '2026-11-21',
  source: 'https://hub.docker.com/_/memcached',
};
