import { isComposeFile } from './compose/names.ts';

/**
 * What a walk takes a file for, by its name: `Dockerfile`, `Dockerfile.dev`, `api.Dockerfile`, `Containerfile`, and the
 * names of compose files. Nothing else is opened.
 */
export function languageOfName(name: string): 'dockerfile' | 'compose' | undefined {
  if (name.endsWith('.dockerignore')) return undefined;
  if (isComposeFile(name)) return 'compose';
  return /^(?:Dockerfile|Containerfile)(?:\..+)?$|^dockerfile$|.\.[Dd]ockerfile$/.test(name) ? 'dockerfile' : undefined;
}

/** What a file is taken for that someone named: any YAML is a compose file, anything called a dockerfile is one. */
export function languageOfNamed(name: string): 'dockerfile' | 'compose' | undefined {
  const language = languageOfName(name);
  if (language || name.endsWith('.dockerignore')) return language;
  if (/\.ya?ml$/i.test(name)) return 'compose';
  return /dockerfile|containerfile/i.test(name) ? 'dockerfile' : undefined;
}
