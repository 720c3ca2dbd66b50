import type { Neighbours } from '../../rules/rule.ts';
import { type Candidate, plainFacts } from './facts.ts';
import { linesOf, readToml } from './manifests.ts';
import { readRange, readVersion, type Versions } from './versions.ts';

/** A Python project, by pyproject.toml or requirements.txt. */
export function readPython(neighbours: Neighbours): Candidate | undefined {
  const isThere = (name: string) => neighbours.read(name) !== undefined;
  if (!isThere('pyproject.toml') && !isThere('requirements.txt')) return undefined;
  const project = readToml(neighbours.read('pyproject.toml'));
  const name = project.get('project.name') ?? project.get('tool.poetry.name');
  const manager = managerOf(project, isThere);
  const isApplication = ['uv.lock', 'poetry.lock', 'manage.py', 'main.py', 'app.py'].some(isThere);
  return {
    stack: 'python',
    // Tools alone (formatters, pre-commit) are configured in pyproject.toml too.
    likelihood: isApplication ? 8 : name !== undefined || isThere('requirements.txt') ? 6 : 2,
    ...(manager === undefined ? {} : { manager }),
    facts: plainFacts({ ...versionsOf(project, neighbours), name, package: moduleOf(project, name, isThere) }),
  };
}

function managerOf(project: ReadonlyMap<string, string>, isThere: (name: string) => boolean): string | undefined {
  if (isThere('uv.lock')) return 'uv';
  if (isThere('poetry.lock') || project.has('tool.poetry')) return 'poetry';
  if (project.has('tool.uv')) return 'uv';
  return isThere('requirements.txt') ? 'pip' : undefined;
}

function versionsOf(project: ReadonlyMap<string, string>, neighbours: Neighbours): Versions {
  const notation = { parts: 2 } as const;
  const pinned = readVersion(
    linesOf(neighbours.read('.python-version')).find(line => line.trim() !== '' && !line.startsWith('#')),
    notation,
  );
  if (pinned.version !== undefined) return pinned;
  return readRange(project.get('project.requires-python') ?? project.get('tool.poetry.dependencies.python'), notation);
}

/** What `python -m` starts: the file that everybody calls main, else the package that the project builds. */
function moduleOf(
  project: ReadonlyMap<string, string>,
  name: string | undefined,
  isThere: (name: string) => boolean,
): string | undefined {
  // Django is started by a server of its own; which one, its files do not tell.
  if (isThere('manage.py')) return undefined;
  if (isThere('main.py')) return 'main';
  if (isThere('app.py')) return 'app';
  const isPackage = project.has('build-system') && project.get('tool.poetry.package-mode') !== 'false';
  return isPackage ? name?.replaceAll('-', '_') : undefined;
}
