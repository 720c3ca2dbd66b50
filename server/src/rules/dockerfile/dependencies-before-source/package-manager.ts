import type { ShellCommand } from '../../../model/dockerfile/shell.ts';
import type { Neighbours } from '../../rule.ts';

/** A command that installs what a project's manifests list. */
export interface Install {
  readonly command: ShellCommand;
  /** The manifests as COPY names them, relative to the project's folder; patterns are those of COPY. */
  readonly manifests: readonly string[];
  /** Whether the manifests alone are enough for it, as far as anyone can tell from here. */
  readonly needsNothingElse: boolean;
}

interface PackageManager {
  readonly names: readonly string[];
  /** Undefined when this command installs something else, or needs the source. */
  readonly read: (words: readonly string[], neighbours: Neighbours) => Omit<Install, 'command'> | undefined;
}

/**
 * What `command` installs; undefined when it is no such command, when it names packages of its own, or when it cannot
 * work without the source. The forms are those of each tool's own command reference.
 */
export function readInstall(command: ShellCommand, neighbours: Neighbours): Install | undefined {
  if (command.name === undefined) return undefined;
  const words = command.args.map(arg => arg.value);
  let name = command.name;
  if (/^python[\d.]*$/.test(name) && words[0] === '-m') {
    name = words[1] ?? '';
    words.splice(0, 2);
  }
  if (name === 'uv' && words[0] === 'pip') {
    name = 'pip';
    words.shift();
  }
  const found = byName.get(name)?.read(words, neighbours);
  return found && { command, ...found };
}

const MANAGERS: readonly PackageManager[] = [
  {
    names: ['npm'],
    read: (words, neighbours) => {
      if (!isBare(words, ['ci', 'install', 'i', 'clean-install'])) return undefined;
      return { manifests: ['package*.json'], needsNothingElse: isSelfContained(neighbours) };
    },
  },
  {
    names: ['yarn'],
    read: (words, neighbours) => {
      if (!isBare(words, ['install']) && operandsOf(words).length > 0) return undefined;
      if (words.includes('--version') || words.includes('-v')) return undefined;
      return { manifests: ['package.json', 'yarn.lock*'], needsNothingElse: isSelfContained(neighbours) };
    },
  },
  {
    names: ['pnpm'],
    read: (words, neighbours) => {
      if (!isBare(words, ['install', 'i'])) return undefined;
      const manifests = ['package.json', 'pnpm-lock.yaml*', 'pnpm-workspace.yaml*'];
      return { manifests, needsNothingElse: isSelfContained(neighbours) };
    },
  },
  {
    names: ['bun'],
    read: (words, neighbours) => {
      if (!isBare(words, ['install', 'i'])) return undefined;
      return { manifests: ['package.json', 'bun.lock*'], needsNothingElse: isSelfContained(neighbours) };
    },
  },
  { names: ['pip', 'pip3'], read: readPip },
  {
    names: ['uv'],
    read: words => {
      if (!isBare(words, ['sync'])) return undefined;
      return { manifests: ['pyproject.toml', 'uv.lock'], needsNothingElse: words.includes('--no-install-project') };
    },
  },
  {
    names: ['poetry'],
    read: words => {
      if (!isBare(words, ['install'])) return undefined;
      return { manifests: ['pyproject.toml', 'poetry.lock*'], needsNothingElse: words.includes('--no-root') };
    },
  },
  {
    names: ['pipenv'],
    read: words => {
      if (!isBare(words, ['install', 'sync'])) return undefined;
      return { manifests: ['Pipfile', 'Pipfile.lock*'], needsNothingElse: true };
    },
  },
  {
    names: ['go'],
    read: (words, neighbours) => {
      if (words[0] !== 'mod' || words[1] !== 'download' || operandsOf(words).length > 2) return undefined;
      // A module that is replaced by a folder has to be there.
      const needsNothingElse = !/=>\s*\.{1,2}\//.test(neighbours.read('go.mod') ?? '');
      return { manifests: ['go.mod', 'go.sum'], needsNothingElse };
    },
  },
  {
    names: ['bundle', 'bundler'],
    read: words => {
      if (!isBare(words, ['install'])) return undefined;
      return { manifests: ['Gemfile', 'Gemfile.lock*'], needsNothingElse: true };
    },
  },
  {
    names: ['composer', 'composer.phar'],
    read: words => {
      if (!isBare(words, ['install'])) return undefined;
      const needsNothingElse = words.includes('--no-scripts') && words.includes('--no-autoloader');
      return { manifests: ['composer.json', 'composer.lock*'], needsNothingElse };
    },
  },
  {
    names: ['mvn'],
    read: words => {
      const goals = words.filter(word => !word.startsWith('-'));
      const resolves = goals.every(goal =>
        /^(?:dependency:|org\.apache\.maven\.plugins:maven-dependency-plugin)/.test(goal),
      );
      if (goals.length === 0 || !resolves) return undefined;
      return {
        manifests: ['pom.xml'],
        needsNothingElse: !words.some(word => word.startsWith('-f') || word === '--file'),
      };
    },
  },
  {
    names: ['cargo'],
    // Cargo refuses a package without a source file.
    read: words =>
      isBare(words, ['fetch']) ? { manifests: ['Cargo.toml', 'Cargo.lock'], needsNothingElse: false } : undefined,
  },
];

