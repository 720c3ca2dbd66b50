import type { Sentence } from '../../../knowledge/knowledge.ts';
import { parseDuration } from '../../../model/compose/durations.ts';
import type { Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { sentences } from '../subject.ts';

/** How a check is timed, as it is written; what is missing has Docker's defaults. */
export interface Timing {
  readonly interval?: string | undefined;
  readonly timeout?: string | undefined;
  readonly startPeriod?: string | undefined;
  readonly retries?: string | undefined;
}

const MILLISECONDS = 1000;
/** Docker's own defaults: docs.docker.com/reference/dockerfile/#healthcheck */
const DEFAULTS = { interval: '30s', timeout: '30s', startPeriod: '0s', retries: '3' };

/** On `HEALTHCHECK`: the timeline that its numbers make. */
export function healthcheckFacts(instruction: Instruction): readonly Sentence[] {
  if (instruction.words[0]?.value.toUpperCase() === 'NONE') return [{ phrase: 'healthcheck.none' }];
  const value = (name: string) => instruction.flags.find(flag => flag.name === name)?.value?.value;
  return timeline({
    interval: value('interval'),
    timeout: value('timeout'),
    startPeriod: value('start-period'),
    retries: value('retries'),
  });
}

/** When the first probe runs, how often it repeats, and after how long a dead container is called unhealthy. */
export function timeline(timing: Timing): readonly Sentence[] {
  const interval = timing.interval ?? DEFAULTS.interval;
  const timeout = timing.timeout ?? DEFAULTS.timeout;
  const startPeriod = timing.startPeriod ?? DEFAULTS.startPeriod;
  const retries = Number(timing.retries ?? DEFAULTS.retries);
  const every = parseDuration(interval);
  const start = parseDuration(startPeriod);
  if (every === undefined || !Number.isInteger(retries)) return [];
  const seconds = Math.round((every * retries) / MILLISECONDS);
  return sentences(
    { phrase: 'healthcheck.rhythm', args: { interval, timeout } },
    { phrase: 'healthcheck.verdict', args: { retries, seconds } },
    start !== undefined && start > 0 && { phrase: 'healthcheck.startPeriod', args: { startPeriod } },
  );
}
