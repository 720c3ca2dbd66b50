import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { nameOfSecret } from '../../../rules/shared/secret-names.ts';
import { sentences } from '../subject.ts';
import { checkFacts } from './built.ts';
import { holdsSecret } from './secrets.ts';
import type { Surround } from './surround.ts';

/** On the name of a service: what it runs, and under which name the others reach it. */
export function serviceFacts(file: Compose, name: string): readonly Sentence[] {
  const service = file.workloads.find(candidate => candidate.name === name);
  if (!service) return [];
  const image = service.get('image')?.scalar?.value;
  const build = service.get('build');
  const dependents = file.workloads
    .filter(other => dependenciesOf(other.get('depends_on')).includes(name))
    .map(other => other.name);
  return sentences(
    build
      ? {
          phrase: 'service.build',
          args: { context: build.scalar?.value ?? build.get('context')?.scalar?.value ?? '.' },
        }
      : image !== undefined && { phrase: 'service.image', args: { image } },
    file.services.length > 1 &&
      service.section === 'services' &&
      service.get('network_mode') === undefined && { phrase: 'service.dnsName', args: { service: name } },
    dependents.length > 0 && { phrase: 'service.neededBy', args: { services: dependents } },
  );
}

/** On `depends_on` and below: what is waited for, and what is not. */
export function dependencyFacts(file: Compose, node: ComposeNode, around: Surround): readonly Sentence[] {
  const service = node.path[1] ?? '';
  const on =
    node.path.length > 3
      ? [node.path[3] === '[]' ? (node.scalar?.value ?? '') : (node.path[3] ?? '')]
      : dependenciesOf(node);
  const conditions = new Map(on.map(name => [name, conditionOf(file, service, name)]));
  const plain = on.filter(name => conditions.get(name) === 'service_started');
  const healthy = on.filter(name => conditions.get(name) === 'service_healthy');
  const completed = on.filter(name => conditions.get(name) === 'service_completed_successfully');
  return sentences(
    plain.length > 0 && { phrase: 'depends.started', args: { names: plain, service } },
    healthy.length > 0 && { phrase: 'depends.healthy', args: { names: healthy, service } },
    ...healthy.flatMap(name => checkFacts(file, name, around)),
    completed.length > 0 && { phrase: 'depends.completed', args: { names: completed, service } },
  );
}

/** On `restart` and its value: what happens after a crash, a stop and a reboot. */
export function restartFacts(node: ComposeNode): readonly Sentence[] {
  const [policy = '', retries] = (node.scalar?.value ?? '').split(':');
  switch (policy) {
    case 'no':
    case 'always':
    case 'unless-stopped':
      return [{ phrase: `restart.${policy}` }];
    case 'on-failure':
      return [{ phrase: retries ? 'restart.on-failure-times' : 'restart.on-failure', args: { times: retries ?? '' } }];
    default:
      return [];
  }
}

/** On a variable of `environment`: where its value comes from. A secret's value is never shown. */
export function environmentFacts(node: ComposeNode, around: Surround): readonly Sentence[] {
  const text = node.scalar?.value ?? '';
  const isItem = node.path.at(-1) === '[]';
  const equals = text.indexOf('=');
  const name = isItem ? (equals < 0 ? text : text.slice(0, equals)) : (node.key?.text ?? '');
  const value = isItem ? (equals < 0 ? undefined : text.slice(equals + 1)) : node.kind === 'null' ? undefined : text;
  const secret = nameOfSecret(name) || holdsSecret(value ?? '');
  if (value === undefined) return [{ phrase: 'environment.fromShell', args: { name } }];
  if (value.includes('$')) return [{ phrase: 'environment.interpolated', args: { name } }];
  return sentences(
    secret && value !== ''
      ? { phrase: 'environment.secret', args: { name } }
      : { phrase: 'environment.literal', args: { name, value } },
    around.neighbours.read('.env') !== undefined && { phrase: 'environment.winsOverDotenv' },
  );
}

/** On switches and names that change how a container runs. */
export function switchFacts(node: ComposeNode, service: string): readonly Sentence[] {
  const [, , key = '', ...below] = node.path;
  const value = node.scalar?.value ?? '';
  if (below.length > 0 && below[0] !== '[]') return [];
  switch (key) {
    case 'privileged':
    case 'read_only':
    case 'init':
    case 'tty':
    case 'stdin_open':
      return value === 'true' ? [{ phrase: `switch.${key}` }] : [];
    case 'user':
      return [{ phrase: /^(root|0+)(:|$)/.test(value) ? 'switch.userRoot' : 'switch.user', args: { user: value } }];
    case 'working_dir':
      return [{ phrase: 'switch.workingDir', args: { folder: value } }];
    case 'container_name':
      return [{ phrase: 'switch.containerName', args: { name: value, service } }];
    case 'hostname':
      return [{ phrase: 'switch.hostname', args: { name: value } }];
    case 'command':
      return [{ phrase: 'switch.command', args: { whole: lineOf(node) } }];
    case 'entrypoint':
      return [{ phrase: 'switch.entrypoint', args: { whole: lineOf(node) } }];
    case 'env_file':
      return [
        {
          phrase: 'switch.envFile',
          args: {
            files:
              value === ''
                ? node.children.map(child => child.scalar?.value ?? child.get('path')?.scalar?.value ?? '')
                : [value],
          },
        },
      ];
    case 'profiles':
      return [
        {
          phrase: 'switch.profiles',
          args: { service, names: value === '' ? node.children.map(child => child.scalar?.value ?? '') : [value] },
        },
      ];
    case 'expose':
      return [{ phrase: 'switch.expose' }];
    case 'platform':
      return [{ phrase: 'switch.platform', args: { platform: value } }];
    default:
      return [];
  }
}

function lineOf(node: ComposeNode): string {
  const list = node.path.at(-1) === '[]' ? node.parent : node;
  return list?.scalar?.value ?? list?.children.map(child => child.scalar?.value ?? '').join(' ') ?? '';
}

function conditionOf(file: Compose, service: string, name: string): string {
  const entry = file.workloads
    .find(candidate => candidate.name === service)
    ?.get('depends_on')
    ?.get(name);
  return entry?.get('condition')?.scalar?.value ?? 'service_started';
}

/** The names in `depends_on`, in list or map form. */
function dependenciesOf(node: ComposeNode | undefined): string[] {
  return node?.children.map(child => child.key?.text ?? child.scalar?.value ?? '').filter(name => name !== '') ?? [];
}
