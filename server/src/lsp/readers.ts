import type { Compose } from '../model/compose/compose.ts';
import type { Dockerfile } from '../model/dockerfile/dockerfile.ts';
import type { Language } from '../rules/rule.ts';

/** Reads one version of a document. */
export type Reader = (text: string) => Dockerfile | Compose;

const loaders: Readonly<Record<Language, () => Promise<Reader>>> = {
  dockerfile: async () => (await import('../model/dockerfile/parse.ts')).parseDockerfile,
  compose: async () => {
    const [{ parseCompose }] = await Promise.all([
      import('../model/compose/parse.ts'),
      import('../rules/schema/validator.ts'),
    ]);
    return parseCompose;
  },
};
const loaded = new Map<Language, Reader>();

/**
 * What reads documents of a language. It is loaded when the first one is opened: whoever writes Dockerfiles alone pays for
 * no YAML parser, and the other way round.
 */
export async function readerOf(language: Language): Promise<Reader> {
  let reader = loaded.get(language);
  if (!reader) {
    reader = await loaders[language]();
    loaded.set(language, reader);
  }
  return reader;
}
