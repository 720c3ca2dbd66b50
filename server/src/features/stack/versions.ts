import { compareVersions, type ProjectFacts } from '../snippets/fill.ts';

/** What a project says about the version of its language. */
export type Versions = Pick<ProjectFacts, 'version' | 'atLeast' | 'atMost'>;

/** How a manager of packages writes its ranges. */
export interface Notation {
  /** How many numbers a line of releases has: 1 for Node.js (`24`), 2 for Python (`3.14`). */
  readonly parts: 1 | 2;
  /** Whether `~1.2` lets the last number written move (`~1.2` up to 2), as Composer has it; else it stays within `1.2`. */
  readonly tildeMovesLast?: boolean;
}

/** Longer ones are nobody's. */
const LONGEST_RANGE = 200;

/**
 * Reads a range as npm, pip, Poetry, Composer or Bundler write it, and cuts it to lines of releases: `^22.1` is 22 for
 * Node.js, `>=3.11,<3.14` is 3.11 up to 3.13 for Python. What cannot be read says nothing.
 */
export function readRange(text: string | undefined, notation: Notation): Versions {
  if (text === undefined || text.length > LONGEST_RANGE) return {};
  const choices = text.split(/\|\|?/).map(choice => readChoice(choice, notation));
  const atLeast = choices.map(choice => choice.atLeast).reduce((a, b) => (a && b ? older(a, b) : undefined));
  const atMost = choices.map(choice => choice.atMost).reduce((a, b) => (a && b ? newer(a, b) : undefined));
  if (atLeast !== undefined && atLeast === atMost) return { version: atLeast };
  // Nobody can satisfy it: it was not understood.
  if (atLeast !== undefined && atMost !== undefined && compareVersions(atLeast, atMost) > 0) return {};
  return { ...(atLeast === undefined ? {} : { atLeast }), ...(atMost === undefined ? {} : { atMost }) };
}

/** A version written out, with or without a `v` or the name of the language before it: `v24.1.0`, `ruby-3.4.1`. */
export function readVersion(text: string | undefined, { parts }: Notation): Versions {
  const [, number] = /^(?:[a-z]+-)?v?(\d+(?:\.\d+)*)$/.exec(text?.trim() ?? '') ?? [];
  const version = number === undefined ? undefined : cut(number.split('.'), parts);
  return version === undefined ? {} : { version };
}

interface Bounds {
  readonly atLeast?: string | undefined;
  readonly atMost?: string | undefined;
}

function readChoice(text: string, { parts, tildeMovesLast = false }: Notation): Bounds {
  let atLeast: string | undefined;
  let atMost: string | undefined;
  const plain = text.replace(/^\s*v?(\d[\w.]*)\s+-\s+v?(\d[\w.]*)\s*$/, '>=$1 <=$2');
  for (const [, operator = '', number = ''] of plain.matchAll(
    /(>=|<=|~=|~>|===?|!=|[<>^~=])?\s*v?(\d+(?:\.(?:\d+|[x*]))*)(?:-[\w.]+)?/gi,
  )) {
    const written = number.split('.').filter(part => /^\d+$/.test(part));
    const lower = cut(written, parts);
    const upper = upperOf(operator, written, number, { parts, tildeMovesLast });
    if (operator !== '<' && operator !== '<=' && operator !== '!=')
      atLeast = atLeast && lower ? newer(atLeast, lower) : (lower ?? atLeast);
    if (upper !== undefined) atMost = atMost ? older(atMost, upper) : upper;
  }
  return { atLeast, atMost };
}

/** The newest line of releases that the operator lets in; undefined where there is no end, or where it is only a major. */
function upperOf(
  operator: string,
  written: readonly string[],
  number: string,
  { parts, tildeMovesLast }: Required<Notation>,
): string | undefined {
  switch (operator) {
    case '>':
    case '>=':
    case '!=':
      return undefined;
    case '<':
      return below(written, parts);
    case '^':
      return parts === 1 || written[0] === '0' ? cut(written, parts) : undefined;
    case '~=':
    case '~>':
      return written.length > parts ? cut(written, parts) : undefined;
    case '~':
      return !tildeMovesLast || written.length > parts ? cut(written, parts) : undefined;
    default:
      // `3.*` and a bare `3` leave the second number open.
      return written.length >= parts || !/[x*]/i.test(number) ? cut(written, parts) : undefined;
  }
}

/** The line before `written`, unless that version is in the middle of its own line. */
function below(written: readonly string[], parts: number): string | undefined {
  if (written.slice(parts).some(part => part !== '0')) return cut(written, parts);
  const line = written.slice(0, parts);
  const last = Number(line.at(-1));
  if (line.length < parts || last === 0) return undefined;
  return [...line.slice(0, -1), String(last - 1)].join('.');
}

/** The first numbers of a version; undefined when there are fewer. */
function cut(numbers: readonly string[], parts: number): string | undefined {
  return numbers.length < parts ? undefined : numbers.slice(0, parts).map(Number).join('.');
}

function older(a: string, b: string): string {
  return compareVersions(a, b) <= 0 ? a : b;
}

function newer(a: string, b: string): string {
  return compareVersions(a, b) >= 0 ? a : b;
}
