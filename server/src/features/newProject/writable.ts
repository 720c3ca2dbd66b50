import type { Neighbours } from '../../rules/rule.ts';
import { keysAt, readJson } from '../stack/manifests.ts';

/**
 * Folders that a program of a stack writes to while it runs, beside /tmp, where our Dockerfile puts them: they have to be
 * in memory, since the rest of the container is read-only.
 */
const BY_STACK: Readonly<Record<string, readonly string[]>> = {
  // Images that it has made smaller, and pages that it has rendered anew.
  'node-next': ['/app/.next/cache'],
  // The number of its process, and caches. https://guides.rubyonrails.org/getting_started.html#directory-structure
  ruby: ['/rails/tmp'],
  // What config/runtime.exs comes to, unless RELEASE_TMP says otherwise. https://hexdocs.pm/mix/Mix.Tasks.Release.html
  elixir: ['/app/tmp'],
};

/** The same for frameworks of PHP. Laravel wants the folders within `storage` to be there, so that each is one of its own. */
const BY_PACKAGE: Readonly<Record<string, readonly string[]>> = {
  'laravel/framework': ['cache', 'sessions', 'views']
    .map(name => `/app/storage/framework/${name}`)
    .concat('/app/storage/logs'),
  'symfony/framework-bundle': ['/app/var'],
};

/** The folders within the container that an application of `stack` needs to write to, beside /tmp. */
export function writableFolders(stack: string, neighbours: Neighbours): readonly string[] {
  if (stack !== 'php') return BY_STACK[stack] ?? [];
  const packages = keysAt(readJson(neighbours.read('composer.json')), 'require');
  return Object.entries(BY_PACKAGE).flatMap(([name, folders]) => (packages.includes(name) ? folders : []));
}
