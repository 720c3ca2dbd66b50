import type { Neighbours } from '../../rules/rule.ts';
import { readJson, stringAt } from '../stack/manifests.ts';
import type { Stack } from '../stack.ts';

const NODE = ['package.json'];
const PYTHON = ['pyproject.toml'];
const GRADLE = ['build.gradle.kts', 'build.gradle'];

/** The files that speak for a stack, whoever installs its packages. */
const BY_STACK: Readonly<Record<string, readonly string[]>> = {
  node: NODE,
  'node-js': NODE,
  'node-next': [...NODE, 'next.config.ts', 'next.config.js', 'next.config.mjs'],
  static: [...NODE, 'vite.config.ts', 'vite.config.js', 'vite.config.mjs'],
  python: [...PYTHON, 'manage.py'],
  go: ['go.mod'],
  'java-maven': ['pom.xml'],
  'java-jlink': ['pom.xml'],
  'java-gradle': GRADLE,
  kotlin: GRADLE,
  rust: ['Cargo.toml', 'Cargo.lock'],
  dotnet: ['global.json', 'Directory.Build.props', 'Program.cs'],
  php: ['composer.json'],
  ruby: ['Gemfile'],
  elixir: ['mix.exs'],
  cpp: ['CMakeLists.txt'],
};

/** The files that only one package manager writes or reads, by the manager that a snippet names. */
const BY_MANAGER: Readonly<Record<string, readonly string[]>> = {
  npm: ['package-lock.json', 'npm-shrinkwrap.json'],
  pnpm: ['pnpm-lock.yaml'],
  yarn: ['yarn.lock'],
  'yarn-classic': ['yarn.lock'],
  uv: ['uv.lock'],
  poetry: ['poetry.lock'],
  pip: ['requirements.txt'],
};

const RIVALS: Readonly<Record<string, readonly string[]>> = {
  node: ['npm', 'pnpm', 'yarn'],
  'node-js': ['npm', 'pnpm', 'yarn'],
  'node-next': ['npm', 'pnpm', 'yarn'],
  static: ['npm', 'pnpm', 'yarn'],
  python: ['uv', 'poetry', 'pip'],
};

/**
 * The package managers that the files of a project speak for, the likeliest first: more than one where several have left
 * their lock files and the manifest does not decide; none where nothing tells.
 */
export function managersOf({ stack, manager }: Stack, neighbours: Neighbours): readonly string[] {
  if (manager === undefined) return [];
  if (stringAt(readJson(neighbours.read('package.json')), 'packageManager')?.startsWith(manager)) return [manager];
  const others = (RIVALS[stack] ?? []).filter(rival => found(BY_MANAGER[rival], neighbours).length > 0);
  // What is called classic has left the same file as its successor.
  return [manager, ...others.filter(rival => rival !== manager && !manager.startsWith(rival))];
}

/** The names of the files that speak for a stack and its package manager, those that everybody has first. */
export function evidenceFor(stack: string, manager: string | undefined, neighbours: Neighbours): readonly string[] {
  return [...found(BY_STACK[stack], neighbours), ...found(BY_MANAGER[manager ?? ''], neighbours)];
}

function found(names: readonly string[] | undefined, neighbours: Neighbours): readonly string[] {
  return names?.filter(name => neighbours.read(name) !== undefined) ?? [];
}
