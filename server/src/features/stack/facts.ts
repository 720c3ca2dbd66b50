import type { ProjectFacts } from '../snippets/fill.ts';
import type { Stack } from '../snippets/rank.ts';

/** A stack, and how likely it is what the image is about: a library for tests has a package.json too. */
export interface Candidate extends Stack {
  readonly likelihood: number;
}

/**
 * What each fact may look like. They end up in a Dockerfile: a project that calls itself `x"\nRUN curl …` shall not
 * write there.
 */
const PLAIN: Readonly<Record<keyof ProjectFacts, RegExp>> = {
  port: /^[1-9]\d{0,4}$/,
  entry: /^[\w@][\w@./-]*$/,
  name: /^\w[\w.-]*$/,
  version: /^\d+(?:\.\d+)*$/,
  package: /^[\w.][\w./-]*$/,
  output: /^[\w@][\w@./-]*$/,
  manager: /^\d+(?:\.\d+)*(?:-[\w.]+)?$/,
  atLeast: /^\d+(?:\.\d+)*$/,
  atMost: /^\d+(?:\.\d+)*$/,
};

const LONGEST_FACT = 100;

/** Keeps those facts that are known and plain enough to be written into a file. */
export function plainFacts(facts: Readonly<Partial<Record<keyof ProjectFacts, string | undefined>>>): ProjectFacts {
  const kept: { -readonly [K in keyof ProjectFacts]: ProjectFacts[K] } = {};
  for (const name of Object.keys(PLAIN) as (keyof ProjectFacts)[]) {
    const value = facts[name];
    if (value === undefined || value.length > LONGEST_FACT || !PLAIN[name].test(value)) continue;
    if (value.split('/').includes('..') || (name === 'port' && Number(value) > 65535)) continue;
    kept[name] = value;
  }
  return kept;
}

/** The last part of a name with a scope or a path: `@acme/api`, `github.com/acme/api/v2`. */
export function lastName(name: string | undefined): string | undefined {
  return name
    ?.split('/')
    .filter(part => !/^v\d+$/.test(part))
    .at(-1);
}
