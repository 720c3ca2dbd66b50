import { describe, expect, test } from 'vitest';
import { textsOf } from '../../../test/expect.ts';
import { Knowledge } from '../../knowledge/knowledge.ts';
import type { Severity } from '../../rules/rule.ts';
import type { Diagnostic, Report } from '../report.ts';
import { printStylish } from './stylish.ts';

const en = new Knowledge(textsOf('en'));
const ko = new Knowledge(textsOf('ko'));

function diagnostic(rule: string, severity: Severity, line: number, fix: Diagnostic['fix'] = null): Diagnostic {
  const range = { start: { line, character: 4 }, end: { line, character: 8 } };
  return {
    rule,
    severity,
    range,
    fix,
    category: 'style',
    message: `About ${rule}.`,
    sources: [],
    related: [],
    identity: '',
  };
}

const report: Report = {
  fixed: { edits: 0, files: 0 },
  files: [
    {
      path: 'api/Dockerfile',
      language: 'dockerfile',
      diagnostics: [diagnostic('short', 'error', 0), diagnostic('rather-long', 'information', 99, 'safe')],
    },
    { path: 'compose.yaml', language: 'compose', diagnostics: [] },
  ],
};

describe('stylish', () => {
  test('stands in columns, by file, with a summary', () => {
    expect(printStylish(report, { knowledge: en, hasColor: false })).toBe(
      [
        'api/Dockerfile',
        '    1:5  error  short        About short.',
        '  100:5  info   rather-long  About rather-long.',
        '',
        '2 problems in 1 file: error 1, info 1',
        '`--fix` can mend 1 of them.',
        '',
      ].join('\n'),
    );
  });

  test('stays aligned in Korean', () => {
    const lines = printStylish(report, { knowledge: ko, hasColor: false }).split('\n');
    expect(lines.slice(1, 3)).toEqual([
      '    1:5  오류  short        About short.',
      '  100:5  정보  rather-long  About rather-long.',
    ]);
  });

  test('says so when there is nothing to say, and what was mended', () => {
    const clean: Report = { fixed: { edits: 3, files: 1 }, files: report.files.slice(1) };
    expect(printStylish(clean, { knowledge: en, hasColor: false })).toBe(
      'Mended 3 places in 1 file.\nNo problems in 1 file.\n',
    );
  });

  test('has colours only when asked', () => {
    expect(printStylish(report, { knowledge: en, hasColor: true })).toContain('\u001B[31merror');
    expect(printStylish(report, { knowledge: en, hasColor: false })).not.toContain('\u001B');
  });
});
