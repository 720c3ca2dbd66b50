/** A picture that a page shows: the id of its folder in `pictures/`, and what stands below it. */
export interface PictureLine {
  readonly id: string;
  readonly words: string;
}

/** A line of its own: `![words](picture:id)`. */
const PICTURE_LINE = /^!\[([^[\]\n]*)\]\(picture:([\w-]+)\)$/gm;

/** Takes the Markdown of a page; gives the pictures that it shows, in their order. */
export function findPictures(markdown: string): PictureLine[] {
  return [...markdown.matchAll(PICTURE_LINE)].map(([, words = '', id = '']) => ({ id, words }));
}

/** Takes the Markdown of a page; gives it with the words in brackets where a picture is, for who can show none. */
export function dropPictures(markdown: string): string {
  return markdown.replace(PICTURE_LINE, '[$1]');
}
