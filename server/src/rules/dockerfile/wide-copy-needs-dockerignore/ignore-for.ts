import type { Dockerfile } from '../../../model/dockerfile/dockerfile.ts';
import { fits, readIgnore } from '../../../model/ignore/ignore.ts';
import { dropTrailing } from '../../../text/trim.ts';
import type { Neighbours } from '../../rule.ts';
import { readCopied } from '../../shared/copied.ts';

interface Stack {
  readonly manifests: readonly string[];
  /** What its tools make again, and what nobody needs in an image. */
  readonly patterns: readonly string[];
}

/** From the documentation of each tool: where it puts what it downloads and what it makes. */
const STACKS: readonly Stack[] = [
  {
    manifests: ['package.json', 'package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml'],
    patterns: ['**/node_modules', '**/npm-debug.log*', 'coverage'],
  },
  {
    manifests: ['requirements.txt', 'pyproject.toml', 'uv.lock', 'poetry.lock'],
    patterns: ['**/__pycache__', '**/*.py[cod]', '**/.venv', '**/.pytest_cache', '**/.mypy_cache', '**/.ruff_cache'],
  },
  { manifests: ['go.mod'], patterns: ['**/*.test', '*.out'] },
];

/** What no image needs: history, secrets, the files of editors and of Docker itself. */
const ALWAYS = [
  '.git',
  '.env',
  '.env.local',
  '.env.*.local',
  '.DS_Store',
  '.idea',
  '.vscode',
  'Dockerfile*',
  'compose*.y*ml',
];

/** Files that show which stack a project has. */
export const MANIFESTS: readonly string[] = STACKS.flatMap(({ manifests }) => manifests);

/**
 * A `.dockerignore` for the stack that the files beside the Dockerfile show. What the file copies by name, or asks Git
 * about, stays in.
 */
export function ignoreFor(file: Dockerfile, neighbours: Neighbours): string {
  const stacks = STACKS.filter(({ manifests }) => manifests.some(name => neighbours.read(name) !== undefined));
  const copied = file.instructions
    .filter(
      ({ keyword, flags }) => (keyword === 'COPY' || keyword === 'ADD') && !flags.some(({ name }) => name === 'from'),
    )
    .flatMap(instruction => readCopied(instruction, file)?.sources.flatMap(({ text }) => text ?? []) ?? [])
    .map(source => dropTrailing(source.replace(/^(?:\.?\/)+/, ''), '/'));
  const asksGit = file.instructions.some(({ script }) =>
    script?.commands.some(({ name, args }) => name === 'git' && args[0]?.value !== 'clone'),
  );
  const patterns = [...ALWAYS, ...stacks.flatMap(each => each.patterns)].filter(text => {
    const [pattern] = readIgnore(text);
    return pattern && !(asksGit && text === '.git') && !copied.some(source => fits(pattern, source));
  });
  return `${patterns.join(file.lines.eol)}${file.lines.eol}`;
}
