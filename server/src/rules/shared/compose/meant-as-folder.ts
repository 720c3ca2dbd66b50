import type { Mount } from '../../../model/compose/mounts.ts';

/** Folders and files that people keep beside a compose file. */
const USUAL: ReadonlySet<string> = new Set(
  'api app apps backend bin certs client code conf config configs dist docker docs etc frontend html lib nginx php public python scripts server sites src static templates tests web www'.split(
    ' ',
  ),
);

/**
 * Whether the source of a short mount, which Compose takes for the name of a volume, was meant as a path beside the
 * file: it has a slash or the ending of a file, or is what people call their folders. Only a guess for names that are
 * declared nowhere.
 */
export function isMeantAsFolder({ type, source, long }: Mount): boolean {
  if (type !== 'named' || long || !source) return false;
  return source.text.includes('/') || /\.[a-z]\w{0,9}$/i.test(source.text) || USUAL.has(source.text);
}
