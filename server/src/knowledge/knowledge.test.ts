import { describe, expect, test } from 'vitest';
import { pagesOf, textsOf } from '../../test/expect.ts';
import { conceptFacts } from '../generated/concepts.ts';
import { catalogue } from '../rules/catalogue.ts';
import { Knowledge } from './knowledge.ts';

const ids = Object.keys(conceptFacts);
const vscode = { detail: 'full', commands: true } as const;
const others = { detail: 'full', commands: false } as const;

describe.each(['en', 'ko'] as const)('in %s', locale => {
  const knowledge = new Knowledge(textsOf(locale));
  const pages = pagesOf(locale);

  test('every concept has a page with a title, an answer and a source', () => {
    const broken = ids.filter(id => {
      const page = knowledge.renderConceptPage(id, pages);
      return !page?.markdown.startsWith(`# ${page.title}\n\n**`) || !page.markdown.includes('](https://');
    });
    expect(broken).toEqual([]);
  });

  test('every rule has a page with examples', () => {
    const broken = catalogue.filter(({ id, rule }) => {
      const page = knowledge.renderRulePage(id, rule.concept, pages);
      return !page?.markdown.includes('```');
    });
    expect(broken.map(({ id }) => id)).toEqual([]);
  });

  test('every hover fits: at most 22 lines with a fact of one line', () => {
    const long = ids.filter(id => knowledge.renderHover(id, [], vscode).split('\n').length > 22);
    expect(long).toEqual([]);
  });

  test('no hover leaves a link behind that only our client can follow', () => {
    expect(ids.filter(id => /\]\((concept|command):/.test(knowledge.renderHover(id, [], others)))).toEqual([]);
  });

  test('Korean is written in the plain style', () => {
    if (locale === 'en') return;
    const polite = /(습니다|입니다|하세요|해요|예요|이에요|네요|죠)[.!?\s]/;
    const texts = ids.map(id => [id, knowledge.renderConceptPage(id, pages)?.markdown ?? ''] as const);
    // What a person says in an interview question may be polite.
    const written = texts.map(
      ([id, text]) => [id, text.replace(/\*[^*\n]+\*/g, '').replace(/"[^"\n]*"/g, '')] as const,
    );
    expect(written.filter(([, text]) => polite.test(text)).map(([id]) => id)).toEqual([]);
  });
});

test('a small word comes before its concept, and its own facts stay', () => {
  const knowledge = new Knowledge({
    locale: 'en',
    rules: {},
    phrases: {
      'x.-y': 'Says yes.',
      'hover.here': 'Here',
      'hover.why': 'Why',
      'hover.docs': 'Docs',
      'f.one': 'One.',
      'f.two': 'Two.',
    },
    concepts: {
      copy: { title: 'COPY', aliases: [], answer: 'Copies.', why: 'Because.', related: [], source: 'https://docs' },
    },
  });
  const facts = [{ phrase: 'f.one' }, { phrase: 'f.two', unlessTold: true }, { phrase: 'f.three', optional: true }];
  const word = { text: '-y', phrases: ['x.z', 'x.-y'] };
  expect(knowledge.renderHover('copy', facts, others, word)).toMatch(
    /^\*\*`-y`\*\* — Says yes\.\n\n\*\*Here\*\* One\.\n\n\[Docs\]/,
  );
  expect(knowledge.renderHover('copy', facts, others)).toMatch(
    /^\*\*COPY\*\* — Copies\.\n\n\*\*Here\*\* One\. Two\.\n\n\*\*Why\*\* Because\./,
  );
});
