import { parseBytes } from '../../../model/compose/durations.ts';
import type { Flag, FlagOption, Word } from '../../../model/dockerfile/dockerfile.ts';
import { remove, replace } from '../../../text/edit.ts';
import type { Span } from '../../../text/span.ts';
import type { Found } from '../../rule.ts';
import { closest } from '../../shared/spelling.ts';

/**
 * The options of RUN --mount, and for which types Docker takes them; undefined for all. What is refused follows
 * frontend/dockerfile/instructions/commands_runmount.go of github.com/moby/buildkit.
 */
const OPTIONS: ReadonlyMap<string, readonly string[] | undefined> = new Map([
  ...['type', 'source', 'src', 'target', 'dst', 'destination', 'readonly', 'ro', 'readwrite', 'rw', 'id', 'env'].map(
    (name): [string, undefined] => [name, undefined],
  ),
  ['from', ['bind', 'cache', 'tmpfs', 'ssh']],
  ['sharing', ['cache']],
  ['size', ['tmpfs']],
  ['required', ['secret', 'ssh']],
  ['mode', ['cache', 'secret', 'ssh']],
  ['uid', ['cache', 'secret', 'ssh']],
  ['gid', ['cache', 'secret', 'ssh']],
]);
const TYPES = ['bind', 'cache', 'secret', 'ssh', 'tmpfs'];
const SHARING = ['shared', 'private', 'locked'];
/** Options that may stand alone, without `=`. */
const ALONE: ReadonlySet<string> = new Set(['readonly', 'ro', 'readwrite', 'rw', 'required']);
/** strconv.ParseBool of Go */
const BOOLEAN = /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;

/**
 * What Docker refuses in one `--mount=…`. A value with a variable is not judged, except where Docker wants none. `behind` is
 * the word behind the flag, `text` that of the document.
 */
export function checkMount(
  { options, value }: Flag,
  behind: Word | undefined,
  text: string,
  report: (found: Found) => void,
): void {
  if (!value) return;
  checkCommas(value, behind, text, report);
  const type = typeOf(options);
  for (const option of options) {
    const name = option.name.value.toLowerCase();
    const types = OPTIONS.get(name);
    if (!OPTIONS.has(name)) reportUnknown(option, report);
    else if (option.value === undefined && !ALONE.has(name)) {
      report({ span: option, message: 'option', args: { option: option.name.value } });
    } else if (type !== undefined && types && !types.includes(type)) {
      report({ span: option.name, message: 'wrongType', args: { option: option.name.value, type, types } });
    } else checkOption(name, option, report);
  }
  if (type === 'secret') checkSecret(options, value, report);
}

/** The type of a mount, `bind` unless it says so; undefined when it is none, or a variable. */
function typeOf(options: readonly FlagOption[]): string | undefined {
  const written = options.findLast(({ name }) => name.value.toLowerCase() === 'type');
  const type = written ? written.value?.value.toLowerCase() : 'bind';
  return type !== undefined && TYPES.includes(type) ? type : undefined;
}

/** A comma with nothing behind it is an empty option; often there was a blank, as in `type=cache, target=/x`. */
function checkCommas(
  { start, end, raw }: Word,
  behind: Word | undefined,
  text: string,
  report: (found: Found) => void,
): void {
  if (raw.includes('"')) return;
  const next = /^(\w+)=/.exec(behind?.raw ?? '')?.[1] ?? '';
  for (const { index, 0: commas } of raw.matchAll(/(?<=,),+|^,+|,$/g)) {
    const span = { start: start + index, end: start + index + commas.length };
    if (behind && span.end === end && OPTIONS.has(next)) {
      const gap = { start: end, end: behind.start };
      const hasComment = text.slice(gap.start, gap.end).includes('#');
      const fix = () => (hasComment ? undefined : { edits: [remove(gap)] });
      report({ span, message: 'blank', args: { option: next }, fix });
    } else report({ span, message: 'comma', fix: () => ({ edits: [remove(span)] }) });
  }
}

function reportUnknown({ name }: FlagOption, report: (found: Found) => void): void {
  if (name.value.includes('$')) return;
  const meant = closest(name.value, [...OPTIONS.keys()]);
  report({
    span: name,
    message: meant === undefined ? 'unknownOption' : 'misspelt',
    args: { value: name.value, meant: meant ?? '' },
    fix: () => (meant === undefined ? undefined : { edits: [replace(name, meant)] }),
  });
}

function checkOption(name: string, { value }: FlagOption, report: (found: Found) => void): void {
  if (!value) return;
  const text = value.value;
  if (text.includes('$')) {
    if (name === 'from') report({ span: value, message: 'fromVariable', args: { value: text } });
    return;
  }
  const choices = name === 'type' ? TYPES : name === 'sharing' ? SHARING : undefined;
  if (choices) {
    if (!choices.includes(text.toLowerCase())) report(wrongChoice(name, value, choices));
  } else if (ALONE.has(name)) {
    if (!BOOLEAN.test(text)) report(wrongChoice(name, value, ['true', 'false']));
  } else if (!isNumberFor(name, text)) {
    report({
      span: value,
      message: name === 'mode' ? 'mode' : name === 'size' ? 'size' : 'number',
      args: { option: name, value: text },
    });
  }
}

/** Whether the value of an option that takes a number is one; other options take anything. */
function isNumberFor(name: string, text: string): boolean {
  if (name === 'mode') return /^[0-7]+$/.test(text);
  if (name === 'uid' || name === 'gid') return /^\d+$/.test(text);
  return name !== 'size' || parseBytes(text) !== undefined;
}

/** A value that is none of the `choices`, with the nearest of them as the fix. */
export function wrongChoice(
  option: string,
  value: Span & { readonly value: string },
  choices: readonly string[],
): Found {
  const meant = closest(value.value, choices);
  return {
    span: value,
    args: { option, value: value.value, choices, meant: meant ?? '' },
    fix: () => (meant === undefined ? undefined : { edits: [replace(value, meant)] }),
  };
}

function checkSecret(options: readonly FlagOption[], value: Span, report: (found: Found) => void): void {
  const has = (...names: string[]) => options.find(({ name }) => names.includes(name.value.toLowerCase()));
  const source = has('source', 'src');
  if (source && has('id')) report({ span: source, message: 'secretTwice' });
  if (!source && !has('id', 'target', 'dst', 'destination', 'env')) report({ span: value, message: 'secretName' });
}
