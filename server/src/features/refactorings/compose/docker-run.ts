import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { Compose } from '../../../model/compose/compose.ts';
import { parseCompose } from '../../../model/compose/parse.ts';
import { type ConvertedRuns, readDockerRuns } from '../../../model/run/convert.ts';
import { type Edit, remove } from '../../../text/edit.ts';
import type { Span } from '../../../text/span.ts';
import type { Offer, Place, Refactoring } from '../refactoring.ts';
import { insertServices } from './insert-services.ts';

/** What ends a line that goes on: in POSIX shells, PowerShell and cmd. */
const CONTINUES = /(?:\\|\s[`^])\s*$/;

/**
 * Makes services of the `docker run` commands in the selection. A command in a comment stays there; one that stands in the
 * file as it was pasted gives way to its service. What Compose cannot say is told in a comment above the service.
 */
export const fromDockerRun: Refactoring<Compose> = {
  kind: 'refactor.rewrite',
  offer({ file, span, say }: Place<Compose>): readonly Offer[] {
    const { lines } = file;
    const [first, last] = linesOfCommand(file, span);
    const pasted: number[] = [];
    for (let line = first; line <= last; line++) {
      if (!/^\s*(?:#|$)/.test(lines.textOf(line))) pasted.push(line);
    }
    // Where the file can be read, a command is part of it: the text of a script, say.
    if (pasted.length > 0 && file.problems.length === 0) return [];
    const text = file.text.slice(lines.start(first), lines.end(last));
    if (!text.includes('docker')) return [];
    const rest = pasted.length === 0 ? file : parseCompose(blankOut(file, pasted));
    const runs = readDockerRuns(text, namesIn(rest));
    const added = runs && insertServices(rest, runs, lossesOf(runs, say));
    if (!runs || !added) return [];
    const removed = pasted.map(line => remove(lines.wholeSpan(line)));
    return [{ title: titleOf(runs), edits: [...added, ...removed] }];
  },
};

/** What a `docker run` that somebody pastes is in this file: its edits; undefined where the file has no place for it. */
export function insertDockerRun(file: Compose, text: string, say: Place<Compose>['say']): readonly Edit[] | undefined {
  const runs = readDockerRuns(text, namesIn(file));
  return runs && insertServices(file, runs, lossesOf(runs, say));
}

function titleOf({ services }: ConvertedRuns): Sentence {
  const [service = ''] = services.keys();
  return services.size === 1
    ? { phrase: 'refactor.convertRun', args: { service } }
    : { phrase: 'refactor.convertRuns', args: { count: services.size } };
}

function lossesOf({ notes }: ConvertedRuns, say: Place<Compose>['say']): readonly string[] {
  return notes.filter(({ lost }) => lost).map(({ phrase, args }) => say({ phrase, args }));
}

function namesIn({ services }: Compose): ReadonlySet<string> {
  return new Set(services.map(({ name }) => name));
}

/** The first and the last line of the selection, with the lines that a command in it goes over. */
function linesOfCommand({ lines }: Compose, { start, end }: Span): readonly [number, number] {
  let first = lines.lineAt(start);
  // A selection of whole lines ends in front of the next one.
  let last = end > start && lines.start(lines.lineAt(end)) === end ? lines.lineAt(end) - 1 : lines.lineAt(end);
  while (first > 0 && CONTINUES.test(lines.textOf(first - 1))) first--;
  while (last + 1 < lines.count && CONTINUES.test(lines.textOf(last))) last++;
  return [first, last];
}

/** The text with some of its lines empty, every other letter where it was. */
function blankOut({ text, lines }: Compose, blank: readonly number[]): string {
  let rest = '';
  let from = 0;
  for (const line of blank) {
    const { start, end } = lines.span(line);
    rest += text.slice(from, start) + ' '.repeat(end - start);
    from = end;
  }
  return rest + text.slice(from);
}
