import { createHash } from 'node:crypto';

/** A short mark of what a Markdown file says: its title and its body, not its keys and links to others. */
export function fingerprintOf(markdown: string): string {
  const [, front = '', ...body] = markdown.replaceAll('\r\n', '\n').split(/^---$/m);
  const title = /^title:.*$/m.exec(front)?.[0] ?? '';
  return createHash('sha256')
    .update(`${title}\n${body.join('---').trim()}`)
    .digest('hex')
    .slice(0, 8);
}
