import type { ImageFacts } from './image-facts.ts';

/** On Apache, whose first process stays root; `fpm` tags listen on 9000 instead. Upgrades itself inside its volume. */
export const wordpress: ImageFacts = {
  name: 'wordpress',
  title: 'WordPress',
  names: ['wordpress'],
  kind: 'server',
  user: 'root',
  ports: [80],
  data: [{ folder: '/var/www/html' }],
  cycles: [],
  current: [],
  checked: '2026-11-21',
  source: 'https://hub.docker.com/_/wordpress',
};

/** Built as WordPress is; one major version after the other. */
export const nextcloud: ImageFacts = {
  name: 'nextcloud',
  title: 'Nextcloud',
  names: ['nextcloud'],
  kind: 'server',
  user: 'root',
  ports: [80],
  data: [{ folder: '/var/www/html' }],
  cycles: [],
  current: [],
  checked: '2026-11-21',
  source: 'https://github.com/nextcloud/docker',
};

/** A store of images. */
export const registry: ImageFacts = {
  name: 'registry',
  title: 'Distribution',
  names: ['registry'],
  kind: 'server',
  user: 'root',
  ports: [5000],
  data: [{ folder: '/var/lib/registry' }],
  cycles: [],
  current: [],
  checked: '2026-11-21',
  source: 'https://distribution.github.io/distribution/',
};

/**
 * Logins for other programs; 9000 tells how it is. A line ends with the release of the next; the days of 26.5 and 26.6
 * were not confirmed: left out.
 */
export const keycloak: ImageFacts = {
  name: 'keycloak',
  title: 'Keycloak',
  names: ['quay.io/keycloak/keycloak', 'keycloak/keycloak'],
  kind: 'server',
  user: '1000',
  ports: [8080, 9000],
  cycles: [
    { version: '26.7', eol: null },
    { version: '26.4', eol: '2026-01-06' },
    { version: '26.3', eol: '2025-09-30' },
    { version: '26.2', eol: '2025-07-02' },
    { version: '26.1', eol: '2025-04-11' },
    { version: '26.0', eol: '2025-01-15' },
    { version: '25.0', eol: '2024-10-04' },
    { version: '24.0', eol: '2024-06-10' },
    { version: '23.0', eol: '2024-03-04' },
    { version: '22.0', eol: '2023-11-23' },
    { version: '21.1', eol: '2023-07-11' },
    { version: '21.0', eol: '2023-04-19' },
    { version: '20.0', eol: '2023-02-23' },
    { version: '19.0', eol: '2022-11-01' },
    { version: '18.0', eol: '2022-07-27' },
    { version: '17.0', eol: '2022-04-20' },
  ],
  current: ['26.7.4'],
  checked: '2026-11-29',
  source: 'https://github.com/keycloak/keycloak/security/policy',
};

/** Catches the mail of a system under development. */
export const mailpit: ImageFacts = {
  name: 'mailpit',
  title: 'Mailpit',
  names: ['axllent/mailpit'],
  kind: 'tool',
  user: 'root',
  ports: [1025, 8025],
  cycles: [],
  current: ['v1.31.4'],
  checked: '2026-11-29',
  source: 'https://mailpit.axllent.org/docs/',
};

/** Imitates AWS. Versions are named after year and month; since 2026.03 it starts with the token of an account only. */
export const localstack: ImageFacts = {
  name: 'localstack',
  title: 'LocalStack',
  names: ['localstack/localstack', 'localstack/localstack-pro'],
  kind: 'tool',
  user: 'root',
  ports: [4566],
  data: [{ folder: '/var/lib/localstack' }],
  cycles: [],
  current: ['2026.09.0'],
  checked: '2026-11-29',
  source: 'https://docs.localstack.cloud/',
};
