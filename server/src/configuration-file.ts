import { isMap, isScalar, parseDocument } from 'yaml';
import { readSettings, type Settings, type SettingsProblem } from './settings.ts';
import type { Span } from './text/span.ts';

/** A problem of a configuration file, with its place. */
export interface ConfigurationProblem extends SettingsProblem {
  readonly span: Span;
}

/** Reads `docker-concept-hints.yaml`. What is wrong is told on its line; the rest applies. */
export function readConfiguration(
  text: string,
  base: Settings,
  ruleIds: ReadonlySet<string>,
): { readonly settings: Settings; readonly problems: readonly ConfigurationProblem[] } {
  const document = parseDocument(text, { uniqueKeys: false });
  const problems: ConfigurationProblem[] = document.errors.map(error => ({
    path: [],
    span: { start: error.pos[0], end: Math.max(error.pos[0], error.pos[1]) },
    phrase: 'settings.yaml',
    args: { reason: error.message.split('\n')[0] ?? '' },
  }));
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 10 });
  } catch {
    return { settings: base, problems };
  }
  const read = readSettings(value, base, ruleIds);
  for (const problem of read.problems) problems.push({ ...problem, span: spanOf(document.contents, problem.path) });
  return { settings: read.settings, problems };
}

function spanOf(contents: unknown, path: readonly string[]): Span {
  let node = contents;
  let span: Span = { start: 0, end: 0 };
  for (const segment of path) {
    if (!isMap(node)) break;
    const pair = node.items.find(item => isScalar(item.key) && String(item.key.value) === segment);
    if (!pair || !isScalar(pair.key)) break;
    const range = pair.key.range;
    if (range) span = { start: range[0], end: range[1] };
    node = pair.value;
  }
  return span;
}
