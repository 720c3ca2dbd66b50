import { describe, expect, test } from 'vitest';
import { expectFindings, expectSilence } from '../../test/expect.ts';
import { readOwnComment } from './suppression.ts';

const only = ['no-root-user', 'pin-image-tag'];

describe('our own comment', () => {
  test('holds for the instruction below it', () => {
    expectSilence('dockerfile', 'FROM a:1\n# docker-concept-hints-ignore no-root-user -- packages only\nUSER root\n', {
      only,
    });
  });

  test('holds for the whole of an instruction over several lines, and for nothing after it', () => {
    expectFindings(
      'dockerfile',
      '# docker-concept-hints-ignore pin-image-tag\nFROM \\\n  a\nFROM b\n     ^ pin-image-tag\n',
      { only },
    );
  });

  test('names several rules, and leaves the others alone', () => {
    expectFindings(
      'dockerfile',
      '# docker-concept-hints-ignore no-sudo, no-root-user\nFROM a\n     ^ pin-image-tag\n',
      { only },
    );
  });

  test('goes for the whole file', () => {
    expectSilence('dockerfile', 'FROM a:1\nUSER root\n# docker-concept-hints-ignore-file no-root-user\n', { only });
  });

  test('in YAML goes for the entry below it, with what is indented under it', () => {
    const text = `services:
  # docker-concept-hints-ignore pin-image-tag -- built elsewhere
  a:
    image: x
  b:
    image: y
           ^ pin-image-tag
`;
    expectFindings('compose', text, { only });
  });

  test('in YAML may stand behind the value', () => {
    expectSilence('compose', 'services:\n  a:\n    image: x # docker-concept-hints-ignore pin-image-tag\n', { only });
  });

  test('without a rule does nothing', () => {
    expectFindings('dockerfile', '# docker-concept-hints-ignore\nFROM a\n     ^ pin-image-tag\n', { only });
  });
});

describe('the comments of others', () => {
  test.each([
    ['hadolint, one line', 'FROM a:1\n# hadolint ignore=DL3002\nUSER root\n'],
    ['hadolint, several codes', 'FROM a:1\n# hadolint ignore=DL3006, DL3002\nUSER root\n'],
    ['hadolint, the whole file', '# hadolint global ignore=DL3002\nFROM a:1\nUSER root\n'],
    ['BuildKit, all checks', '# check=skip=all\nFROM a:1\nUSER root\n'],
  ])('%s', (_, text) => {
    expectSilence('dockerfile', text, { only });
  });

  test('a code of another check changes nothing', () => {
    expectFindings('dockerfile', 'FROM a:1\n# hadolint ignore=DL3008\nUSER root\n     ^^^^ no-root-user\n', { only });
  });

  test('a check that BuildKit has, by its name', () => {
    const text = 'FROM a:1\nENV API_TOKEN=x1y2z3\n';
    const scene = { only: ['no-secret-in-env'] };
    expectSilence('dockerfile', `# check=skip=SecretsUsedInArgOrEnv\n${text}`, scene);
    expectSilence('dockerfile', text.replace('ENV', '# check=skip=SecretsUsedInArgOrEnv\nENV'), scene);
  });
});

test('an own comment says where another rule can be added', () => {
  const text = 'docker-concept-hints-ignore a, b -- why';
  const comment = readOwnComment(text);
  expect(comment?.rules).toEqual(['a', 'b']);
  expect(text.slice(0, comment?.listEnd)).toBe('docker-concept-hints-ignore a, b');
});
