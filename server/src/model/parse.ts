import type { Compose } from './compose/compose.ts';
import { parseCompose } from './compose/parse.ts';
import type { Dockerfile } from './dockerfile/dockerfile.ts';
import { parseDockerfile } from './dockerfile/parse.ts';

/** Reads a document of either language. Never throws for what it says. */
export function parse(text: string, language: 'dockerfile' | 'compose'): Dockerfile | Compose {
  return language === 'dockerfile' ? parseDockerfile(text) : parseCompose(text);
}
