import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Knowledge, type Sentence } from '../knowledge/knowledge.ts';
import type { Locale, Pages } from '../knowledge/texts.ts';

/** The sentences of both languages, read when they are first wanted. */
export class Library {
  readonly #folder: string;
  readonly #knowledge = new Map<Locale, Knowledge>();
  readonly #pages = new Map<Locale, Pages>();

  /** `folder` holds `en/rules.json`, `en/hints.json`, `en/pages.json` and their Korean twins. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  knowledge(locale: Locale): Knowledge {
    const known = this.#knowledge.get(locale);
    if (known) return known;
    const knowledge = new Knowledge({ ...this.#read(locale, 'hints.json'), rules: this.#read(locale, 'rules.json') });
    this.#knowledge.set(locale, knowledge);
    return knowledge;
  }

  pages(locale: Locale): Pages {
    const known = this.#pages.get(locale);
    if (known) return known;
    const pages: Pages = this.#read(locale, 'pages.json');
    this.#pages.set(locale, pages);
    return pages;
  }

  /** Says sentences as plain text in one language. */
  speak(locale: Locale): (sentence: Sentence) => string {
    const knowledge = this.knowledge(locale);
    return sentence => knowledge.say(sentence, 'plain');
  }

  #read(locale: Locale, file: string) {
    return JSON.parse(readFileSync(join(this.#folder, locale, file), 'utf8'));
  }
}
