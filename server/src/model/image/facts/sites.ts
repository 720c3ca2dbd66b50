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

/** Logins for other programs; 9000 tells how it is. */
export const keycloak: ImageFacts = {
  name: 'keycloak',
  title: 'Keycloak',
  names: ['quay.io/keycloak/keycloak', 'keycloak/keycloak'],
  kind: 'server',
  user: '1000',
  ports: [8080, 9000],
  cycles: [],
  current: [],
  checked: '2026-11-21',
  source: 'https://www.keycloak.org/server/containers',
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
  current: [],
  checked: '2026-11-21',
  source: 'https://mailpit.axllent.org/docs/',
};

/** Imitates AWS. */
export const localstack: ImageFacts = {
  name: 'localstack',
  title: 'LocalStack',
  names: ['localstack/localstack', 'localstack/localstack-pro'],
  kind: 'tool',
  user: 'root',
  ports: [4566],
  data: [{ folder: '/var/lib/localstack' }],
  cycles: [],
  current: [],
  checked: '2026-11-21',
  source: 'https://docs.localstack.cloud/',
};
