import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Locale } from '../src/knowledge/texts.ts';
import { type Complaint, root } from './source.ts';

const FOLDER = join(root, 'server/src/knowledge/pictures');

/** A page is not wider than this; a wider picture would be shown smaller than it was drawn. */
const WIDEST = 720;

const PLACEHOLDER = /\{([A-Za-z]\w*)\}/g;

/** What every picture has. */
const REQUIRED = [
  { mark: /<svg [^>]*\bviewBox="0 0 \d+ \d+"/, message: 'the picture needs `viewBox="0 0 WIDTH HEIGHT"`' },
  { mark: /<svg [^>]*\brole="img"/, message: 'the picture needs `role="img"`' },
  { mark: /<title>\{\w+\}<\/title>/, message: 'the picture needs `<title>{title}</title>`, for who cannot see it' },
];

/** What a page may not show: its content security policy knows no scripts, no styles but its own, and no other files. */
const FORBIDDEN = /<(?:script|style|foreignObject|image|use)\b|\s(?:style|href|on\w+)=|\bxlink:/;

/** A text that is the same in every language is code: `dockerd`, `COPY --from=build`. */
const LITERAL = /<text\b(?![^>]*\bclass="(?:[^"]* )?code[ "])[^>]*>[^{<]*[^\s{<]/;

/**
 * Reads every picture, and complains about what an author has to mend: `<id>/picture.svg` with `{name}` where words
 * stand, and `<id>/{en,ko}.json` with the words. Gives the finished SVG by id.
 */
export function readPictures(complaints: Complaint[], folder = FOLDER): Record<Locale, Record<string, string>> {
  const pictures: Record<Locale, Record<string, string>> = { en: {}, ko: {} };
  for (const id of existsSync(folder) ? readdirSync(folder).sort() : []) {
    const path = join(folder, id, 'picture.svg');
    const drawing = read(path, complaints);
    if (drawing === undefined) continue;
    checkDrawing(path, drawing, complaints);
    for (const locale of ['en', 'ko'] as const) {
      const words = readWords(join(folder, id, `${locale}.json`), drawing, path, complaints);
      pictures[locale][id] = compact(drawing).replace(PLACEHOLDER, (_, name: string) => escapeXml(words[name] ?? ''));
    }
  }
  return pictures;
}

function checkDrawing(path: string, drawing: string, complaints: Complaint[]): void {
  const complain = (line: number, message: string) => complaints.push({ path: relative(root, path), line, message });
  for (const { mark, message } of REQUIRED) if (!mark.test(drawing)) complain(1, message);
  const width = Number(/\bviewBox="0 0 (\d+)/.exec(drawing)?.[1] ?? 0);
  if (width > WIDEST) complain(1, `the picture is ${width} wide, at most ${WIDEST} fit on a page`);
  drawing.split('\n').forEach((text, index) => {
    const forbidden = FORBIDDEN.exec(text)?.[0].trim();
    if (forbidden !== undefined)
      complain(index + 1, `a page cannot show \`${forbidden}\`: use the classes of page.css`);
    if (LITERAL.test(text)) complain(index + 1, 'words belong into the JSON files: write `{name}`, or `class="code"`');
  });
}

/** The words of one language, compared with what the drawing at `path` asks for. */
function readWords(
  wordsPath: string,
  drawing: string,
  path: string,
  complaints: Complaint[],
): Readonly<Record<string, string>> {
  const text = read(wordsPath, complaints);
  if (text === undefined) return {};
  const words = parse(wordsPath, text, complaints);
  const wanted = new Set<string>();
  drawing.split('\n').forEach((line, index) => {
    for (const [, name = ''] of line.matchAll(PLACEHOLDER)) {
      wanted.add(name);
      if (Object.hasOwn(words, name)) continue;
      const message = `\`{${name}}\` has no word in ${relative(root, wordsPath)}`;
      complaints.push({ path: relative(root, path), line: index + 1, message });
    }
  });
  for (const name of Object.keys(words)) {
    if (wanted.has(name)) continue;
    const line = text.slice(0, text.indexOf(`"${name}"`)).split('\n').length;
    complaints.push({ path: relative(root, wordsPath), line, message: `\`${name}\` is no word of the picture` });
  }
  return words;
}

function parse(path: string, text: string, complaints: Complaint[]): Readonly<Record<string, string>> {
  let words: unknown;
  let reason = 'must be a mapping of names to texts';
  try {
    words = JSON.parse(text);
  } catch (error) {
    reason = String(error);
  }
  if (typeof words === 'object' && words !== null && Object.values(words).every(isWord)) {
    return Object.fromEntries(Object.entries(words));
  }
  complaints.push({ path: relative(root, path), line: 1, message: reason });
  return {};
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function read(path: string, complaints: Complaint[]): string | undefined {
  if (existsSync(path)) return readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trimEnd();
  complaints.push({ path: relative(root, path), line: 1, message: 'the file is missing: write it' });
  return undefined;
}

/** Without comments and indentation, which only authors read. */
function compact(drawing: string): string {
  return drawing
    .replace(/<!--[\s\S]*?-->/g, '')
    .split('\n')
    .map(line => line.trim())
    .join(' ')
    .replace(/> +</g, '><')
    .trim();
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
