import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { ComposeNode } from '../../../model/compose/compose.ts';
import { parseBytes, parseDuration } from '../../../model/compose/durations.ts';
import { timeline } from './healthcheck.ts';

const MEBI = 1024 * 1024;
const GIBI = 1024 * MEBI;

/** On keys that hold a size, a share or a number of processes: the same in plain units. */
export function limitFacts(node: ComposeNode): readonly Sentence[] {
  const key = node.path.at(-1) ?? '';
  const value = node.scalar?.value ?? '';
  if (value === '' || value.includes('$')) return [];
  switch (key) {
    case 'cpus':
      return cpuFacts(node, value);
    case 'mem_limit':
    case 'memory':
      return sizeFacts(node.path.includes('reservations') ? 'limit.memoryReserved' : 'limit.memory', value);
    case 'mem_reservation':
      return sizeFacts('limit.memoryReserved', value);
    case 'memswap_limit':
      return value === '-1' ? [{ phrase: 'limit.swapUnlimited' }] : sizeFacts('limit.swap', value);
    case 'shm_size':
      return sizeFacts('limit.shared', value);
    case 'pids_limit':
    case 'pids':
      return [
        { phrase: value === '-1' || value === '0' ? 'limit.pidsUnlimited' : 'limit.pids', args: { count: value } },
      ];
    case 'replicas':
    case 'scale':
      return [{ phrase: value === '0' ? 'limit.noReplica' : 'limit.replicas', args: { count: Number(value) } }];
    default:
      return [];
  }
}

/** On `healthcheck:` and below: the timeline that its numbers make. */
export function composeHealthFacts(healthcheck: ComposeNode): readonly Sentence[] {
  if (
    healthcheck.get('disable')?.scalar?.value === 'true' ||
    healthcheck.get('test')?.children[0]?.scalar?.value === 'NONE'
  ) {
    return [{ phrase: 'healthcheck.none' }];
  }
  const value = (key: string) => healthcheck.get(key)?.scalar?.value;
  return timeline({
    interval: value('interval'),
    timeout: value('timeout'),
    startPeriod: value('start_period'),
    retries: value('retries'),
  });
}

/** On how a container is stopped. */
export function stopFacts(node: ComposeNode): readonly Sentence[] {
  const value = node.scalar?.value ?? '';
  if (node.path[2] === 'stop_signal') return [{ phrase: 'stop.signal', args: { signal: value } }];
  return parseDuration(value) === undefined ? [] : [{ phrase: 'stop.grace', args: { time: value } }];
}

function cpuFacts(node: ComposeNode, value: string): readonly Sentence[] {
  const cpus = Number(value);
  if (!Number.isFinite(cpus) || cpus < 0) return [];
  if (cpus === 0) return [{ phrase: 'limit.cpuUnlimited' }];
  const percent = Math.round(cpus * 100);
  const phrase = node.path.includes('reservations') ? 'limit.cpuReserved' : cpus < 1 ? 'limit.cpuPart' : 'limit.cpu';
  return [{ phrase, args: { cpus: value, percent } }];
}

function sizeFacts(phrase: string, value: string): readonly Sentence[] {
  const bytes = parseBytes(value);
  if (bytes === undefined) return [];
  const size = bytes >= GIBI ? `${round(bytes / GIBI)} GiB` : `${round(bytes / MEBI)} MiB`;
  return [{ phrase, args: { size } }];
}

function round(amount: number): number {
  return Math.round(amount * 100) / 100;
}
