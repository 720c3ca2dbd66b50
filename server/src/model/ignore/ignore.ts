import type { Span } from '../../text/span.ts';

/** One line of a `.dockerignore` that says something. `span` is the pattern without blanks, the `!` included. */
export interface IgnorePattern {
  readonly span: Span;
  readonly text: string;
  /** `!pattern` takes back in what a pattern above kept out. */
  readonly negated: boolean;
  /** Between slashes; `**` stands for any number of folders. */
  readonly segments: readonly string[];
}

/**
 * Reads a `.dockerignore`. Comments and blank lines are left out. Patterns start at the root of the build context, with
 * a slash in front or without. https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export function readIgnore(text: string): readonly IgnorePattern[] {
  const patterns: IgnorePattern[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed !== '' && !line.startsWith('#')) {
      const from = start + line.indexOf(trimmed);
      const negated = trimmed.startsWith('!');
      const path = trimmed.slice(negated ? 1 : 0).trim();
      const segments = path.split('/').filter(segment => segment !== '' && segment !== '.');
      if (segments.length > 0) {
        patterns.push({ span: { start: from, end: from + trimmed.length }, text: trimmed, negated, segments });
      }
    }
    start += line.length + 1;
  }
  return patterns;
}

/** Whether one pattern fits `path` or a folder above it. `path` is relative to the context, with slashes. */
export function fits(pattern: IgnorePattern, path: string): boolean {
  const parts = path.split('/');
  // A folder that is kept out takes everything in it along.
  return parts.some((_, index) => fitsWhole(pattern.segments, parts.slice(0, index + 1)));
}

/** Whether `path` stays out of the build context: the last pattern that fits decides. */
export function isIgnored(patterns: readonly IgnorePattern[], path: string): boolean {
  const last = patterns.findLast(pattern => fits(pattern, path));
  return last !== undefined && !last.negated;
}

function fitsWhole(segments: readonly string[], parts: readonly string[]): boolean {
  // Which beginnings of the pattern fit the parts read so far: so `**` costs no backtracking.
  let reached = new Set(skipStars(segments, 0));
  for (const part of parts) {
    const next = new Set<number>();
    for (const at of reached) {
      const segment = segments[at];
      if (segment === undefined) continue;
      if (segment === '**') for (const place of skipStars(segments, at)) next.add(place);
      else if (fitsSegment(segment, part)) for (const place of skipStars(segments, at + 1)) next.add(place);
    }
    reached = next;
  }
  return reached.has(segments.length);
}

/** `at`, and every place behind it that a run of `**` lets the pattern stand at without reading anything. */
function skipStars(segments: readonly string[], at: number): number[] {
  const places = [at];
  while (segments[at] === '**') places.push(++at);
  return places;
}

/** `*` is any run of characters, `?` any one. Remembers the last star only, so the time is at most length × length. */
function fitsSegment(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    const wanted = pattern[p];
    if (wanted === '*') {
      star = p++;
      resume = t;
    } else if (wanted === '?' || wanted === text[t]) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
