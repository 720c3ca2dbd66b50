import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Finding } from '../rules/engine.ts';
import type { Severity } from '../rules/rule.ts';
import type { Snapshot } from '../snapshot.ts';

/** The `source` of every diagnostic of ours. */
export const diagnosticSource = 'docker-concept-hints';

/** LSP's numbers for our severities. */
export const severityNumbers: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/**
 * The findings of a snapshot, told in the reader's language. `uri` is the document's own, for related places; `linkOf`
 * gives the address behind a rule's code, or undefined for none; `resolve` that of a file beside the document.
 */
export function provideDiagnostics(
  snapshot: Snapshot,
  knowledge: Knowledge,
  uri: string,
  linkOf: (finding: Finding) => string | undefined,
  resolve: (path: string) => string,
): Diagnostic[] {
  const { lines } = snapshot.file;
  return snapshot.findings.map(finding => {
    const href = linkOf(finding);
    return {
      range: lines.rangeOf(finding.span),
      severity: severityNumbers[finding.severity],
      source: diagnosticSource,
      code: finding.entry.id,
      message: knowledge.ruleSentence(finding.entry.id, 'message', finding.message, finding.args),
      ...(href ? { codeDescription: { href } } : {}),
      ...(finding.tag ? { tags: [TAGS[finding.tag]] } : {}),
      ...(finding.related
        ? {
            relatedInformation: finding.related.map(place => ({
              location: {
                uri: place.elsewhere ? resolve(place.elsewhere.path) : uri,
                range: (place.elsewhere?.lines ?? lines).rangeOf(place.span),
              },
              message: knowledge.say(place, 'plain'),
            })),
          }
        : {}),
    };
  });
}
