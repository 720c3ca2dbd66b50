import { describe, expect, it } from 'vitest';
import { endOfLife } from './end-of-life.ts';
import { parseImageReference } from './reference.ts';

const TODAY = '2026-11-21';

/** `product version date → image:tag` */
function tell(image: string, today = TODAY): string | undefined {
  const end = endOfLife(parseImageReference(image, 0), today);
  return end && `${end.product} ${end.version} ${end.date} → ${end.image}:${end.successor}`;
}

describe('endOfLife', () => {
  it.each([
    ['node:18', 'Node.js 18 2025-04-30 → node:24'],
    ['docker.io/library/node:18', 'Node.js 18 2025-04-30 → node:24'],
    ['node:18-alpine', 'Node.js 18 2025-04-30 → node:24-alpine'],
    ['node:14.17.3-alpine3.14', 'Node.js 14 2023-04-30 → node:24-alpine'],
    ['node:18-bullseye-slim', 'Node.js 18 2025-04-30 → node:24-slim'],
    ['node:16-onbuild', 'Node.js 16 2023-09-11 → node:24'],
    ['python:3.9-slim-bullseye', 'Python 3.9 2025-10-31 → python:3.14-slim'],
    ['golang:1.19-buster', 'Go 1.19 2023-08-08 → golang:1.27'],
    ['nginx:1.28.0', 'nginx 1.28 2026-04-14 → nginx:1.30'],
    ['redis:6-alpine', 'Redis 6.2 2025-02-28 → redis:8-alpine'],
    ['mariadb:10.6.4-focal', 'MariaDB 10.6 2026-07-06 → mariadb:11.8'],
    ['php:7.4-fpm-alpine', 'PHP 7.4 2022-11-28 → php:8.5-fpm-alpine'],
    ['rabbitmq:3-management-alpine', 'RabbitMQ 3.13 2024-09-18 → rabbitmq:4-management-alpine'],
    ['debian:bullseye-slim', 'Debian 11 2026-08-31 → debian:trixie-slim'],
    ['buildpack-deps:bullseye-scm', 'buildpack-deps 11 2026-08-31 → buildpack-deps:trixie-scm'],
    ['debian:11-slim', 'Debian 11 2026-08-31 → debian:13-slim'],
    ['ubuntu:bionic', 'Ubuntu 18.04 2023-05-31 → ubuntu:noble'],
    ['ubuntu:16.04', 'Ubuntu 16.04 2021-04-30 → ubuntu:24.04'],
    ['alpine:3.14', 'Alpine Linux 3.14 2023-05-01 → alpine:3.24'],
    [
      'mcr.microsoft.com/dotnet/aspnet:6.0-jammy-chiseled',
      '.NET 6.0 2024-11-12 → mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled',
    ],
    ['elasticsearch:7.16.1', 'Elasticsearch 7 2026-01-15 → elasticsearch:9.5.6'],
  ])('tells the end of %s', (image, told) => {
    expect(tell(image)).toBe(told);
  });

  it('leads a database to a version that finds its data where it is', () => {
    expect(tell('postgres:13-alpine')).toBe('PostgreSQL 13 2025-11-13 → postgres:17-alpine');
  });

  it.each([
    ['openjdk:17-alpine', 'OpenJDK 17 2022-07-31 → eclipse-temurin:17-alpine'],
    ['openjdk:11-jre-slim', 'OpenJDK 11 2022-07-31 → eclipse-temurin:11-jre'],
    ['openjdk:14', 'OpenJDK 14 2022-07-31 → eclipse-temurin:17'],
    ['openjdk', 'OpenJDK latest 2022-07-31 → eclipse-temurin:25'],
  ])('leads the retired %s to another image', (image, told) => {
    expect(tell(image)).toBe(told);
  });

  it.each([
    ['gcr.io/distroless/nodejs18', 'Node.js 18 2025-04-30 → gcr.io/distroless/nodejs24-debian13:nonroot'],
    ['gcr.io/distroless/nodejs18-debian11:debug', 'Node.js 18 2025-04-30 → gcr.io/distroless/nodejs24-debian13:debug'],
    [
      'gcr.io/distroless/static-debian11:nonroot',
      'distroless Debian 11 2024-06-01 → gcr.io/distroless/static-debian13:nonroot',
    ],
  ])('reads the version in the name of %s', (image, told) => {
    expect(tell(image)).toBe(told);
  });

  it.each([
    'node:24',
    'node:lts',
    'node',
    'node:latest',
    'node:99',
    `node@sha256:${'a'.repeat(64)}`,
    'python:3',
    'redis:7-alpine',
    'debian:sid',
    'buildpack-deps:trixie-curl',
    'buildpack-deps:focal',
    'postgres:19beta1',
    'openjdk:22-ea',
    'openjdk:custom',
    'busybox:1.30',
    'scratch',
    'gcr.io/distroless/static',
    'gcr.io/distroless/nodejs24-debian13',
    'acme/node:18',
    'public.ecr.aws/docker/library/node:18',
    '',
  ])('is silent on %s', image => {
    expect(tell(image)).toBeUndefined();
  });

  it('still counts the last day as supported', () => {
    expect(tell('node:22', '2027-04-30')).toBeUndefined();
    expect(tell('node:22', '2027-05-01')).toBe('Node.js 22 2027-04-30 → node:24');
    expect(tell('openjdk:17', '2022-07-31')).toBeUndefined();
    expect(tell('gcr.io/distroless/nodejs18', '2025-04-30')).toBeUndefined();
  });
});
