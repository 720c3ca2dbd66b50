import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { readConfiguration } from '../configuration-file.ts';
import type { Sentence } from '../knowledge/knowledge.ts';
import { configurationFile } from '../lsp/configuration.ts';
import { catalogue } from '../rules/catalogue.ts';
import { chooseRules, defaultSettings, type Profile, type Settings } from '../settings.ts';
import { Checker } from '../snapshot.ts';
import { Lines } from '../text/lines.ts';
import { unreadable } from './walk.ts';

/** The settings that hold for a path, and the rules as they speak under them. */
export interface Configuration {
  readonly settings: Settings;
  readonly checker: Checker;
}

/** Something in a configuration file that could not be used; lines and columns are one-based, as terminals link them. */
export interface Notice {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly sentence: Sentence;
}

const ruleIds: ReadonlySet<string> = new Set(catalogue.map(entry => entry.id));

/** The configuration files behind the paths of one command line, each read once. */
export class Configurations {
  readonly notices: Notice[] = [];
  readonly #cwd: string;
  readonly #profile: Profile | undefined;
  readonly #file: string | undefined;
  readonly #known = new Map<string | undefined, Configuration>();
  readonly #byRoot = new Map<string, Configuration>();

  /** `file` is the one that was named on the command line: then nothing is looked for. `profile` yields to a file's. */
  constructor(cwd: string, file: string | undefined, profile: Profile | undefined) {
    this.#cwd = cwd;
    this.#file = file === undefined ? undefined : resolve(cwd, file);
    this.#profile = profile;
  }

  /** Why the named file cannot be used; undefined when it can, or none was named. */
  complaint(): Sentence | undefined {
    if (this.#file === undefined) return undefined;
    try {
      readFileSync(this.#file);
      return undefined;
    } catch (error) {
      return unreadable(relative(this.#cwd, this.#file) || this.#file, error);
    }
  }

  /** What holds for a path of the command line: the first file of that name beside it or above it. */
  for(root: string): Configuration {
    const known = this.#byRoot.get(root);
    if (known) return known;
    const configuration = this.#load(this.#file ?? findAbove(resolve(this.#cwd, root)));
    this.#byRoot.set(root, configuration);
    return configuration;
  }

  #load(file: string | undefined): Configuration {
    const known = this.#known.get(file);
    if (known) return known;
    const base: Settings = { ...defaultSettings, profile: this.#profile ?? defaultSettings.profile };
    const settings = file === undefined ? base : this.#read(file, base);
    const configuration = {
      settings,
      checker: new Checker(
        chooseRules(catalogue, settings),
        settings,
        settings.profile === 'strict',
        new Set(Object.keys(settings.rules)),
      ),
    };
    this.#known.set(file, configuration);
    return configuration;
  }

  #read(file: string, base: Settings): Settings {
    const path = relative(this.#cwd, file) || file;
    let text: string;
    try {
      text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    } catch (error) {
      this.notices.push({ path, line: 1, column: 1, sentence: unreadable(path, error) });
      return base;
    }
    const { settings, problems } = readConfiguration(text, base, ruleIds);
    const lines = new Lines(text);
    for (const { span, phrase, args } of problems) {
      const { line, character } = lines.positionAt(span.start);
      this.notices.push({ path, line: line + 1, column: character + 1, sentence: { phrase, args } });
    }
    if (this.#profile !== undefined && this.#profile !== settings.profile) {
      const args = { asked: this.#profile, profile: settings.profile };
      this.notices.push({ path, line: 1, column: 1, sentence: { phrase: 'cli.fileWins', args } });
    }
    return settings;
  }
}

function findAbove(path: string): string | undefined {
  for (let at = isFolder(path) ? path : dirname(path); ; at = dirname(at)) {
    const file = join(at, configurationFile);
    if (isThere(file)) return file;
    if (dirname(at) === at) return undefined;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
