import { factsOf, type ImageFacts } from '../../../model/image/facts.ts';
import type { Form } from '../../../rules/schema/values.ts';
import { PathTable } from '../../../rules/shared/path-table.ts';
import { type Cursor, imageOf } from './cursor.ts';
import { servicesToWaitFor } from './names.ts';

/**
 * What belongs below the key at `path`, which may hold `form`, in the syntax of snippets: lines, with two blanks for a
 * step. undefined where a value follows on the same line.
 */
export function linesBelow(cursor: Cursor, path: readonly string[], form: Form): readonly string[] | undefined {
  const template = TEMPLATES.get(path)?.(cursor);
  if (template) return template.length > 0 ? template : undefined;
  if (form.scalar) return undefined;
  if (form.mapping && form.required.length > 0) return form.required.map((key, index) => `${key}: $${index + 1}`);
  // Where both are taken, the mapping is the one that can be overridden key by key.
  return form.mapping ? ['$0'] : ['- $0'];
}

/** How a well-known image is asked whether it is well. From the documentation of each image. */
const TESTS: Readonly<Record<string, string>> = {
  postgres: '["CMD", "pg_isready", "--username=${1:postgres}"]',
  mysql: '["CMD", "mysqladmin", "ping", "--host=127.0.0.1", "--silent"]',
  mariadb: '["CMD", "healthcheck.sh", "--connect", "--innodb_initialized"]',
  redis: '["CMD", "redis-cli", "ping"]',
  valkey: '["CMD", "valkey-cli", "ping"]',
  mongo: '["CMD", "mongosh", "--quiet", "--eval", "db.adminCommand(\'ping\')"]',
  rabbitmq: '["CMD", "rabbitmq-diagnostics", "--quiet", "ping"]',
};

/** The command that asks whether the program of `image` is well, as a list in the syntax of snippets. */
export function testFor(image: ImageFacts | undefined): string {
  const known = image && Object.hasOwn(TESTS, image.name) ? TESTS[image.name] : undefined;
  return known ?? `["CMD", "curl", "--fail", "http://127.0.0.1:\${1:${image?.ports[0] ?? 8080}}/\${2:health}"]`;
}

const CONDITIONS = '${2|service_healthy,service_started,service_completed_successfully|}';

/** Keys for which the specification alone would not tell what one wants below them. An empty list: a value on the line. */
const TEMPLATES = new PathTable<(cursor: Cursor) => readonly string[]>({
  'services.*.build': () => ['context: ${1:.}'],
  'services.*.depends_on': cursor => {
    const names = servicesToWaitFor(cursor)
      .map(({ name }) => name)
      .filter(name => /^[\w.-]+$/.test(name));
    return names.length > 0 ? [`\${1|${names.join(',')}|}:`, `  condition: ${CONDITIONS}`] : ['- $0'];
  },
  'services.*.depends_on.*': () => [`condition: ${CONDITIONS.replace('2', '1')}`],
  'services.*.healthcheck': cursor => {
    const image = imageOf(cursor);
    return [
      `test: ${testFor(image && factsOf(image))}`,
      'interval: ${3:30s}',
      'timeout: ${4:5s}',
      'retries: ${5:3}',
      'start_period: ${6:10s}',
    ];
  },
  'jobs.*.triggers': () => ['schedule:', '  - cron: "${1:0 3 * * *}"'],
  'jobs.*.triggers.schedule': () => ['- cron: "${1:0 3 * * *}"'],
  'services.*.ports': () => ['- "$0"'],
  'services.*.expose': () => ['- "$0"'],
  'services.*.networks': () => ['- $0'],
  'services.*.secrets': () => ['- $0'],
  'services.*.configs': () => ['- $0'],
  'services.*.volumes': () => ['- $0'],
  'services.*.env_file': () => ['- $0'],
  'services.*.tmpfs': () => ['- $0'],
  'services.*.dns': () => ['- $0'],
  'services.*.extra_hosts': () => ['- "${1:host.docker.internal:host-gateway}"'],
  'services.*.cap_drop': () => ['- ${1:ALL}'],
  'services.*.security_opt': () => ['- ${1:no-new-privileges:true}'],
  'services.*.gpus': () => [],
  'services.*.ulimits': () => ['nofile:', '  soft: ${1:65535}', '  hard: ${2:65535}'],
  'services.*.ulimits.*': () => [],
  'services.*.extends': () => ['service: $0'],
  'services.*.logging': () => ['driver: ${1:local}', 'options:', '  max-size: ${2:10m}', '  max-file: "${3:3}"'],
  'services.*.develop': () => [
    'watch:',
    '  - action: ${1|sync,rebuild,sync+restart|}',
    '    path: ${2:./src}',
    '    target: ${3:/app/src}',
  ],
  'services.*.develop.watch': () => [
    '- action: ${1|sync,rebuild,sync+restart|}',
    '  path: ${2:./src}',
    '  target: ${3:/app/src}',
  ],
  'services.*.deploy': () => ['resources:', '  limits:', '    cpus: "${1:0.5}"', '    memory: ${2:256m}'],
  'services.*.deploy.resources': () => ['limits:', '  cpus: "${1:0.5}"', '  memory: ${2:256m}'],
  'services.*.deploy.resources.limits': () => ['cpus: "${1:0.5}"', 'memory: ${2:256m}'],
  'services.*.deploy.restart_policy': () => ['condition: ${1|on-failure,any,none|}', 'max_attempts: ${2:3}'],
  services: () => ['$0'],
  include: () => ['- $0'],
  'secrets.*': () => ['file: ./${1:secret.txt}'],
  'configs.*': () => ['file: ./${1:config.txt}'],
  // An entry without anything below it is complete.
  'networks.*': () => [],
  'volumes.*': () => [],
  'services.*.networks.*': () => [],
});
