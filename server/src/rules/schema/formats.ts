import { hasVariable, separatorsIn } from '../../model/compose/parts.ts';
import { isAddress, isProtocol, portFault, rangeFault } from './ports.ts';

/** https://docs.docker.com/reference/compose-file/services/#restart, beside `on-failure:5` */
export const RESTARTS: readonly string[] = ['no', 'always', 'on-failure', 'unless-stopped'];
/** https://docs.docker.com/reference/compose-file/services/#pull_policy, beside `every_12h` */
export const PULL_POLICIES: readonly string[] = [
  ...['always', 'never', 'missing', 'if_not_present', 'build', 'refresh', 'daily', 'weekly'],
];
/** What stands for true and false where Compose makes a truth value of a text. */
export const TRUTH_VALUES: readonly string[] = ['true', 'false', 'y', 'yes', 'on', 'n', 'no', 'off'];

/**
 * How texts must read in some places of the specification: by the names in the schema, whether Compose, or Docker behind
 * it, takes a text. A text with a variable may become anything. The schema's compiled validator asks these, and so does
 * the walk that tells errors.
 */
export const formats: Readonly<Record<string, (text: string) => boolean>> = {
  boolean: orVariable(text => TRUTH_VALUES.includes(text.toLowerCase())),
  integer: orVariable(text => /^[-+]?\d+$/.test(text)),
  number: orVariable(text => /^[-+]?(?:(?:[\d_]+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?|0x.*|inf(?:inity)?|nan)$/i.test(text)),
  // The reference allows a duration, Compose reads whole numbers only.
  microseconds: orVariable(text => /^[-+]?\d+$/.test(text) || DURATION.test(text)),
  // https://docs.docker.com/reference/compose-file/extension/#specifying-byte-values
  bytes: orVariable(text => /^[-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)? ?(?:[kmgtp]i?)?b?$/i.test(text)),
  duration: orVariable(text => DURATION.test(text)),
  'file-mode': orVariable(text => /^[-+]?[0-7]+$/.test(text)),
  count: orVariable(text => /^[-+]?\d+$/.test(text) || text.toLowerCase() === 'all'),
  restart: orVariable(text => text === '' || RESTARTS.includes(text) || /^on-failure:\d+$/.test(text)),
  'pull-policy': orVariable(text => PULL_POLICIES.includes(text) || /^every_(?:\d+[wdhms])+$/.test(text)),
  address: isAddress,
  protocol: text => text === '' || isProtocol(text),
  port: orVariable(text => /^[-+]?\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65535),
  'port-range': text => text === '' || rangeFault(text, { start: 0, end: text.length }, 0) === undefined,
  'port-mapping': text => portFault(text) === undefined,
  mount: text => isMount(text),
  device: text => separatorsIn(text, ':').length <= 2,
  host: orVariable(text => /[=:]/.test(text)),
};

/** https://docs.docker.com/reference/compose-file/extension/#specifying-durations; Compose also takes ns, d and w. */
const DURATION = /^[-+]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h|d|w))+)$/;

function orVariable(fits: (text: string) => boolean): (text: string) => boolean {
  return text => fits(text) || (text.includes('$') && hasVariable(text));
}

/**
 * Whether Compose can take `[SOURCE:]TARGET[:MODE]` apart: three parts at most, none of them empty. What is shorter than
 * three letters it takes as it is. https://docs.docker.com/reference/compose-file/services/#short-syntax-6
 */
function isMount(text: string): boolean {
  if (text === '' || text.length < 3) return text !== '';
  const colons = separatorsIn(text, ':').filter(at => !isDriveColon(text, at));
  const ends = [...colons, text.length];
  return ends.length <= 3 && ends.every((end, i) => end > (i === 0 ? 0 : (ends[i - 1] ?? 0) + 1));
}

/** The colon of `C:\data`, at the beginning or behind another colon. */
function isDriveColon(text: string, at: number): boolean {
  return /^[A-Za-z]$/.test(text.charAt(at - 1)) && (at === 1 || text[at - 2] === ':');
}
