import type { Cycle, ImageFacts } from './image-facts.ts';

/** Even numbers are stable, odd ones mainline; each ends with the first release of the next of its kind. */
const cycles: readonly Cycle[] = [
  { version: '1.31', eol: null },
  { version: '1.30', eol: null },
  { version: '1.29', eol: '2026-05-13' },
  { version: '1.28', eol: '2026-04-14' },
  { version: '1.27', eol: '2025-06-24' },
  { version: '1.26', eol: '2025-04-23' },
  { version: '1.25', eol: '2024-05-29' },
  { version: '1.24', eol: '2024-04-23' },
  { version: '1.23', eol: '2023-05-23' },
  { version: '1.22', eol: '2023-04-11' },
  { version: '1.21', eol: '2022-06-21' },
  { version: '1.20', eol: '2022-05-24' },
  { version: '1.19', eol: '2021-05-25' },
  { version: '1.18', eol: '2021-04-20' },
  { version: '1.17', eol: '2020-05-26' },
  { version: '1.16', eol: '2020-04-21' },
  { version: '1.15', eol: '2019-05-21' },
  { version: '1.14', eol: '2019-04-23' },
  { version: '1.13', eol: '2018-06-05' },
  { version: '1.12', eol: '2018-04-17' },
];

/** Its first process stays root, to open port 80; the workers that answer run as `nginx`. */
export const nginx: ImageFacts = {
  name: 'nginx',
  title: 'nginx',
  names: ['nginx'],
  kind: 'server',
  user: 'root',
  ports: [80],
  cycles,
  current: ['1.30'],
  variants: ['alpine', 'perl', 'otel', 'alpine-slim', 'alpine-perl', 'alpine-otel'],
  checked: '2026-11-21',
  source: 'https://nginx.org/en/download.html',
};

/** The same server without root, hence on port 8080. */
export const nginxUnprivileged: ImageFacts = {
  name: 'nginx-unprivileged',
  title: 'nginx',
  names: ['nginxinc/nginx-unprivileged', 'ghcr.io/nginx/nginx-unprivileged'],
  kind: 'server',
  user: '101',
  ports: [8080],
  cycles,
  current: ['1.30'],
  variants: ['alpine', 'perl', 'otel', 'alpine-slim', 'alpine-perl', 'alpine-otel'],
  checked: '2026-11-21',
  source: 'https://nginx.org/en/download.html',
};
