import { Knowledge } from '../knowledge/knowledge.ts';
import type { Locale, Pages, Texts } from '../knowledge/texts.ts';
import type { Platform } from './platform.ts';

/** The texts of the languages in use, each read once and only when somebody wants it. */
export class Library {
  readonly #platform: Pick<Platform, 'readHints' | 'readRules' | 'readPages'>;
  readonly #knowledge = new Map<Locale, Promise<Knowledge>>();
  readonly #rules = new Map<Locale, Promise<Texts['rules']>>();
  readonly #pages = new Map<Locale, Promise<Pages>>();

  constructor(platform: Pick<Platform, 'readHints' | 'readRules' | 'readPages'>) {
    this.#platform = platform;
  }

  /** Everything that is said in one language, pages excepted. */
  speak(locale: Locale): Promise<Knowledge> {
    return remember(this.#knowledge, locale, async () => {
      const [hints, rules] = await Promise.all([this.#platform.readHints(locale), this.#readRules(locale)]);
      return new Knowledge({ ...hints, rules });
    });
  }

  /** What the rules say: enough for diagnostics, and much less to read. */
  async speakOfRules(locale: Locale): Promise<Knowledge> {
    const known = this.#knowledge.get(locale);
    return known ?? new Knowledge({ locale, phrases: {}, concepts: {}, rules: await this.#readRules(locale) });
  }

  readPages(locale: Locale): Promise<Pages> {
    return remember(this.#pages, locale, () => this.#platform.readPages(locale));
  }

  #readRules(locale: Locale): Promise<Texts['rules']> {
    return remember(this.#rules, locale, () => this.#platform.readRules(locale));
  }
}

/** Reads once per key; a failed read is tried again next time. */
function remember<Key, Value>(map: Map<Key, Promise<Value>>, key: Key, read: () => Promise<Value>): Promise<Value> {
  let value = map.get(key);
  if (!value) {
    value = read();
    map.set(key, value);
    value.catch(() => map.delete(key));
  }
  return value;
}
