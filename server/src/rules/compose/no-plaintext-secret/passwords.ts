import { findInterpolations } from '../../../model/compose/interpolation.ts';
import type { Span } from '../../../text/span.ts';

/** Stands for what a variable hides; no password has it. */
const HIDDEN = '\uFFFF';

/**
 * Where a password stands inside `value`: behind the user of a URL (`postgres://app:secret@db/app`), or in a connection
 * string (`Server=db;User=sa;Password=secret`). undefined when there is none, or when a variable supplies it.
 */
export function findPassword(value: string): Span | undefined {
  const visible = hideVariables(value);
  const found = inUrl(visible) ?? inConnectionString(visible);
  return found && visible.slice(found.start, found.end).includes(HIDDEN) ? undefined : found;
}

function hideVariables(value: string): string {
  if (!value.includes('$')) return value;
  let visible = '';
  for (const { kind, start, end } of findInterpolations(value, 0)) {
    // What stands inside the default of another one is hidden already.
    if (kind === 'escape' || start < visible.length) continue;
    visible += value.slice(visible.length, start) + HIDDEN.repeat(end - start);
  }
  return visible + value.slice(visible.length);
}

/** https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1 */
function inUrl(value: string): Span | undefined {
  for (let at = value.indexOf('://'); at >= 0; at = value.indexOf('://', at + 3)) {
    const start = at + 3;
    const authority = /^[^/?#\s"'<>]*/.exec(value.slice(start))?.[0] ?? '';
    const host = authority.lastIndexOf('@');
    const colon = authority.indexOf(':');
    if (colon >= 0 && colon + 1 < host) return { start: start + colon + 1, end: start + host };
  }
  return undefined;
}

/** The keywords of ADO.NET and libpq. */
function inConnectionString(value: string): Span | undefined {
  const match = /(?:^|[;\s])(?:password|pwd)[ \t]*=[ \t]*(?=([^;\s]+))/i.exec(value);
  const password = match?.[1];
  // Without another pair it is no connection string.
  if (!match || password === undefined || value.split('=', 3).length < 3) return undefined;
  const start = match.index + match[0].length;
  return { start, end: start + password.length };
}
