import type { DocumentSelector, TextDocument } from 'vscode';

/**
 * The documents that the server is told about, whatever their scheme: also unsaved, remote, virtual ones. VS Code calls
 * compose files `dockercompose`; a user's association or an older editor calls them `yaml`, hence the pattern.
 */
export const documentSelector = [
  { language: 'dockerfile' },
  { language: 'dockercompose' },
  { language: 'yaml', pattern: '**/{compose,docker-compose}*.{yml,yaml}' },
] satisfies DocumentSelector;

/** The same, and what hovers alone know: which files stay out of a build. They do not wake the extension. */
export const hoverSelector = [...documentSelector, { pattern: '**/*.dockerignore' }] satisfies DocumentSelector;

/**
 * Files whose change may change what is said about another file: what `.dockerignore` keeps out of `COPY . .`, which
 * lock file is there, what `.env` defines, what the team has configured.
 */
export const watchedFiles = `**/{${[
  '.dockerignore',
  '*.dockerignore',
  '.env',
  '*.env',
  '.env.*',
  'docker-concept-hints.yaml',
  'Dockerfile*',
  '*.Dockerfile',
  '*.dockerfile',
  'Containerfile*',
  '*compose*.yml',
  '*compose*.yaml',
  'package.json',
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'requirements.txt',
  'pyproject.toml',
  'uv.lock',
  'poetry.lock',
  'go.mod',
].join(',')}}`;

/** Takes a document that `documentSelector` matches; gives which of our two languages it is in. */
export function languageOf(document: Pick<TextDocument, 'languageId'>): 'dockerfile' | 'dockercompose' {
  return document.languageId === 'dockerfile' ? 'dockerfile' : 'dockercompose';
}
