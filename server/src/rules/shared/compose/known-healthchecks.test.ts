import { expect, test } from 'vitest';
import { neighboursOf } from '../../../../test/expect.ts';
import { parseCompose } from '../../../model/compose/parse.ts';
import { projectOf } from '../../../model/compose/project.ts';
import { healthcheckFor } from './known-healthchecks.ts';

/** The test that is proposed for a service with these lines. */
function testFor(...lines: readonly string[]): unknown {
  const text = ['services:', '  s:', ...lines.map(line => `    ${line}`), ''].join('\n');
  const service = projectOf(parseCompose(text), neighboursOf({}, 'compose.yaml')).service('s');
  const value = service && healthcheckFor(service);
  return value === undefined ? undefined : (value as { readonly test: string }).test;
}

test.each([
  ['["CMD", "pg_isready", "-h", "127.0.0.1", "-U", "postgres"]', ['image: postgres:18']],
  [
    '["CMD-SHELL", "pg_isready -h 127.0.0.1 -U $${POSTGRES_USER} -d $${POSTGRES_DB}"]',
    ['image: postgres:${VERSION:-18}', 'environment: {POSTGRES_USER: app, POSTGRES_DB: "${DB}"}'],
  ],
  [
    '["CMD-SHELL", "pg_isready -h 127.0.0.1 -U postgres -d $${POSTGRES_DB}"]',
    ['image: docker.io/library/postgres', 'environment: [POSTGRES_DB=app, POSTGRES_PASSWORD]'],
  ],
  [
    '["CMD-SHELL", "pg_isready -h 127.0.0.1 -U $${POSTGRES_USER:-postgres} -d $${POSTGRES_DB:-postgres}"]',
    ['image: postgres:18', 'env_file: db.env', 'environment: [POSTGRES_DB=app]'],
  ],
  ['["CMD", "mysqladmin", "ping", "-h", "127.0.0.1", "--silent"]', ['image: mysql:8.4']],
  ['["CMD", "healthcheck.sh", "--connect", "--innodb_initialized"]', ['image: mariadb:11.8-ubi']],
  ['["CMD", "healthcheck.sh", "--connect", "--innodb_initialized"]', ['image: mariadb']],
  ['["CMD-SHELL", "redis-cli ping | grep -q PONG"]', ['image: redis:8', 'command: redis-server --save 60 1']],
  [
    '["CMD-SHELL", "redis-cli ping | grep -q -E \'PONG|NOAUTH\'"]',
    ['image: redis:8', 'command: ["redis-server", "--bind", "0.0.0.0", "--requirepass", "${PASSWORD}"]'],
  ],
  ['["CMD-SHELL", "valkey-cli ping | grep -q PONG"]', ['image: valkey/valkey:9.1-alpine']],
  [
    '["CMD-SHELL", "mongosh --host $$HOSTNAME --quiet --eval \\"db.adminCommand(\'ping\')\\""]',
    ['image: mongo:8.0', 'command: mongod --replSet rs0 --bind_ip_all'],
  ],
  [
    '["CMD-SHELL", "mongo --host $$HOSTNAME --quiet --eval \\"db.adminCommand(\'ping\')\\""]',
    ['image: mongo:4.4-focal'],
  ],
  ['["CMD", "rabbitmq-diagnostics", "-q", "check_port_connectivity"]', ['image: rabbitmq:4-management']],
  [
    '["CMD", "curl", "-fsS", "http://127.0.0.1:9200/_cluster/health?wait_for_status=yellow&timeout=3s"]',
    ['image: elasticsearch:9.5.6', 'environment: {xpack.security.enabled: false}'],
  ],
  [
    '["CMD", "curl", "-fsS", "http://127.0.0.1:9200/_cluster/health?wait_for_status=yellow&timeout=3s"]',
    ['image: docker.elastic.co/elasticsearch/elasticsearch:7.17.28'],
  ],
  ['["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:9090/-/ready"]', ['image: prom/prometheus:v3.5.0']],
])('%s', (expected, lines) => {
  expect(testFor(...lines)).toBe(expected);
});

test.each([
  ['a stranger', ['image: acme/postgres:18']],
  ['what is built here', ['image: postgres:18', 'build: .']],
  ['no image', ['command: x']],
  ['an image behind a variable', ['image: ${IMAGE}']],
  ['a name that a variable ends', ['image: postgres${SUFFIX}:18']],
  ['a registry behind a variable', ['image: ${REGISTRY}/postgres:18']],
  ['an entrypoint of its own', ['image: postgres:18', 'entrypoint: /wait.sh']],
  ['another port', ['image: postgres:18', 'command: -p 5433']],
  ['another port, as a setting', ['image: postgres:18', 'command: -c port=5433']],
  ['a configuration file', ['image: redis:8', 'command: redis-server /etc/redis/redis.conf']],
  ['an address', ['image: mysql:8.4', 'command: --bind-address=10.0.0.2']],
  ['a command behind a variable', ['image: redis:8', 'command: ${REDIS_COMMAND}']],
  ['a shell that the tag hides', ['image: mongo:${MONGO}']],
  ['an old image without the script', ['image: mariadb:5.5']],
  ['security that is on', ['image: elasticsearch:9.5.6']],
  ['security that may be on', ['image: elasticsearch:7.17.28', 'env_file: es.env']],
  ['an image without a shell', ['image: prom/prometheus:v3.10.0-distroless']],
  ['an image without a client', ['image: memcached:1.6']],
  ['wrong types', ['image: [postgres]', 'command: {a: b}', 'environment: 5']],
  ['wrong types beside a right image', ['image: redis:8', 'command: {a: -p}', 'entrypoint: [[1]]']],
])('none for %s', (_, lines) => {
  expect(testFor(...lines)).toBe(undefined);
});
