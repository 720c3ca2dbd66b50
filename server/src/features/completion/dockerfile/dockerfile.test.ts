import { describe, expect, test } from 'vitest';
import { snapshotOf, takeCursor, textsOf } from '../../test/expect.ts';
import { Knowledge } from '../knowledge/knowledge.ts';
import type { Language } from '../rules/rule.ts';
import { provideCompletion } from './completion.ts';

const knowledge = new Knowledge(textsOf('ko'));
const everything = { snippets: true, words: true };

function offered(language: Language, marked: string, offer = everything) {
  const { text, offset } = takeCursor(marked);
  return provideCompletion(snapshotOf(language, text), knowledge, offset, offer);
}

const labels = (language: Language, marked: string, offer = everything) =>
  offered(language, marked, offer).map(({ label }) => label);

describe('in a Dockerfile', () => {
  test('nothing but FROM and ARG comes first', () => {
    expect(labels('dockerfile', '<|>', { snippets: false, words: true })).toEqual(['FROM', 'ARG']);
  });

  test('inside a stage every instruction is offered, and no whole file', () => {
    expect(labels('dockerfile', 'FROM a\nC<|>')).toEqual(expect.arrayContaining(['COPY', 'CMD', 'USER']));
    expect(labels('dockerfile', 'FROM a\nC<|>')).not.toContain('multi-node');
  });

  test.each(['FROM a\nRUN x<|>', 'FROM a\nRUN x \\\n  y<|>', 'FROM a<|>', 'RUN <<EOF\nx<|>\nEOF\n'])(
    'nothing in %j',
    marked => {
      expect(labels('dockerfile', marked)).toEqual([]);
    },
  );
});

describe('in a compose file', () => {
  test.each([
    ['at the top', 's<|>', ['services', 'volumes', 'networks']],
    ['in a service', 'services:\n  web:\n    im<|>', ['image', 'ports', 'depends_on']],
    ['in a service that is half there', 'services:\n  web:\n    image: a\n    <|>\n  db:\n    image: b\n', ['ports']],
    ['deeper', 'services:\n  web:\n    healthcheck:\n      <|>', ['test', 'interval', 'retries']],
    ['in a volume', 'volumes:\n  data:\n    <|>', ['driver', 'external']],
  ])('%s', (_, marked, keys) => {
    expect(labels('compose', marked)).toEqual(expect.arrayContaining(keys));
  });

  test('what is there already is not offered again', () => {
    expect(labels('compose', 'services:\n  web:\n    image: a\n    <|>\n')).not.toContain('image');
  });

  test('the obsolete version is never offered', () => {
    expect(labels('compose', '<|>')).not.toContain('version');
  });
});

test('every word is explained by its concept, through the same renderer as a hover', () => {
  for (const item of [...offered('dockerfile', 'FROM a\n<|>'), ...offered('compose', 'services:\n  a:\n    <|>')]) {
    if (item.kind !== 14) continue;
    expect(item.documentation, item.label).toMatchObject({ value: expect.stringMatching(/^\*\*.+\*\* — .*[가-힣]/s) });
  }
});

test('what is not wanted is not offered', () => {
  expect(labels('dockerfile', '<|>', { snippets: true, words: false })).not.toContain('FROM');
  expect(labels('dockerfile', '<|>', { snippets: false, words: false })).toEqual([]);
});
