import { expect, test } from 'vitest';
import { addHeading, layOutPage, layOutPlain, linkTo, type Page } from './html.ts';

const page: Page = {
  kind: 'concept',
  id: 'build-cache',
  title: 'Build cache',
  language: 'en',
  body: '<h1>Build cache</h1>',
  cspSource: 'https://example.test',
  style: 'https://example.test/page.css',
};

test('links to other pages become commands', () => {
  const html = layOutPage({
    ...page,
    body: '<a href="concept:image-layer">layer</a> <a href="rule:pin-image-tag">pin</a>',
  });
  expect(html).toContain('<a href="command:dockerConceptHints.openConcept?%5B%22image-layer%22%5D">layer</a>');
  expect(html).toContain('<a href="command:dockerConceptHints.openRule?%5B%22pin-image-tag%22%5D">pin</a>');
});

test('what is no page of ours stays as it is', () => {
  const body =
    '<a href="https://docs.docker.com/">docs</a> <a href="concept:&quot;x">x</a> <code>href="concept:</code>';
  expect(layOutPage({ ...page, body })).toContain(body);
});

test('a page runs no script and loads nothing from elsewhere', () => {
  const html = layOutPage(page);
  expect(html).toContain("default-src 'none'; style-src https://example.test; img-src https://example.test data:");
  expect(html).not.toContain('script');
});

test('a title cannot break out', () => {
  expect(layOutPage({ ...page, title: '</title><script>' })).toContain('<title>&lt;/title&gt;&lt;script&gt;</title>');
});

test('the other language is one click away', () => {
  expect(layOutPage(page)).toContain(`<a lang="ko" href="${linkTo('concept', 'build-cache', 'ko')}">한국어</a>`);
  expect(layOutPage({ ...page, language: 'ko' })).toContain('<html lang="ko">');
});

test('a page has one heading', () => {
  expect(addHeading('Reused layers.', 'Build cache')).toBe('# Build cache\n\nReused layers.');
  expect(addHeading('# Cache\n', 'Build cache')).toBe('# Cache\n');
});

test('without a Markdown renderer the text is shown as written', () => {
  expect(layOutPlain('a < b & "c"')).toBe('<pre class="plain">a &lt; b &amp; &quot;c&quot;</pre>');
});
