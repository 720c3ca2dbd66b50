import type { ImageFacts } from './image-facts.ts';

/** Its first process stays root, to open port 80; the workers run as `www-data`. 2.4 is the only living line. */
export const httpd: ImageFacts = {
  name: 'httpd',
  title: 'Apache HTTP Server',
  names: ['httpd'],
  kind: 'server',
  user: 'root',
  ports: [80],
  cycles: [],
  current: ['2.4'],
  variants: ['alpine'],
  checked: '2026-11-21',
  source: 'https://httpd.apache.org/download.cgi',
};

/** Only the newest release is supported. */
export const caddy: ImageFacts = {
  name: 'caddy',
  title: 'Caddy',
  names: ['caddy'],
  kind: 'server',
  user: 'root',
  ports: [80, 443, 2019],
  data: [{ folder: '/data' }],
  cycles: [],
  current: ['2'],
  variants: ['alpine', 'builder', 'builder-alpine'],
  checked: '2026-11-21',
  source: 'https://hub.docker.com/_/caddy',
};

/** Listens where its configuration says. The last days of its older lines were not confirmed: left out. */
export const traefik: ImageFacts = {
  name: 'traefik',
  title: 'Traefik',
  names: ['traefik'],
  kind: 'server',
  user: 'root',
  ports: [80, 443, 8080],
  cycles: [],
  current: ['3'],
  checked: '2026-11-21',
  source: 'https://doc.traefik.io/traefik/deprecation/releases/',
};

/** Ships without a configuration, and so listens nowhere by itself. Without root since 2.4. */
export const haproxy: ImageFacts = {
  name: 'haproxy',
  title: 'HAProxy',
  names: ['haproxy'],
  kind: 'server',
  user: 'haproxy',
  ports: [],
  cycles: [],
  current: [],
  checked: '2026-11-21',
  source: 'https://hub.docker.com/_/haproxy',
};
