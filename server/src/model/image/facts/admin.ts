import type { ImageFacts } from './image-facts.ts';

/** Rolls, like every image of this file. */
export const adminer: ImageFacts = {
  name: 'adminer',
  title: 'Adminer',
  names: ['adminer'],
  kind: 'admin',
  user: 'adminer',
  ports: [8080],
  cycles: [],
  current: ['5'],
  checked: '2026-11-29',
  source: 'https://hub.docker.com/_/adminer',
};

/** Its first process stays root, as that of Apache does. */
export const phpmyadmin: ImageFacts = {
  name: 'phpmyadmin',
  title: 'phpMyAdmin',
  names: ['phpmyadmin', 'phpmyadmin/phpmyadmin'],
  kind: 'admin',
  user: 'root',
  ports: [80],
  cycles: [],
  current: [],
  checked: '2026-11-21',
  source: 'https://hub.docker.com/_/phpmyadmin',
};

/** The web interface of PostgreSQL. */
export const pgadmin: ImageFacts = {
  name: 'pgadmin',
  title: 'pgAdmin',
  names: ['dpage/pgadmin4'],
  kind: 'admin',
  user: 'pgadmin',
  ports: [80, 443],
  data: [{ folder: '/var/lib/pgadmin' }],
  cycles: [],
  current: [],
  checked: '2026-11-21',
  source: 'https://www.pgadmin.org/docs/pgadmin4/latest/container_deployment.html',
};

/** The web interface of MongoDB. Docker calls the image deprecated; nothing took its place that could be suggested. */
export const mongoExpress: ImageFacts = {
  name: 'mongo-express',
  title: 'Mongo Express',
  names: ['mongo-express'],
  kind: 'admin',
  user: 'root',
  ports: [8081],
  cycles: [],
  current: [],
  checked: '2026-11-21',
  source: 'https://github.com/docker-library/docs/blob/master/mongo-express/deprecated.md',
};

/** Rules the Docker engine through its socket. */
export const portainer: ImageFacts = {
  name: 'portainer',
  title: 'Portainer',
  names: ['portainer/portainer-ce', 'portainer/portainer-ee', 'portainer/portainer'],
  kind: 'admin',
  user: 'root',
  ports: [8000, 9000, 9443],
  data: [{ folder: '/data' }],
  cycles: [],
  current: [],
  checked: '2026-11-21',
  source: 'https://hub.docker.com/r/portainer/portainer-ce',
};

/** Dashboards. */
export const grafana: ImageFacts = {
  name: 'grafana',
  title: 'Grafana',
  names: ['grafana/grafana', 'grafana/grafana-oss', 'grafana/grafana-enterprise'],
  kind: 'admin',
  user: '472',
  ports: [3000],
  data: [{ folder: '/var/lib/grafana' }],
  cycles: [],
  current: ['13.2.3'],
  checked: '2026-11-29',
  source: 'https://grafana.com/docs/grafana/latest/setup-grafana/configure-docker/',
};

/**
 * Collects measurements. From 3.10 on there are `distroless` tags, which have another user. Only long-term lines have a
 * last day; any other is mended until the next one, six weeks later.
 */
export const prometheus: ImageFacts = {
  name: 'prometheus',
  title: 'Prometheus',
  names: ['prom/prometheus', 'quay.io/prometheus/prometheus'],
  kind: 'tool',
  user: 'nobody',
  userByTag: { distroless: '65532' },
  ports: [9090],
  data: [{ folder: '/prometheus' }],
  cycles: [
    { version: '3.13', eol: '2027-07-31', lts: true },
    { version: '3.5', eol: '2026-07-31', lts: true },
    { version: '2.53', eol: '2025-07-31', lts: true },
    { version: '2.45', eol: '2024-07-31', lts: true },
    { version: '2.37', eol: '2023-07-31', lts: true },
  ],
  current: ['v3.13.3'],
  checked: '2026-11-29',
  source: 'https://prometheus.io/docs/introduction/release-cycle/',
};

/**
 * Archived, and gone from Docker Hub since September 2026; quay.io has the old releases. Its folder of data is an
 * argument of its command: not told here.
 */
export const minio: ImageFacts = {
  name: 'minio',
  title: 'MinIO',
  names: ['minio/minio', 'quay.io/minio/minio'],
  kind: 'database',
  user: 'root',
  ports: [9000, 9001],
  cycles: [],
  current: [],
  checked: '2026-11-21',
  source: 'https://github.com/minio/minio',
};
