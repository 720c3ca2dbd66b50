import { describe, expect, test } from 'vitest';
import { pagesOf, textsOf } from '../../../test/expect.ts';
import { Knowledge } from '../../knowledge/knowledge.ts';
import { catalogue } from '../../rules/catalogue.ts';
import type { Diagnostic, Report } from '../report.ts';
import { printSarif } from './sarif.ts';

const setting = { knowledge: new Knowledge(textsOf('en')), cwd: '/w', pages: () => pagesOf('en') };
const rule = catalogue.at(-1)?.id ?? '';

function diagnostic(line: number, identity = 'same'): Diagnostic {
  const range = { start: { line, character: 5 }, end: { line, character: 9 } };
  const related = [{ path: undefined, range, message: 'Here.' }];
  return {
    rule,
    range,
    identity,
    related,
    severity: 'information',
    category: 'style',
    message: 'Bad.',
    sources: [],
    fix: null,
  };
}

function runOf(report: Report) {
  return JSON.parse(printSarif(report, setting)).runs[0];
}

function reportOf(path: string, ...diagnostics: Diagnostic[]): Report {
  return { fixed: { edits: 0, files: 0 }, files: [{ path, language: 'dockerfile', diagnostics }] };
}

describe('sarif', () => {
  test('describes every rule', () => {
    const { rules } = runOf(reportOf('Dockerfile')).tool.driver;
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(catalogue.map(({ id }) => id));
    for (const described of rules) {
      expect(described.shortDescription.text).not.toBe('');
      expect(described.fullDescription.text).not.toMatch(/^$|\n/);
      expect(described.helpUri).toMatch(/^https:/);
      expect(described.properties.tags).toHaveLength(2);
    }
  });

  test('points at the place, one-based, relative to the folder of the run', () => {
    const run = runOf(reportOf('my api/Dockerfile', diagnostic(1)));
    expect(run.originalUriBaseIds).toEqual({ '%SRCROOT%': { uri: 'file:///w/' } });
    const [result] = run.results;
    expect(result).toMatchObject({ ruleId: rule, level: 'note', message: { text: 'Bad.' } });
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe(rule);
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'my%20api/Dockerfile', uriBaseId: '%SRCROOT%', index: 0 },
      region: { startLine: 2, startColumn: 6, endLine: 2, endColumn: 10 },
    });
    expect(result.relatedLocations[0].message.text).toBe('Here.');
  });

  test('a file elsewhere keeps its whole address', () => {
    const { artifacts } = runOf(reportOf('../elsewhere/Dockerfile'));
    expect(artifacts[0].location).toEqual({ uri: 'file:///elsewhere/Dockerfile' });
  });

  test('a finding keeps its fingerprint when it moves, and no two share one', () => {
    const fingerprints = (...diagnostics: Diagnostic[]) =>
      runOf(reportOf('Dockerfile', ...diagnostics)).results.map(
        (result: { partialFingerprints: Record<string, string> }) =>
          result.partialFingerprints['dockerConceptHints/v1'],
      );
    expect(fingerprints(diagnostic(1))).toEqual(fingerprints(diagnostic(7)));
    expect(new Set(fingerprints(diagnostic(1), diagnostic(2), diagnostic(3, 'other'))).size).toBe(3);
  });
});
