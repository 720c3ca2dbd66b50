import type { Flag, Instruction, Word } from '../../../model/dockerfile/dockerfile.ts';
import { replace } from '../../../text/edit.ts';
import { type Fix, type Found, rule } from '../../rule.ts';
import { kindOfFlag } from '../../shared/dockerfile/flag-table.ts';
import { isForDocker } from '../../shared/frontend.ts';
import { checkMount, wrongChoice } from './mounts.ts';

/** How people write true and false elsewhere. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ...['1', 'yes', 'on', 'enabled'].map((word): [string, string] => [word, 'true']),
  ...['0', 'no', 'off', 'disabled'].map((word): [string, string] => [word, 'false']),
]);
const NETWORKS = ['default', 'none', 'host'];
const SECURITY = ['sandbox', 'insecure'];
/** How people write units; time.ParseDuration of Go knows no day. */
const UNITS: readonly (readonly [RegExp, number, string])[] = [
  [/^(?:s|secs?|seconds?)?$/, 1, 's'],
  [/^(?:m|mins?|minutes?)$/, 1, 'm'],
  [/^(?:h|hrs?|hours?)$/, 1, 'h'],
  [/^(?:d|days?)$/, 24, 'h'],
  [/^(?:msecs?|millis?|milliseconds?)$/, 1, 'ms'],
];
const NANOSECONDS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 6e10,
  h: 3.6e12,
};
/** How many words an instruction needs at least: what is left of them may be a value without its `=`. */
const NEEDED: Readonly<Record<string, number>> = { FROM: 1, RUN: 1, COPY: 2, ADD: 2, HEALTHCHECK: 1 };

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'dockerfile',
  fix: 'suggestion',
  sources: [
    'dockerfile-utils/FLAG_AT_LEAST_ONE',
    'dockerfile-utils/FLAG_DUPLICATE',
    'dockerfile-utils/FLAG_EXPECTED_BOOLEAN_VALUE',
    'dockerfile-utils/FLAG_INVALID_DURATION',
    'dockerfile-utils/FLAG_LESS_THAN_1MS',
    'dockerfile-utils/FLAG_MISSING_DURATION',
    'dockerfile-utils/FLAG_MISSING_VALUE',
    'dockerfile-utils/FLAG_UNKNOWN_UNIT',
  ],
  visit: {
    instruction(instruction, { file, report }) {
      const { keyword, flags, words } = instruction;
      if (flags.length === 0 || !isForDocker(file)) return;
      // Docker does not look at the flags of a check that is switched off.
      if (keyword === 'HEALTHCHECK' && words[0]?.value.toUpperCase() === 'NONE') return;
      const seen = new Set<string>();
      for (const flag of flags) {
        const kind = kindOfFlag(keyword, flag.name);
        if (kind === undefined) continue;
        const isList = kind === 'list' || kind === 'mount';
        if (seen.has(flag.name) && !isList) {
          report({ span: flag, message: 'repeated', args: { flag: `--${flag.name}`, keyword } });
        }
        seen.add(flag.name);
        if (kind === 'mount') checkMount(flag, flag === flags.at(-1) ? words[0] : undefined, file.text, report);
        if (flag.value === undefined && kind !== 'switch') {
          report(missing(flag, instruction, file.text));
        } else if (flag.value) {
          checkValue(kind, flag.name, flag.value, report);
        }
      }
    },
  },
});

function missing(flag: Flag, { flags, words, keyword }: Instruction, text: string): Found {
  const name = `--${flag.name}`;
  const fix = (): Fix | undefined => {
    const [next] = words;
    if (flags.at(-1) !== flag || !next || words.length <= (NEEDED[keyword] ?? 0)) return undefined;
    const gap = { start: flag.end, end: next.start };
    return /^[ \t]+$/.test(text.slice(gap.start, gap.end)) ? { edits: [replace(gap, '=')] } : undefined;
  };
  return { span: flag, message: 'missing', args: { flag: name }, fix };
}

function checkValue(kind: string, name: string, value: Word, report: (found: Found) => void): void {
  const text = value.value;
  if (kind === 'switch') {
    // Docker reads it before it knows any variable.
    if (/^(?:true|false)$/i.test(text)) return;
    const meant = MEANT.get(text.toLowerCase()) ?? '';
    const found = wrongChoice(`--${name}`, value, ['true', 'false']);
    if (meant === '') report(found);
    else report({ ...found, args: { ...found.args, meant }, fix: () => ({ edits: [replace(value, meant)] }) });
  } else if (kind === 'network' || kind === 'security') {
    const choices = kind === 'network' ? NETWORKS : SECURITY;
    if (!text.includes('$') && !choices.includes(text)) report(wrongChoice(`--${name}`, value, choices));
  } else if (kind === 'count') {
    if (text !== '' && !/^\+?\d+$/.test(text))
      report({ span: value, message: 'count', args: { flag: `--${name}`, value: text } });
  } else if (kind === 'duration') checkDuration(name, value, report);
}

function checkDuration(name: string, value: Word, report: (found: Found) => void): void {
  const text = value.value;
  const length = nanosecondsOf(text);
  const args = { flag: `--${name}`, value: text };
  if (length === undefined) {
    const meant = respell(text);
    report({
      span: value,
      message: text.includes('$') ? 'variable' : 'duration',
      args: { ...args, meant: meant ?? '' },
      fix: () => (meant === undefined ? undefined : { edits: [replace(value, meant)] }),
    });
  } else if (length !== 0 && length < 1e6) report({ span: value, message: 'short', args });
}

/** The nanoseconds of `1m30s`, as Go's time.ParseDuration counts them; undefined when it would not. Nothing is 0 to Docker. */
function nanosecondsOf(text: string): number | undefined {
  const unsigned = text.replace(/^[+-]/, '');
  if (text === '' || unsigned === '0') return 0;
  let total = 0;
  let done = 0;
  for (const [part, amount = '', unit = ''] of unsigned.matchAll(/(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/gy)) {
    total += Number(amount) * (NANOSECONDS[unit] ?? 0);
    done += part.length;
  }
  if (done === 0 || done < unsigned.length) return undefined;
  return text.startsWith('-') ? -total : total;
}

/** `30` is 30 seconds, `1d` 24 hours; undefined when nobody can say what was meant. */
function respell(text: string): string | undefined {
  const [, amount = '', word = ''] = /^(\d{1,6})[ \t]*([a-z]*)$/i.exec(text) ?? [];
  const unit = UNITS.find(([pattern]) => pattern.test(word.toLowerCase()));
  return amount === '' || !unit ? undefined : `${Number(amount) * unit[1]}${unit[2]}`;
}
