import { createHash } from 'node:crypto';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { diagnosticSource } from '../../features/diagnostics.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Pages } from '../../knowledge/texts.ts';
import { type CatalogueEntry, catalogue } from '../../rules/catalogue.ts';
import type { Severity } from '../../rules/rule.ts';
import type { PositionRange } from '../../text/lines.ts';
import type { Diagnostic, FileReport, Report } from '../report.ts';
import { readVersion } from '../version.ts';
import type { Setting } from './setting.ts';

/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** What GitHub sorts alerts by where a rule is not about security. */
const PROBLEM_SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'recommendation',
  hint: 'recommendation',
};

/** The name under which paths are relative to the folder that the command ran in. */
const ROOT = '%SRCROOT%';

/**
 * SARIF 2.1.0, which code scanning of GitHub, GitLab and Azure DevOps reads. It holds places and our own words, never
 * the text of a file: secrets stay where they are.
 */
export function printSarif(report: Report, { knowledge, cwd, pages }: Omit<Setting, 'hasColor'>): string {
  const indexes = new Map(catalogue.map(({ id }, i) => [id, i]));
  const explanations = pages();
  const version = readVersion();
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: diagnosticSource,
            version,
            semanticVersion: version,
            rules: catalogue.map(entry => describeRule(entry, knowledge, explanations)),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { uri: pathToFileURL(`${cwd}${sep}`).href } },
        artifacts: report.files.map(file => ({ location: locate(file.path, cwd), sourceLanguage: file.language })),
        results: report.files.flatMap((file, artifact) => describeResults(file, artifact, cwd, indexes)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describeRule({ id, language, rule }: CatalogueEntry, knowledge: Knowledge, pages: Pages) {
  const { title, source: helpUri } = knowledge.rule(id);
  const why = pages.rules[id]?.why || title;
  return {
    id,
    shortDescription: { text: title },
    // One paragraph, without the line breaks of its source.
    fullDescription: { text: (why.split('\n\n', 1)[0] ?? why).replaceAll('\n', ' ') },
    help: { text: why, markdown: why },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: LEVELS[rule.severity], enabled: rule.profile === 'default' },
    properties: {
      tags: [rule.category, language],
      'problem.severity': PROBLEM_SEVERITIES[rule.severity],
      profile: rule.profile,
      concept: rule.concept,
      fix: rule.fix,
      sources: rule.sources,
    },
  };
}

function describeResults(file: FileReport, artifact: number, cwd: string, indexes: ReadonlyMap<string, number>) {
  const artifactLocation = { ...locate(file.path, cwd), index: artifact };
  const place = (range: PositionRange) => ({ artifactLocation, region: regionOf(range) });
  const seen = new Map<string, number>();
  return file.diagnostics.map(diagnostic => {
    const { rule, severity, message, range, related } = diagnostic;
    const nth = (seen.get(diagnostic.identity) ?? 0) + 1;
    seen.set(diagnostic.identity, nth);
    return {
      ruleId: rule,
      ruleIndex: indexes.get(rule) ?? -1,
      level: LEVELS[severity],
      message: { text: message },
      locations: [{ physicalLocation: place(range) }],
      ...(related.length > 0
        ? {
            relatedLocations: related.map(other => ({
              physicalLocation:
                other.path === undefined
                  ? place(other.range)
                  : {
                      artifactLocation: locate(join(dirname(file.path), other.path), cwd),
                      region: regionOf(other.range),
                    },
              message: { text: other.message },
            })),
          }
        : {}),
      partialFingerprints: { 'dockerConceptHints/v1': fingerprint(artifactLocation.uri, diagnostic, nth) },
    };
  });
}

/** One-based, the end column behind the last character: 3.30.5 to 3.30.8 of the standard. */
function regionOf({ start, end }: PositionRange) {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** A path below `cwd` is relative, so that the log means the same on another machine. */
function locate(path: string, cwd: string): { readonly uri: string; readonly uriBaseId?: string } {
  const absolute = resolve(cwd, path);
  const local = relative(cwd, absolute);
  if (local.startsWith(`..${sep}`) || isAbsolute(local)) return { uri: pathToFileURL(absolute).href };
  return { uri: local.split(sep).map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

/** Made of nothing that the message does not tell already: a hash of a line could give away a short secret. */
function fingerprint(uri: string, { identity }: Diagnostic, nth: number): string {
  return createHash('sha256').update(`${uri}\n${identity}\n${nth}`).digest('hex').slice(0, 32);
}
