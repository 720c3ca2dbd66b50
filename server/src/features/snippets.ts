// The snippets, as they stand in `snippets/*.json`. An entry, by its id:
//
//   prefix[]             what is typed to find it; the first is its label. All whole Dockerfiles answer to `multi`.
//   title, description   {en, ko}: what it is called; what the result contains and why it is good.
//   fits                 where it belongs: see `Fit`.
//   stack                the language or framework it is for: `node`, `node-next`, `static`, `python`, `go`, `java-maven`,
//                        `java-gradle`, `kotlin`, `rust`, `dotnet`, `php`, `ruby`, `elixir`, `cpp` …; none: for all.
//   manager              the package manager it is for: `npm`, `pnpm`, `uv`, `maven` …
//   body[]               lines in the syntax of LSP and VS Code. A dollar sign of the file itself is `\\$`.
//   fill                 which fact of the project takes the place of a tab stop's default, by the tab stop's number:
//                        `{ "1": "version", "4": "port" }`. Which facts there are: see `ProjectFacts`.
//   needs                what the top level of the compose file has to declare for it: see `Needs`.
//   ignore               the id of the .dockerignore that goes with it, in `snippets/dockerignore.json`.
import composeSnippets from '../../../snippets/compose.json' with { type: 'json' };
import dockerfileSnippets from '../../../snippets/dockerfile.json' with { type: 'json' };
import ignores from '../../../snippets/dockerignore.json' with { type: 'json' };
import type { Locale } from '../knowledge/texts.ts';
import type { Language } from '../rules/rule.ts';
import type { FactName } from './snippets/fill.ts';
import { expandPieces, readBody } from './snippets/syntax.ts';

export { factsForCompose, nameAfter } from './snippets/adapt.ts';
export { type FactName, fillSnippet, type ProjectFacts } from './snippets/fill.ts';
export { filesOf } from './snippets/needs.ts';
export { type Destination, placeSnippet } from './snippets/place.ts';
export { factsFor, rankSnippets, type Stack } from './snippets/rank.ts';

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
  /** Empty when it is for every stack. */
  readonly stack: string;
  readonly manager?: string;
  readonly body: string;
  /** Facts of the project by tab stop, for `fillSnippet`. */
  readonly fill: Readonly<Record<string, FactName>>;
  /** The .dockerignore that goes with it, for `ignoreText`. */
  readonly ignore?: string;
  /** What the top level of the compose file has to declare for it. */
  readonly needs?: Needs;
}

/** Names that a snippet uses and that the top level has to declare; secrets and configs with the file they come from. */
export interface Needs {
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
  readonly secrets?: Readonly<Record<string, string>>;
  readonly configs?: Readonly<Record<string, string>>;
}

interface Entry {
  readonly prefix: readonly string[];
  readonly title: Readonly<Record<Locale, string>>;
  readonly description: Readonly<Record<Locale, string>>;
  readonly fits: string;
  readonly stack?: string;
  readonly manager?: string;
  readonly body: readonly string[];
  readonly fill?: object;
  readonly ignore?: string;
  readonly needs?: object;
}

const FILES: Readonly<Record<Language, Readonly<Record<string, Entry>>>> = {
  dockerfile: dockerfileSnippets,
  compose: composeSnippets,
};

const IGNORES: Readonly<Record<string, readonly string[]>> = ignores;

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
        ...(entry.manager === undefined ? {} : { manager: entry.manager }),
        body: entry.body.join('\n'),
        fill: (entry.fill ?? {}) as Readonly<Record<string, FactName>>,
        ...(entry.ignore === undefined ? {} : { ignore: entry.ignore }),
        ...(entry.needs === undefined ? {} : { needs: entry.needs as Needs }),
      })),
    );
}

/** What a snippet becomes when nobody touches its placeholders: defaults for `${1:x}`, first choice for `${1|a,b|}`. */
export function expandSnippet(body: string): string {
  return expandPieces(readBody(body));
}

/** The text of the .dockerignore called `id`, with a line break at its end; undefined when there is none of that name. */
export function ignoreText(id: string): string | undefined {
  return Object.hasOwn(IGNORES, id) ? `${IGNORES[id]?.join('\n')}\n` : undefined;
}
