import { adminer, grafana, minio, mongoExpress, pgadmin, phpmyadmin, portainer, prometheus } from './admin.ts';
import { alpine } from './alpine.ts';
import { busybox, scratch } from './bases.ts';
import { kafka, rabbitmq } from './brokers.ts';
import { buildpackDeps, debian } from './debian.ts';
import { distroless, distrolessDebian, distrolessNode } from './distroless.ts';
import { dotnetAspnet, dotnetRuntime, dotnetSdk } from './dotnet.ts';
import { elasticsearch, kibana, logstash } from './elastic.ts';
import { elixir } from './elixir.ts';
import { golang } from './golang.ts';
import type { ImageFacts } from './image-facts.ts';
import { eclipseTemurin, gradle, maven, openjdk } from './java.ts';
import { mariadb } from './mariadb.ts';
import { mongo } from './mongo.ts';
import { mysql } from './mysql.ts';
import { nginx, nginxUnprivileged } from './nginx.ts';
import { node } from './node.ts';
import { seaweedfs } from './object-storage.ts';
import { composer, uv } from './package-managers.ts';
import { php } from './php.ts';
import { postgres } from './postgres.ts';
import { python } from './python.ts';
import { memcached, redis, valkey } from './redis.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';
import { caddy, haproxy, httpd, traefik } from './servers.ts';
import { keycloak, localstack, mailpit, nextcloud, registry, wordpress } from './sites.ts';
import { ubuntu } from './ubuntu.ts';

/** Every image that is known. */
export const allFacts: readonly ImageFacts[] = [
  adminer,
  phpmyadmin,
  pgadmin,
  mongoExpress,
  portainer,
  grafana,
  prometheus,
  minio,
  seaweedfs,
  alpine,
  busybox,
  scratch,
  rabbitmq,
  kafka,
  debian,
  buildpackDeps,
  distroless,
  distrolessDebian,
  distrolessNode,
  dotnetSdk,
  dotnetAspnet,
  dotnetRuntime,
  elasticsearch,
  kibana,
  logstash,
  elixir,
  golang,
  eclipseTemurin,
  openjdk,
  maven,
  gradle,
  mariadb,
  mongo,
  mysql,
  nginx,
  nginxUnprivileged,
  node,
  php,
  composer,
  postgres,
  python,
  uv,
  redis,
  valkey,
  memcached,
  ruby,
  rust,
  httpd,
  caddy,
  traefik,
  haproxy,
  wordpress,
  nextcloud,
  registry,
  keycloak,
  mailpit,
  localstack,
  ubuntu,
];
