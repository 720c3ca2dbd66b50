import type { ConfigurationProblem, readConfiguration } from '../configuration-file.ts';
import type { Locale } from '../knowledge/texts.ts';
import type { CatalogueEntry } from '../rules/catalogue.ts';
import { ruleIds } from '../rules/ids.ts';
import { chooseRules, defaultSettings, readSettings, type Settings, type SettingsProblem } from '../settings.ts';
import { Checker } from '../snapshot.ts';

/** The name of the team's file at the top of the workspace. */
export const configurationFile = 'docker-concept-hints.yaml';

/** The settings in force: the editor's, and over them those of the workspace's file. */
export class Configuration {
  #pushed: unknown;
  #fileText: string | undefined;
  #settings: Settings = defaultSettings;
  #checker: Checker | undefined;
  #catalogue: readonly CatalogueEntry[] = [];
  #editorLocale = 'en';
  #read: typeof readConfiguration | undefined;
  #loading: Promise<void> = Promise.resolve();
  #problems: readonly SettingsProblem[] = [];
  #fileProblems: readonly ConfigurationProblem[] = [];

  get settings(): Settings {
    return this.#settings;
  }

  /** What could not be used of the editor's settings. */
  get problems(): readonly SettingsProblem[] {
    return this.#problems;
  }

  /** What could not be used of the workspace's file. */
  get fileProblems(): readonly ConfigurationProblem[] {
    return this.#fileProblems;
  }

  /** The text of the workspace's file, for the places of its problems. */
  get fileText(): string {
    return this.#fileText ?? '';
  }

  get locale(): Locale {
    const { language } = this.#settings;
    if (language !== 'auto') return language;
    return /^ko(-|_|$)/i.test(this.#editorLocale) ? 'ko' : 'en';
  }

  /** The rules under these settings, prepared once. There are none before `ready`. */
  get checker(): Checker {
    const { rules, profile } = this.#settings;
    this.#checker ??= new Checker(
      chooseRules(this.#catalogue, this.#settings),
      this.#settings,
      profile === 'strict',
      new Set(Object.keys(rules)),
    );
    return this.#checker;
  }

  /** Takes the language of the editor's own interface, as `initialize` tells it. */
  setEditorLocale(locale: string | undefined): void {
    this.#editorLocale = locale ?? 'en';
  }

  /** Takes what the editor pushed under `dockerConceptHints`. */
  push(settings: unknown): void {
    this.#pushed = settings;
    this.#apply();
  }

  /** Takes the text of the workspace's file once it is read; undefined when there is none. */
  load(text: Promise<string | undefined>): Promise<void> {
    this.#loading = this.#take(text).catch(() => undefined);
    return this.#loading;
  }

  /** Resolves when the workspace's file has been taken in, and the rules are there: loading them is not for the start. */
  async ready(): Promise<void> {
    if (this.#catalogue.length === 0) {
      const { catalogue } = await import('../rules/catalogue.ts');
      this.#catalogue = catalogue;
      this.#checker = undefined;
    }
    await this.#loading;
  }

  /** Most workspaces have no such file: then what reads YAML is not even loaded. */
  async #take(text: Promise<string | undefined>): Promise<void> {
    this.#fileText = await text;
    if (this.#fileText !== undefined) this.#read ??= (await import('../configuration-file.ts')).readConfiguration;
    this.#apply();
  }

  #apply(): void {
    const pushed = readSettings(this.#pushed, defaultSettings, ruleIds);
    this.#problems = pushed.problems;
    this.#settings = pushed.settings;
    this.#fileProblems = [];
    if (this.#fileText !== undefined && this.#read) {
      const file = this.#read(this.#fileText, pushed.settings, ruleIds);
      this.#settings = file.settings;
      this.#fileProblems = file.problems;
    }
    this.#checker = undefined;
  }
}
