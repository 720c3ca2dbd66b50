import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Knowledge, type Sentence } from '../knowledge/knowledge.ts';
import type { Locale, Pages } from '../knowledge/texts.ts';

/** The sentences of both languages, read when they are first wanted. */
export class Library {
  readonly #folder: string;
  readonly #knowledge = new Map<Locale, Knowledge>();
  readonly #pages = new Map<Locale, Pages>();

  /** `folder` holds `en/hints.json`, `en/pages.json` and their Korean twins. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  knowledge(locale: Locale): Knowledge {
    let knowledge = this.#knowledge.get(locale);
    if (!knowledge) this.#knowledge.set(locale, (knowledge = new Knowledge(this.#read(locale, 'hints.json'))));
    return knowledge;
  }

  pages(locale: Locale): Pages {
    let pages = this.#pages.get(locale);
    if (!pages) this.#pages.set(locale, (pages = this.#read(locale, 'pages.json')));
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
