import { describe, expect, it } from 'vitest';
import { dataFolderOf, factsOf, runsAs } from './lookup.ts';
import { parseImageReference } from './reference.ts';

const read = (image: string) => parseImageReference(image, 0);

describe('factsOf', () => {
  it.each([
    ['nginx', 'nginx'],
    ['library/nginx:1', 'nginx'],
    ['docker.io/library/nginx', 'nginx'],
    ['phpmyadmin/phpmyadmin', 'phpmyadmin'],
    ['docker.elastic.co/elasticsearch/elasticsearch:9.3.3', 'elasticsearch'],
    ['gcr.io/distroless/nodejs24-debian13', 'distroless-node'],
    ['gcr.io/distroless/static', 'distroless-debian'],
    ['gcr.io/distroless/java21-debian13', 'distroless'],
  ])('knows %s', (image, name) => {
    expect(factsOf(read(image))?.name).toBe(name);
  });

  it.each(['acme/nginx', 'public.ecr.aws/docker/library/nginx', 'localhost:5000/postgres', 'nginx-extra', ''])(
    'does not take %s for what it resembles',
    image => {
      expect(factsOf(read(image))).toBeUndefined();
    },
  );
});

describe('runsAs', () => {
  it.each([
    ['node:24', { user: 'root', dropsRoot: false }],
    ['postgres:18', { user: 'root', dropsRoot: true }],
    ['nginxinc/nginx-unprivileged', { user: '101', dropsRoot: false }],
    ['gcr.io/distroless/static-debian13', { user: 'root', dropsRoot: false }],
    ['gcr.io/distroless/static-debian13:nonroot', { user: 'nonroot', dropsRoot: false }],
    ['gcr.io/distroless/base-debian13:debug-nonroot', { user: 'nonroot', dropsRoot: false }],
    ['mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled', { user: 'app', dropsRoot: false }],
    ['mcr.microsoft.com/dotnet/runtime-deps:10.0-azurelinux3.0-distroless', { user: 'app', dropsRoot: false }],
    ['prom/prometheus:v3.13.2', { user: 'nobody', dropsRoot: false }],
    ['prom/prometheus:v3.13.2-distroless', { user: '65532', dropsRoot: false }],
    ['acme/app', undefined],
  ])('of %s', (image, user) => {
    expect(runsAs(read(image))).toEqual(user);
  });
});

describe('dataFolderOf', () => {
  it.each([
    ['postgres:13-alpine', '/var/lib/postgresql/data'],
    ['postgres:17.2', '/var/lib/postgresql/data'],
    ['postgres:18', '/var/lib/postgresql'],
    ['postgres:18.1-bookworm', '/var/lib/postgresql'],
    ['postgres', '/var/lib/postgresql'],
    ['postgres:latest', '/var/lib/postgresql'],
    ['postgres:alpine3.23', '/var/lib/postgresql'],
    ['postgres:trixie', '/var/lib/postgresql'],
    ['postgres:ours', undefined],
    [`postgres@sha256:${'a'.repeat(64)}`, undefined],
    ['mysql:ours', '/var/lib/mysql'],
    ['node:24', undefined],
    ['acme/postgres:18', undefined],
  ])('of %s is %s', (image, folder) => {
    expect(dataFolderOf(read(image))).toBe(folder);
  });
});
