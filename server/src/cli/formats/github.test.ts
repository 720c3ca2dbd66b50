import { expect, test } from 'vitest';
import type { Severity } from '../../rules/rule.ts';
import type { PositionRange } from '../../text/lines.ts';
import type { Report } from '../report.ts';
import { printGithub } from './github.ts';

const word = { start: { line: 1, character: 5 }, end: { line: 1, character: 9 } };

function reportOf(path: string, message: string, severity: Severity, range: PositionRange = word): Report {
  const diagnostic = { rule: 'a-rule', category: 'style', sources: [], fix: null, related: [], identity: '' } as const;
  const diagnostics = [{ ...diagnostic, message, severity, range }];
  return { fixed: { edits: 0, files: 0 }, files: [{ path, language: 'dockerfile', diagnostics }] };
}

test.each([
  ['error', '::error'],
  ['warning', '::warning'],
  ['information', '::notice'],
  ['hint', '::notice'],
] as const)('%s becomes %s', (severity, command) => {
  expect(printGithub(reportOf('Dockerfile', 'Bad.', severity), { cwd: '/w' })).toBe(
    `${command} file=Dockerfile,line=2,endLine=2,col=6,endColumn=10,title=a-rule::Bad.\n`,
  );
});

test('what would end a command early is escaped', () => {
  expect(printGithub(reportOf('a,b:c%/Dockerfile', '100 %\r\nsure: a, b', 'error'), { cwd: '/w' })).toBe(
    '::error file=a%2Cb%3Ac%25/Dockerfile,line=2,endLine=2,col=6,endColumn=10,title=a-rule::100 %25%0D%0Asure: a, b\n',
  );
});

test('a finding over several lines has no columns', () => {
  const range = { start: { line: 0, character: 3 }, end: { line: 2, character: 1 } };
  expect(printGithub(reportOf('Dockerfile', 'Bad.', 'hint', range), { cwd: '/w' })).toBe(
    '::notice file=Dockerfile,line=1,endLine=3,title=a-rule::Bad.\n',
  );
});

test('absolute paths become relative to the folder of the run', () => {
  expect(printGithub(reportOf('/w/api/Dockerfile', 'Bad.', 'hint'), { cwd: '/w' })).toContain('file=api/Dockerfile,');
});
