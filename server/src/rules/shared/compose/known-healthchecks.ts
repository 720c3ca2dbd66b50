import type { ComposeNode } from '../../../model/compose/compose.ts';
import { hasVariable } from '../../../model/compose/parts.ts';
import type { ProjectService } from '../../../model/compose/project.ts';
import { factsOf, type ImageFacts, versionOf } from '../../../model/image/facts.ts';
import { parseImageReference } from '../../../model/image/reference.ts';
import { parameters } from '../../../model/image/tag.ts';
import { oncePer } from '../../../model/remember.ts';
import type { Yaml } from './compose-edits.ts';

/** The image that a service runs, as far as its health check depends on it. */
export interface KnownImage {
  readonly facts: ImageFacts;
  /** The major version; undefined where the tag hides it, Infinity where it is the newest. */
  readonly major: number | undefined;
  /** The words of the tag: `alpine`, `distroless`. */
  readonly words: readonly string[];
}

/** The words of a test command, as `CMD` takes them; a single string where a shell has to read it. */
type Test = readonly string[] | string;

/** The test that fits an image; undefined where this service changes what the test relies on. */
type TestOf = (image: KnownImage, service: ProjectService) => Test | undefined;

/** Words of a command that move a server to where a test would not find it, or close the door to it. */
const MOVES: ReadonlySet<string> = new Set(
  '-p -P --port port -f --config config_file --defaults-file --skip-networking --tls-port --tlsMode --sslMode'.split(
    ' ',
  ),
);

/** Words behind which an address stands, and the addresses that leave the loopback interface in. */
const BINDS: ReadonlySet<string> = new Set('-h --bind --bind_ip --bind-address listen_addresses'.split(' '));
const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '*', '::', '127.0.0.1']);

/**
 * The product's own way to ask whether it answers, with tools that its image has. On a fresh volume the entrypoints of
 * the databases first start a server that only a socket or the loopback interface reaches, run the scripts of
 * `/docker-entrypoint-initdb.d`, and stop it again: the tests below ask where only the real one answers.
 */
const TESTS: ReadonlyMap<string, TestOf> = new Map<string, TestOf>([
  ['postgres', postgres],
  ['mysql', mysql],
  ['mariadb', mariadb],
  ['redis', (_, service) => ping('redis-cli', service)],
  ['valkey', (_, service) => ping('valkey-cli', service)],
  ['mongo', mongo],
  ['rabbitmq', rabbitmq],
  ['elasticsearch', elasticsearch],
  ['prometheus', prometheus],
]);

/**
 * The value of `healthcheck:` for a service whose image is known, ready to be written; undefined for strangers, for what
 * is built here, and where the service is set up in a way that the known test would not survive.
 */
export function healthcheckFor(service: ProjectService): Yaml | undefined {
  const image = knownImageOf(service);
  const test = image && !service.get('entrypoint') && TESTS.get(image.facts.name)?.(image, service);
  if (test === undefined || test === false) return undefined;
  const words = typeof test === 'string' ? ['CMD-SHELL', test] : ['CMD', ...test];
  return {
    test: `[${words.map(word => JSON.stringify(word)).join(', ')}]`,
    interval: '10s',
    timeout: '5s',
    retries: '5',
    start_period: '30s',
  };
}

/**
 * The well-known image that a service runs; undefined for strangers, and where it is built here (then `image` names the
 * result). A variable may stand in the tag, but not in the name.
 */
export const knownImageOf = oncePer((service: ProjectService): KnownImage | undefined => {
  const written = service.get('image')?.scalar?.value;
  if (written === undefined || service.get('build')) return undefined;
  const [, name = '', hidden] = /^([^$]*?)(:[^/$]*\$.*)?$/s.exec(written) ?? [];
  const reference = parseImageReference(name, 0);
  const facts = reference.valid ? factsOf(reference) : undefined;
  if (facts === undefined) return undefined;
  const { tag, digest } = reference;
  const words = parameters(tag?.text ?? '');
  if (hidden !== undefined) return { facts, major: undefined, words };
  const version = tag && versionOf(facts, tag.text)?.version;
  if (version !== undefined) return { facts, major: Number.parseInt(version, 10), words };
  const isNewest = tag === undefined ? digest === undefined : tag.text === 'latest';
  return { facts, major: isNewest ? Number.POSITIVE_INFINITY : undefined, words };
});

/**
 * `pg_isready` needs no password; a user and a database that exist keep the server's log clean.
 * https://www.postgresql.org/docs/current/app-pg-isready.html, https://hub.docker.com/_/postgres
 */
function postgres(_: KnownImage, service: ProjectService): Test | undefined {
  if (isMoved(service)) return undefined;
  const { names, isOpen } = environmentOf(service);
  const hides = isOpen || names.has('POSTGRES_USER_FILE') || names.has('POSTGRES_DB_FILE');
  const words = ['pg_isready', '-h', '127.0.0.1'];
  if (hides) return [...words, '-U $${POSTGRES_USER:-postgres}', '-d $${POSTGRES_DB:-postgres}'].join(' ');
  words.push('-U', names.has('POSTGRES_USER') ? '$${POSTGRES_USER}' : 'postgres');
  if (names.has('POSTGRES_DB')) words.push('-d', '$${POSTGRES_DB}');
  return words.join(' ').includes('$') ? words.join(' ') : words;
}

