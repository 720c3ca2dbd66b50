import type { Dockerfile } from '../../model/dockerfile/dockerfile.ts';
import { oncePer } from '../../model/remember.ts';

/** Docker's own frontends, from whatever registry they are mirrored. */
const DOCKERS_OWN = /(?:^|\/)dockerfile(?:-upstream)?(?:[:@ ]|$)/;

/** Every instruction of https://docs.docker.com/reference/dockerfile/ */
export const KEYWORDS: readonly string[] = [
  ...['FROM', 'ARG', 'ENV', 'RUN', 'COPY', 'ADD', 'WORKDIR', 'USER', 'EXPOSE', 'CMD', 'ENTRYPOINT', 'LABEL', 'VOLUME'],
  ...['HEALTHCHECK', 'SHELL', 'STOPSIGNAL', 'ONBUILD', 'MAINTAINER'],
];

/** Marks of templates (Jinja, Go, ERB, autoconf, envsubst). */
const TEMPLATE = /^(?:\{\{|\{%|<%|%%|@|\$)/;

/**
 * Whether the file is what Docker's own frontend will read. `# syntax=` may name another one, and that one may have
 * instructions and flags nobody here knows (https://docs.docker.com/build/buildkit/frontend/); a template is not a
 * Dockerfile yet. Computed once for each file.
 */
export const isForDocker = oncePer((file: Dockerfile): boolean => usesDockersFrontend(file) && !isTemplate(file));

function usesDockersFrontend({ directives }: Dockerfile): boolean {
  const syntax = directives.find(({ name }) => name.value === 'syntax');
  return syntax === undefined || DOCKERS_OWN.test(syntax.value.value);
}

function isTemplate({ instructions }: Dockerfile): boolean {
  return instructions.some(
    ({ keyword, words }) =>
      TEMPLATE.test(keyword) || (keyword === 'FROM' && words.some(({ raw }) => /\{\{|\{%|<%/.test(raw))),
  );
}
