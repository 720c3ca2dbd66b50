import pico from 'picocolors';
import { listConcepts } from '../features/concepts.ts';
import { conceptFacts } from '../generated/concepts.ts';
import type { Sentence } from '../knowledge/knowledge.ts';
import { dropPictures } from '../knowledge/pictures.ts';
import type { Locale } from '../knowledge/texts.ts';
import { catalogue } from '../rules/catalogue.ts';
import { closest } from '../rules/shared/spelling.ts';
import type { Choices } from './arguments.ts';
import { exit } from './exit.ts';
import type { Library } from './library.ts';
import { localeOf } from './locale.ts';
import { type Terminal, wantsColor } from './terminal.ts';

/** `explain`: the whole page of a concept or of a rule. Returns the exit code. */
export async function explain(choices: Choices, terminal: Terminal, library: Library): Promise<number> {
  const locale = choices.locale ?? localeOf(terminal.env);
  const [asked = ''] = choices.operands;
  const ids = resolveName(asked, library);
  const [id] = ids;
  if (id === undefined || ids.length > 1) {
    const sentence = ids.length > 1 ? several(asked, ids) : unknown(asked);
    terminal.err.write(`docker-concept-hints: ${library.speak(locale)(sentence)}\n`);
    return exit.unusable;
  }
  terminal.out.write(`${render(id, locale, library, wantsColor(terminal.out, terminal.env))}\n`);
  return exit.clean;
}

/** The ids that a reader may mean: the id itself, else a title or an alias in either language, else a peer's code. */
function resolveName(name: string, library: Library): readonly string[] {
  if (Object.hasOwn(conceptFacts, name) || catalogue.some(({ id }) => id === name)) return [name];
  const folded = name.toLowerCase();
  const isMeant = (candidate: string) => candidate.toLowerCase() === folded;
  const entries = listConcepts(library.knowledge('en'), library.knowledge('ko'));
  const titled = entries.filter(({ id, title }) => [id, title.en, title.ko].some(isMeant));
  if (titled.length > 0) return titled.map(({ id }) => id);
  const known = entries.filter(({ aliases }) => [...aliases.en, ...aliases.ko].some(isMeant));
  if (known.length > 0) return known.map(({ id }) => id);
  // `hadolint/DL3002`, or `DL3002` for short.
  const covers = (source: string) => isMeant(source) || isMeant(source.slice(source.indexOf('/') + 1));
  return catalogue.filter(({ rule }) => rule.sources.some(covers)).map(({ id }) => id);
}

function several(name: string, ids: readonly string[]): Sentence {
  return { phrase: 'cli.severalMeant', args: { name, ids: ids.join(', ') } };
}

function unknown(name: string): Sentence {
  const near = closest(name, [...Object.keys(conceptFacts), ...catalogue.map(({ id }) => id)]);
  return near ? { phrase: 'cli.unknownIdNear', args: { name, near } } : { phrase: 'cli.unknownId', args: { name } };
}

function render(id: string, locale: Locale, library: Library, hasColor: boolean): string {
  const knowledge = library.knowledge(locale);
  const pages = library.pages(locale);
  const rule = catalogue.find(entry => entry.id === id)?.rule;
  const page = knowledge.renderConceptPage(id, pages) ?? (rule && knowledge.renderRulePage(id, rule.concept, pages));
  return paint(nameLinks(dropPictures(page?.markdown ?? id)), hasColor);
}

/** A terminal follows no `concept:` link: it shows the id, which can be explained in turn. */
function nameLinks(markdown: string): string {
  return markdown.replace(/\[([^[\]\n]*)\]\(concept:([\w-]+)\)/g, (_, words: string, id: string) =>
    words === id ? `\`${id}\`` : `${words} (\`${id}\`)`,
  );
}

/** Headings stand out, and so does code; the text stays the Markdown that it is. */
function paint(markdown: string, hasColor: boolean): string {
  if (!hasColor) return markdown;
  const colors = pico.createColors(true);
  let isCode = false;
  return markdown
    .split('\n')
    .map(line => {
      if (line.startsWith('```')) {
        isCode = !isCode;
        return colors.dim(line);
      }
      if (isCode) return colors.cyan(line);
      return /^#{1,6} /.test(line) ? colors.bold(colors.green(line)) : line;
    })
    .join('\n');
}
