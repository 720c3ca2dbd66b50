import { builderMentions } from './model/compose/builders.ts';
import type { Compose } from './model/compose/compose.ts';
import { includerMentions } from './model/compose/includers.ts';
import { composeMentions } from './model/compose/mentions.ts';
import type { Dockerfile } from './model/dockerfile/dockerfile.ts';
import type { Mention } from './model/neighbours.ts';
import type { CatalogueEntry } from './rules/catalogue.ts';
import { Engine, type Finding, type Surroundings } from './rules/engine.ts';
import type { Neighbours, RuleOptions } from './rules/rule.ts';
import { readSuppressions, withoutSuppressed } from './rules/suppression.ts';
import { basename } from './text/path.ts';

/** How files are checked: which rules speak, and what they may look at. Made once per change of the settings. */
export class Checker {
  readonly options: RuleOptions;
  /** Whether findings that a rule keeps for the strict profile are told. */
  readonly strict: boolean;
  readonly engine: Engine;
  readonly #overridden: ReadonlySet<string>;

  /** `overridden` are the rules whose severity the user chose: it then holds for all their findings. */
  constructor(
    rules: readonly CatalogueEntry[],
    options: RuleOptions,
    strict: boolean,
    overridden: ReadonlySet<string>,
  ) {
    this.engine = new Engine(rules);
    this.options = options;
    this.strict = strict;
    this.#overridden = overridden;
  }

  /** Everything worth telling about a file, in the order of the text. */
  check(file: Dockerfile | Compose, surroundings: Surroundings): readonly Finding[] {
    const found =
      file.kind === 'dockerfile'
        ? this.engine.checkDockerfile(file, surroundings)
        : this.engine.checkCompose(file, surroundings);
    if (found.length === 0) return found;
    const wanted = found.filter(
      finding => this.strict || finding.profile !== 'strict' || this.#overridden.has(finding.entry.id),
    );
    return withoutSuppressed(wanted, readSuppressions(file)).map(finding =>
      this.#overridden.has(finding.entry.id) ? { ...finding, severity: finding.entry.rule.severity } : finding,
    );
  }
}

/** One version of one document: read once, checked once, asked by every feature. */
export class Snapshot {
  readonly file: Dockerfile | Compose;
  readonly neighbours: Neighbours;
  readonly today: string;
  readonly #checker: Checker;
  #findings: readonly Finding[] | undefined;

  constructor(file: Dockerfile | Compose, checker: Checker, neighbours: Neighbours, today: string) {
    this.file = file;
    this.neighbours = neighbours;
    this.today = today;
    this.#checker = checker;
  }

  get findings(): readonly Finding[] {
    this.#findings ??= this.#checker.check(this.file, {
      neighbours: this.neighbours,
      options: this.#checker.options,
      today: this.today,
    });
    return this.#findings;
  }
}

/**
 * The files beside a document that its rules and hovers may ask for. They are read before the walk, so that the walk can
 * stay synchronous. What they say may lead to more: it is asked again until everything it names is known.
 */
export function mentionsOf(file: Dockerfile | Compose, neighbours: Neighbours): readonly Mention[] {
  const name = basename(neighbours.path);
  if (file.kind === 'compose') return [...composeMentions(file, name, neighbours), ...includerMentions(), ...MANIFESTS];
  const ignores = [`${name}.dockerignore`, '.dockerignore'].map(asText);
  return [...ignores, ...MANIFESTS, ...builderMentions()];
}

/** What tells the stack of a project: rules and snippets look at these. */
const MANIFESTS: readonly Mention[] = [
  ...['package.json', 'package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml'],
  ...['.nvmrc', '.node-version'],
  ...['next.config.js', 'next.config.mjs', 'next.config.ts', 'vite.config.js', 'vite.config.mjs', 'vite.config.ts'],
  ...['requirements.txt', 'pyproject.toml', 'uv.lock', 'poetry.lock', '.python-version'],
  ...['app.py', 'main.py', 'manage.py'],
  ...['go.mod', 'main.go'],
  ...['Cargo.toml', 'Cargo.lock'],
  ...['pom.xml', 'build.gradle', 'build.gradle.kts', 'settings.gradle', 'settings.gradle.kts'],
  ...['Gemfile', '.ruby-version'],
  'composer.json',
  'mix.exs',
  'CMakeLists.txt',
  // The name of a project file of .NET is the project's: these are the ones that can be guessed.
  ...['global.json', 'Directory.Build.props', 'Program.cs'],
].map(asText);

function asText(path: string): Mention {
  return { path, as: 'text' };
}
