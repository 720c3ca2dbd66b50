import { describe, expect, test } from 'vitest';
import { pagesOf, textsOf } from '../../test/expect.ts';
import { Knowledge } from './knowledge.ts';
import { dropPictures, findPictures } from './pictures.ts';

const markdown = 'Before.\n\n![two stacks](picture:vm-vs-container)\n\nSee ![no line](picture:engine) of its own.\n';

test('a picture stands on a line of its own', () => {
  expect(findPictures(markdown)).toEqual([{ id: 'vm-vs-container', words: 'two stacks' }]);
  expect(findPictures('![a](picture:b)\n\n![c](picture:d)').map(({ id }) => id)).toEqual(['b', 'd']);
  expect(findPictures('![a](https://example.test/b.png)\n')).toEqual([]);
});

test('where none can be shown, its words are', () => {
  expect(dropPictures(markdown)).toBe('Before.\n\n[two stacks]\n\nSee ![no line](picture:engine) of its own.\n');
});

describe.each(['en', 'ko'] as const)('in %s', locale => {
  const pages = pagesOf(locale);
  const knowledge = new Knowledge(textsOf(locale));

  test('a page carries the pictures that it shows, and no others', () => {
    const { pictures } = knowledge.renderConceptPage('vm-vs-container', pages) ?? {};
    expect(pictures).toEqual({ 'vm-vs-container': pages.pictures['vm-vs-container'] });
    expect(knowledge.renderConceptPage('workdir', pages)?.pictures).toEqual({});
  });

  test('every picture is on some page', () => {
    const shown = new Set(Object.values(pages.concepts).flatMap(page => findPictures(page).map(({ id }) => id)));
    expect([...shown].sort()).toEqual(Object.keys(pages.pictures).sort());
  });

  test.each(Object.entries(pages.pictures))('%s is well-formed, and says everything', (_, drawing) => {
    const open: string[] = [];
    for (const [, closing, name = '', empty] of drawing.matchAll(/<(\/?)([\w-]+)[^<>]*?(\/?)>/g)) {
      if (closing) expect(open.pop()).toBe(name);
      else if (!empty) open.push(name);
    }
    expect(open).toEqual([]);
    expect(drawing).not.toMatch(/[{}]|<text[^>]*><\/text>/);
  });
});
