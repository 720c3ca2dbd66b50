import pico from 'picocolors';
import type { Sentence } from '../../knowledge/knowledge.ts';
import type { Severity } from '../../rules/rule.ts';
import { count, type Report } from '../report.ts';
import { pad, widthOf } from '../width.ts';
import type { Setting } from './setting.ts';

type Colors = ReturnType<typeof pico.createColors>;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** For people: by file, in columns, with a summary. Lines and columns are one-based, as terminals link them. */
export function printStylish(report: Report, { knowledge, hasColor }: Pick<Setting, 'knowledge' | 'hasColor'>): string {
  const colors = pico.createColors(hasColor);
  const say = (sentence: Sentence) => knowledge.say(sentence, 'plain');
  const words = Object.fromEntries(SEVERITIES.map(severity => [severity, say({ phrase: `cli.${severity}` })]));
  const blocks: string[] = [];
  for (const { path, diagnostics } of report.files) {
    if (diagnostics.length === 0) continue;
    const rows = diagnostics.map(({ rule, severity, message, range: { start } }) => ({
      place: `${start.line + 1}:${start.character + 1}`,
      severity,
      word: words[severity] ?? severity,
      rule,
      message,
    }));
    const width = (pick: (row: (typeof rows)[number]) => string) => Math.max(...rows.map(row => widthOf(pick(row))));
    const widths = { place: width(row => row.place), word: width(row => row.word), rule: width(row => row.rule) };
    const lines = rows.map(({ place, severity, word, rule, message }) =>
      [
        `  ${colors.dim(place.padStart(widths.place))}`,
        paint(colors, severity)(pad(word, widths.word)),
        colors.dim(pad(rule, widths.rule)),
        message,
      ].join('  '),
    );
    blocks.push([colors.underline(path), ...lines].join('\n'));
  }
  if (report.files.length === 0) return '';
  blocks.push(summarize(report, words, colors, say));
  return `${blocks.join('\n\n')}\n`;
}

function summarize(
  report: Report,
  words: Readonly<Record<string, string>>,
  colors: Colors,
  say: (sentence: Sentence) => string,
): string {
  const counts = count(report);
  const lines: string[] = [];
  const { edits, files } = report.fixed;
  if (edits > 0) lines.push(colors.green(say({ phrase: 'cli.fixed', args: { edits, files } })));
  if (counts.total === 0) {
    lines.push(colors.green(say({ phrase: 'cli.clean', args: { files: report.files.length } })));
    return lines.join('\n');
  }
  const parts = SEVERITIES.filter(severity => counts[severity] > 0).map(
    severity => `${words[severity]} ${counts[severity]}`,
  );
  const affected = report.files.filter(({ diagnostics }) => diagnostics.length > 0).length;
  const args = { count: counts.total, files: affected, parts: parts.join(', ') };
  const color = counts.error > 0 ? colors.red : counts.warning > 0 ? colors.yellow : colors.cyan;
  lines.push(color(say({ phrase: 'cli.summary', args })));
  if (counts.fixable > 0) lines.push(say({ phrase: 'cli.fixable', args: { count: counts.fixable } }));
  return lines.join('\n');
}

function paint(colors: Colors, severity: Severity): (text: string) => string {
  const { error, warning, information, hint } = {
    error: colors.red,
    warning: colors.yellow,
    information: colors.cyan,
    hint: colors.dim,
  };
  return { error, warning, information, hint }[severity];
}