/** Succeeds also where the server refuses the user. https://dev.mysql.com/doc/refman/8.4/en/mysqladmin.html */
function mysql(_: KnownImage, service: ProjectService): Test | undefined {
  return isMoved(service) ? undefined : ['mysqladmin', 'ping', '-h', '127.0.0.1', '--silent'];
}

/** The image brings the script since February 2022. https://mariadb.com/kb/en/using-healthcheck-sh/ */
function mariadb({ major = 0 }: KnownImage, service: ProjectService): Test | undefined {
  return major < 10 || isMoved(service) ? undefined : ['healthcheck.sh', '--connect', '--innodb_initialized'];
}

/**
 * While it loads its data the server answers with an error, and the client ends well all the same: so the answer is
 * compared. Where a password is set, being asked for it is answer enough. https://redis.io/docs/latest/commands/ping/
 */
function ping(client: string, service: ProjectService): Test | undefined {
  const command = commandOf(service);
  if (isMoved(service)) return undefined;
  const answer = /requirepass|aclfile/.test(command) ? "-E 'PONG|NOAUTH'" : 'PONG';
  return `${client} ping | grep -q ${answer}`;
}

/** `ping` needs no login. The shell is `mongo` up to 5. https://www.mongodb.com/docs/manual/reference/command/ping/ */
function mongo({ major }: KnownImage, service: ProjectService): Test | undefined {
  if (major === undefined || isMoved(service)) return undefined;
  const client = major < 6 ? 'mongo' : 'mongosh';
  return `${client} --host $$HOSTNAME --quiet --eval "db.adminCommand('ping')"`;
}

/** `ping` would be content with an Erlang machine; this one asks the listeners. https://www.rabbitmq.com/docs/monitoring */
function rabbitmq(): Test {
  return ['rabbitmq-diagnostics', '-q', 'check_port_connectivity'];
}

/**
 * Up to 7 nobody has to log in, from 8 on only where security is switched off: everything else depends on a password
 * and a certificate. https://www.elastic.co/docs/reference/elasticsearch/configuration-reference/security-settings
 */
function elasticsearch({ major }: KnownImage, service: ProjectService): Test | undefined {
  const { names, isOpen } = environmentOf(service);
  const security = names.get('xpack.security.enabled');
  const isPlain = security === 'false' || (security === undefined && !isOpen && major !== undefined && major < 8);
  if (!isPlain || names.has('http.port')) return undefined;
  return ['curl', '-fsS', 'http://127.0.0.1:9200/_cluster/health?wait_for_status=yellow&timeout=3s'];
}

/** Its shell and `wget` are busybox; distroless tags have neither. https://prometheus.io/docs/prometheus/latest/management_api/ */
function prometheus({ major, words }: KnownImage, service: ProjectService): Test | undefined {
  if (major === undefined || words.includes('distroless') || /web\.|\$/.test(commandOf(service))) return undefined;
  return ['wget', '-q', '-O', '/dev/null', 'http://127.0.0.1:9090/-/ready'];
}

/** Whether the command may have the server listen elsewhere: by a flag, a configuration file, or a variable as a whole. */
function isMoved(service: ProjectService): boolean {
  const words = commandOf(service).split(/[\s"'=,]+/);
  if (words[0]?.startsWith('$')) return true;
  return words.some(
    (word, index) =>
      MOVES.has(word) ||
      /^-p\d|\.(?:conf|cnf|ya?ml)$/.test(word) ||
      (BINDS.has(word) && !EVERYWHERE.has(words[index + 1] ?? '')),
  );
}

/** The words of `command:`, in one line. */
function commandOf(service: ProjectService): string {
  return wordsOf(service.get('command')).join(' ');
}

function wordsOf(node: ComposeNode | undefined): readonly string[] {
  if (node?.scalar) return [node.scalar.value];
  return node?.kind === 'sequence' ? node.children.flatMap(child => child.scalar?.value ?? []) : [];
}

/** What `environment:` sets, with the values that stand there, and whether more may come from elsewhere. */
function environmentOf(service: ProjectService): {
  readonly names: ReadonlyMap<string, string | undefined>;
  readonly isOpen: boolean;
} {
  const names = new Map<string, string | undefined>();
  const add = (name: string, value: string | undefined) => {
    if (!names.has(name)) names.set(name, value === undefined || hasVariable(value) ? undefined : value);
  };
  for (const layer of service.all('environment')) {
    for (const child of layer.children) {
      const text = child.scalar?.value;
      if (layer.kind === 'mapping') add(child.key?.text ?? '', text);
      else if (text !== undefined) add(...cut(text));
    }
  }
  return { names, isOpen: service.isOpen || service.get('env_file') !== undefined };
}

function cut(pair: string): [string, string | undefined] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, undefined] : [pair.slice(0, at), pair.slice(at + 1)];
}