const byName = new Map(MANAGERS.flatMap(manager => manager.names.map(name => [name, manager] as const)));

/** Options of these tools that take the next word; what is missing here costs a finding, not a false one. */
const TAKING_A_WORD: ReadonlySet<string> = new Set(
  (
    '--registry --cache --loglevel --network-timeout --cache-folder --omit --include --only --jobs -j --retry --group ' +
    '--without --with --extra --python --index-url -i --extra-index-url --timeout --default-timeout --retries'
  ).split(' '),
);

/** Options that point the tool at another project, or at packages that are already there. */
const ELSEWHERE =
  /^(?:-g|--global|--prefix|--cwd|-C|--dir|--offline|--no-index|--find-links|--path|--working-dir|-d|--directory|--project)(?:=|$)/;

/** Whether the words are one of `verbs` and options, with no packages named. */
function isBare(words: readonly string[], verbs: readonly string[]): boolean {
  const [verb, ...more] = operandsOf(words);
  return verb !== undefined && verbs.includes(verb) && more.length === 0 && !words.some(word => ELSEWHERE.test(word));
}

function operandsOf(words: readonly string[]): readonly string[] {
  return words.filter((word, i) => word !== '' && !word.startsWith('-') && !TAKING_A_WORD.has(words[i - 1] ?? ''));
}

/** Whether package.json, as far as it can be read, neither runs scripts of the project nor points at its folders. */
function isSelfContained(neighbours: Neighbours): boolean {
  const text = neighbours.read('package.json') ?? '';
  return !/"(?:preinstall|install|postinstall|prepare|workspaces)"\s*:|"(?:file|link|portal|workspace):/.test(text);
}

/** `pip install -r requirements.txt`, and nothing else that would have to be there. */
function readPip(words: readonly string[], neighbours: Neighbours): Omit<Install, 'command'> | undefined {
  const verb = words.indexOf('install');
  const isSync = words[0] === 'sync';
  if ((verb < 0 && !isSync) || words.some(word => ELSEWHERE.test(word))) return undefined;
  const files: string[] = [];
  const operands: string[] = [];
  for (let i = isSync ? 1 : verb + 1; i < words.length; i++) {
    const word = words[i] ?? '';
    const [, joined] = /^(?:-r|--requirement=)(.+)$/.exec(word) ?? [];
    if (joined !== undefined) files.push(joined);
    else if (word === '-r' || word === '--requirement') files.push(words[++i] ?? '');
    else if (word === '-e' || word.startsWith('--editable')) return undefined;
    else if (TAKING_A_WORD.has(word)) i++;
    else if (!word.startsWith('-')) operands.push(word);
  }
  if (isSync) files.push(...operands.splice(0));
  // A folder or a file of the project, as in `pip install .`
  if (files.length === 0 || files.includes('') || operands.some(word => /^\.|\//.test(word))) return undefined;
  const lines = files.flatMap(file => (neighbours.read(file) ?? '').split(/\r?\n/));
  if (lines.some(line => /^\s*(?:-e\b|--editable\b|\.{1,2}(?:\/|\s*$|\[)|file:)/.test(line))) return undefined;
  return {
    manifests: files,
    needsNothingElse: !lines.some(line => /^\s*(?:-[rc]\b|--requirement\b|--constraint\b)/.test(line)),
  };
}
