/** A line of its own in a page's Markdown: `![words](picture:id)`. */
const PICTURE_LINE = /^!\[([^\]\n]*)\]\(picture:([\w-]+)\)$/gm;

/** Private-use letters that no text holds and that no Markdown renderer touches: they mark begin, middle and end. */
const MARK = { begin: '\uE000', middle: '\uE001', end: '\uE002' };
const MARKED = /(?:<p\b[^>]*>)?\uE000([\w-]+)\uE001([^\uE000-\uE002]*)\uE002(?:<\/p>)?/g;

/**
 * Takes the Markdown of a page; gives it with every picture as plain words between marks. A Markdown renderer may
 * rewrite or drop the address of an image that is no file; plain words it leaves alone, and it escapes them.
 */
export function markPictures(markdown: string): string {
  return markdown.replace(PICTURE_LINE, `\n${MARK.begin}$2${MARK.middle}$1${MARK.end}\n`);
}

/**
 * Takes the HTML that was made of marked Markdown, and the SVG of the pictures by id; gives HTML that shows each picture
 * with its words below. Where a picture is not there, its words stand in brackets.
 */
export function drawPictures(html: string, pictures: Readonly<Record<string, string>>): string {
  return html.replace(MARKED, (_, id: string, words: string) => {
    const drawing = Object.hasOwn(pictures, id) ? pictures[id] : undefined;
    return drawing === undefined ? `<p>[${words}]</p>` : `<figure>${drawing}<figcaption>${words}</figcaption></figure>`;
  });
}
