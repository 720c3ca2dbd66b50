import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readPictures } from './pictures.ts';
import type { Complaint } from './source.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Reads one picture called `box`; gives it with what was complained about, as `file:line message`. */
function readBox(lines: readonly string[], en: object, ko: object = en) {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  folders.push(folder);
  const files = {
    'picture.svg': lines.join('\n'),
    'en.json': JSON.stringify(en, null, 2),
    'ko.json': JSON.stringify(ko),
  };
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, 'box', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const complaints: Complaint[] = [];
  const pictures = readPictures(complaints, folder);
  return {
    pictures,
    told: complaints.map(({ path, line, message }) => `${basename(path)}:${line} ${message}`),
  };
}

const open = '<svg viewBox="0 0 640 100" role="img"><title>{title}</title>';

test('words fill the drawing, escaped, and indentation is gone', () => {
  const { pictures, told } = readBox(
    [open, '  <!-- why -->', '  <text', '    x="1">{app}</text>', '  <text class="small code">run</text>', '</svg>'],
    { title: 'A & "b" <c>', app: 'App A' },
    { title: '가', app: '앱 A' },
  );
  expect(told).toEqual([]);
  expect(pictures.en['box']).toBe(
    '<svg viewBox="0 0 640 100" role="img"><title>A &amp; &quot;b&quot; &lt;c&gt;</title><text x="1">App A</text><text class="small code">run</text></svg>',
  );
  expect(pictures.ko['box']).toContain('<title>가</title><text x="1">앱 A</text>');
});

describe('complains about', () => {
  test.each([
    [
      'a missing word',
      [open, '<text>{app}</text></svg>'],
      { title: 'T' },
      /^picture\.svg:2 `\{app\}` has no word in .*en\.json$/,
    ],
    ['a word too much', [`${open}</svg>`], { title: 'T', app: 'x' }, /^en\.json:3 `app` is no word of the picture$/],
    ['an empty word', [`${open}</svg>`], { title: ' ' }, /^en\.json:1 must be a mapping/],
    ['no view box', ['<svg role="img"><title>{title}</title></svg>'], { title: 'T' }, /^picture\.svg:1 .*viewBox/],
    ['no role', ['<svg viewBox="0 0 9 9"><title>{title}</title></svg>'], { title: 'T' }, /^picture\.svg:1 .*role/],
    ['no title', ['<svg viewBox="0 0 9 9" role="img"></svg>'], {}, /^picture\.svg:1 .*<title>/],
    ['too wide', [open.replace('640', '721'), '</svg>'], { title: 'T' }, /^picture\.svg:1 the picture is 721 wide/],
    ['words in the drawing', [open, '<text x="1">Host</text></svg>'], { title: 'T' }, /^picture\.svg:2 words belong/],
    ['a style', [open, '<g style="fill: red" /></svg>'], { title: 'T' }, /^picture\.svg:2 a page cannot show `style=`/],
    ['a script', [open, '<script>1</script></svg>'], { title: 'T' }, /^picture\.svg:2 a page cannot show `<script`/],
  ])('%s', (_, lines, words, message) => {
    expect(readBox(lines, words).told[0]).toMatch(message);
  });
});
