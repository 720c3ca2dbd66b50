import composeSnippets from '../../../snippets/compose.json' with { type: 'json' };
import dockerfileSnippets from '../../../snippets/dockerfile.json' with { type: 'json' };
import type { Locale } from '../knowledge/texts.ts';
import type { Language } from '../rules/rule.ts';

/** Where a snippet belongs: a whole file, the start of a line between stages, a line inside one, under `services:`, at the top. */
export type Fit = 'file' | 'stage-line' | 'instruction' | 'service' | 'top';

/** A snippet in one language. `body` is in the syntax of LSP and VS Code. */
export interface Snippet {
  readonly id: string;
  readonly language: Language;
  readonly prefix: readonly string[];
  readonly title: string;
  readonly description: string;
  readonly fits: Fit;
  readonly stack: string;
  readonly body: string;
}

interface Entry {
  readonly prefix: readonly string[];
  readonly title: Readonly<Record<Locale, string>>;
  readonly description: Readonly<Record<Locale, string>>;
  readonly fits: string;
  readonly stack?: string;
  readonly body: readonly string[];
}

const FILES: Readonly<Record<Language, Readonly<Record<string, Entry>>>> = {
  dockerfile: dockerfileSnippets,
  compose: composeSnippets,
};

/** All snippets, or those of one language, told in `locale`. */
export function listSnippets(locale: Locale, language?: Language): readonly Snippet[] {
  return (['dockerfile', 'compose'] as const)
    .filter(candidate => language === undefined || candidate === language)
    .flatMap(candidate =>
      Object.entries(FILES[candidate]).map(([id, entry]) => ({
        id,
        language: candidate,
        prefix: entry.prefix,
        title: entry.title[locale],
        description: entry.description[locale],
        fits: entry.fits as Fit,
        stack: entry.stack ?? '',
        body: entry.body.join('\n'),
      })),
    );
}

/** What a snippet becomes when nobody touches its placeholders: defaults for `${1:x}`, first choice for `${1|a,b|}`. */
export function expandSnippet(body: string): string {
  const defaults = new Map<string, string>();
  let out = '';
  let at = 0;
  const read = (until: string): string => {
    let text = '';
    while (at < body.length && body[at] !== until) {
      const rest = body.slice(at);
      const escaped = /^\\([\\$}])/.exec(rest);
      const plain = /^\$(\d+)/.exec(rest) ?? /^\$\{(\d+)\}/.exec(rest);
      const choice = /^\$\{(\d+)\|([^|]*)\|\}/.exec(rest);
      const open = /^\$\{(\d+):/.exec(rest);
      if (escaped) {
        text += escaped[1] ?? '';
        at += escaped[0].length;
      } else if (plain) {
        text += defaults.get(plain[1] ?? '') ?? '';
        at += plain[0].length;
      } else if (choice) {
        const first = (choice[2] ?? '').split(',')[0] ?? '';
        defaults.set(choice[1] ?? '', first);
        text += first;
        at += choice[0].length;
      } else if (open) {
        at += open[0].length;
        const inner = read('}');
        at++;
        defaults.set(open[1] ?? '', inner);
        text += inner;
      } else {
        text += body[at] ?? '';
        at++;
      }
    }
    return text;
  };
  out = read('\0');
  return out;
}
