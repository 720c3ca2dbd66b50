import { expect, test } from 'vitest';
import { printJson } from './json.ts';

test('says what the contract says, and nothing else', () => {
  const printed = printJson({
    fixed: { edits: 0, files: 0 },
    files: [
      {
        path: 'api/Dockerfile',
        language: 'dockerfile',
        diagnostics: [
          {
            rule: 'no-root-user',
            category: 'security',
            severity: 'warning',
            message: 'Root.',
            range: { start: { line: 1, character: 5 }, end: { line: 1, character: 9 } },
            sources: ['hadolint/DL3002'],
            fix: null,
            related: [],
            identity: 'x',
          },
        ],
      },
      { path: 'compose.yaml', language: 'compose', diagnostics: [] },
    ],
  });
  expect(JSON.parse(printed)).toEqual({
    files: [
      {
        path: 'api/Dockerfile',
        language: 'dockerfile',
        diagnostics: [
          {
            rule: 'no-root-user',
            category: 'security',
            severity: 'warning',
            message: 'Root.',
            range: { start: { line: 1, character: 5 }, end: { line: 1, character: 9 } },
            sources: ['hadolint/DL3002'],
            fix: null,
          },
        ],
      },
      { path: 'compose.yaml', language: 'compose', diagnostics: [] },
    ],
  });
  expect(printed.endsWith('}\n')).toBe(true);
});
