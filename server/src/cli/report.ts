import { kindOf } from '../features/fixes.ts';
import type { Args } from '../knowledge/format.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Category, Language, Severity } from '../rules/rule.ts';
import type { Snapshot } from '../snapshot.ts';
import type { PositionRange } from '../text/lines.ts';

/** Everything that a run found: what the output formats tell, each in its way. */
export interface Report {
  readonly files: readonly FileReport[];
  /** How many edits `--fix` made, and in how many files. */
  readonly fixed: { readonly edits: number; readonly files: number };
}

export interface FileReport {
  /** As the command line has it: absolute, or relative to the folder that the command ran in. */
  readonly path: string;
  readonly language: Language;
  readonly diagnostics: readonly Diagnostic[];
}

/** A finding, told in one language. Positions are LSP's own: zero-based, UTF-16. */
export interface Diagnostic {
  readonly rule: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly message: string;
  readonly range: PositionRange;
  readonly sources: readonly string[];
  readonly fix: 'safe' | 'suggestion' | null;
  /** `path` is that of another file, relative to the folder of this one; undefined in the file itself. */
  readonly related: readonly {
    readonly path: string | undefined;
    readonly range: PositionRange;
    readonly message: string;
  }[];
  /** What the finding is about, whatever the language and the line: the same tomorrow, unless the file says otherwise. */
  readonly identity: string;
}

export type Counts = Readonly<Record<Severity, number>> & { readonly total: number; readonly fixable: number };

/** The findings of a snapshot as the output formats want them. */
export function describeFindings(snapshot: Snapshot, knowledge: Knowledge): Diagnostic[] {
  const { lines } = snapshot.file;
  return snapshot.findings.map(finding => {
    const { id, rule } = finding.entry;
    const fix = finding.fix?.();
    return {
      rule: id,
      category: rule.category,
      severity: finding.severity,
      message: knowledge.ruleSentence(id, 'message', finding.message, finding.args),
      range: lines.rangeOf(finding.span),
      sources: rule.sources,
      fix: (fix && kindOf(finding, fix)) ?? null,
      related: (finding.related ?? []).map(place => ({
        path: place.elsewhere?.path,
        range: (place.elsewhere?.lines ?? lines).rangeOf(place.span),
        message: knowledge.say(place, 'plain'),
      })),
      identity: identify(id, finding.message, finding.args),
    };
  });
}

/** How many findings there are of each kind. */
export function count(report: Report): Counts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0, total: 0, fixable: 0 };
  for (const { diagnostics } of report.files) {
    for (const { severity, fix } of diagnostics) {
      counts[severity]++;
      counts.total++;
      if (fix === 'safe') counts.fixable++;
    }
  }
  return counts;
}

function identify(rule: string, message: string | undefined, args: Args | undefined): string {
  return JSON.stringify([rule, message ?? 'default', args ?? {}]);
}
