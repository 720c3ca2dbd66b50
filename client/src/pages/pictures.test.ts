import { expect, test } from 'vitest';
import { layOutPlain } from './html.ts';
import { drawPictures, markPictures } from './pictures.ts';

const svg = '<svg class="picture"><title>T</title></svg>';
const figure = `<figure>${svg}<figcaption>two stacks</figcaption></figure>`;

/** What VS Code's renderer makes of a paragraph. */
const render = (markdown: string) =>
  markdown
    .split(/\n{2,}/)
    .map((text, line) => `<p data-line="${line}" class="code-line" dir="auto">${text.trim()}</p>`)
    .join('\n');

test('a picture stands in place of its paragraph', () => {
  const html = render(markPictures('Before.\n\n![two stacks](picture:stacks)\n\nAfter.'));
  expect(drawPictures(html, { stacks: svg })).toBe(
    `<p data-line="0" class="code-line" dir="auto">Before.</p>\n${figure}\n<p data-line="2" class="code-line" dir="auto">After.</p>`,
  );
});

test('a heading right below stays a heading', () => {
  expect(markPictures('![a](picture:b)\n### Next')).toMatch(/\n\n### Next$/);
  expect(markPictures('![a](picture:b)\nwords')).toMatch(/\n\nwords$/);
});

test('several pictures on one page', () => {
  const html = render(markPictures('![two stacks](picture:stacks)\n\n![two stacks](picture:stacks)'));
  expect(drawPictures(html, { stacks: svg })).toBe(`${figure}\n${figure}`);
});

test('an image from elsewhere is left to the renderer', () => {
  const markdown = '![a](https://example.test/a.png)\n\nin a line ![a](picture:a) of words';
  expect(markPictures(markdown)).toBe(markdown);
});

test('without the picture its words are left', () => {
  const html = render(markPictures('![two stacks](picture:constructor)'));
  expect(drawPictures(html, {})).toBe('<p>[two stacks]</p>');
});

test('words are escaped by whoever renders, and a dollar sign means nothing', () => {
  expect(drawPictures(layOutPlain(markPictures('![<b> & $1](picture:p)')), { p: '<svg>$&</svg>' })).toContain(
    '<figure><svg>$&</svg><figcaption>&lt;b&gt; &amp; $1</figcaption></figure>',
  );
});
