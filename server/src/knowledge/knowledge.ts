import { type Args, code, format, say, type Target } from './format.ts';
import { findPictures } from './pictures.ts';
import type { Example, Locale, Pages, RulePage, RuleText, Texts } from './texts.ts';

/** A sentence to be said: the name of its phrase, and what fills it. */
export interface Sentence {
  readonly phrase: string;
  readonly args?: Args;
  /** Left out when nobody wrote such a phrase. */
  readonly optional?: boolean;
  /** Left out when the word under the cursor has a sentence of its own. */
  readonly unlessTold?: boolean;
}

/**
 * A word too small for a concept of its own: a flag, a subcommand, a value. `phrases` are the names under which a
 * sentence about it may be kept, the most specific first.
 */
export interface SmallWord {
  readonly text: string;
  readonly phrases: readonly string[];
}

/** What surrounds a hover: how much of it, and whether the reader's editor runs our links. */
export interface HoverForm {
  readonly detail: 'brief' | 'full';
  /** VS Code runs `command:` links; other editors get the link to the documentation alone. */
  readonly commands: boolean;
}

/**
 * What a page shows: its title, Markdown in which `concept:id` links lead to other pages, and the SVG of each picture
 * that a line `![words](picture:id)` of the Markdown asks for.
 */
export interface Page {
  readonly id: string;
  readonly title: string;
  readonly markdown: string;
  readonly pictures: Readonly<Record<string, string>>;
}

/** Everything we can say in one language. One renderer serves hovers, completion, pages and the CLI, so they never disagree. */
export class Knowledge {
  readonly texts: Texts;

  constructor(texts: Texts) {
    this.texts = texts;
  }

  get locale(): Locale {
    return this.texts.locale;
  }

  /** A phrase of this language. */
  say(sentence: Sentence, target: Target = 'markdown'): string {
    if (sentence.optional && this.texts.phrases[sentence.phrase] === undefined) return '';
    return say(this.texts, sentence.phrase, sentence.args, target);
  }

  /** The words of a rule; its id where a word is missing. */
  rule(id: string): RuleText {
    return this.texts.rules[id] ?? { title: id, message: { default: id }, fix: {}, source: '' };
  }

  /** The message of a finding, or the title of its fix, for a diagnostic: plain text. */
  ruleSentence(id: string, part: 'message' | 'fix', variant: string | undefined, args: Args | undefined): string {
    const templates = this.rule(id)[part];
    return format(templates[variant ?? 'default'] ?? templates['default'] ?? id, args, 'plain');
  }

  /** The title of a concept; its id when it has none. */
  title(concept: string): string {
    return this.texts.concepts[concept]?.title ?? concept;
  }

  /** The hover of a concept, with the sentences that were computed for this place between the answer and the reason. */
  renderHover(concept: string, here: readonly Sentence[], form: HoverForm, word?: SmallWord): string {
    const text = this.texts.concepts[concept];
    if (!text) return '';
    const meaning = word && this.#meaningOf(word);
    const parts = [
      meaning === undefined ? `**${text.title}** — ${text.answer}` : `**${code(word?.text ?? '')}** — ${meaning}`,
    ];
    const facts = here
      .filter(sentence => meaning === undefined || !sentence.unlessTold)
      .map(sentence => this.say(sentence))
      .filter(fact => fact !== '');
    if (facts.length > 0) parts.push(`**${this.say({ phrase: 'hover.here' })}** ${facts.join(' ')}`);
    if (form.detail === 'full' && text.why !== '' && meaning === undefined) {
      parts.push(`**${this.say({ phrase: 'hover.why' })}** ${this.#resolveLinks(text.why, form)}`);
    }
    parts.push(this.#links(concept, form));
    return parts.filter(part => part !== '').join('\n\n');
  }

  /** What a completion item says of a concept: its answer alone. */
  renderBrief(concept: string): string {
    const text = this.texts.concepts[concept];
    return text ? `**${text.title}** — ${text.answer}` : '';
  }

  /** The whole page of a concept, or undefined when there is none of that id. */
  renderConceptPage(concept: string, pages: Pages): Page | undefined {
    const text = this.texts.concepts[concept];
    if (!text) return undefined;
    const related = text.related.map(id => `[${this.title(id)}](concept:${id})`);
    const parts = [
      `# ${text.title}`,
      `**${text.answer}**`,
      text.why,
      pages.concepts[concept] ?? '',
      related.length > 0 ? `### ${this.say({ phrase: 'page.related' })}\n\n${related.join(' · ')}` : '',
      `[${this.say({ phrase: 'page.source' })}](${text.source})`,
    ];
    return layOut(concept, text.title, parts, pages);
  }

  /** The whole page of a rule. `concept` is the one that its findings link to. */
  renderRulePage(id: string, concept: string, pages: Pages): Page | undefined {
    const text = this.texts.rules[id];
    const page = pages.rules[id];
    if (!text || !page) return undefined;
    const parts = [
      `# ${text.title}`,
      `\`${id}\``,
      page.why,
      ...this.#examples(page),
      `### ${this.say({ phrase: 'page.related' })}\n\n[${this.title(concept)}](concept:${concept})`,
    ];
    return layOut(id, text.title, parts, pages);
  }

  /** What stands over an example of a rule's page. */
  captionOf({ kind, path }: Example): string {
    if (kind === 'beside') return this.say({ phrase: 'page.beside', args: { path: path ?? '' } });
    const words = this.say({ phrase: kind === 'bad' ? 'page.bad' : 'page.good' });
    return path === undefined ? words : `${words} (\`${path}\`)`;
  }

  /** The sentence about a small word; undefined when nobody wrote one. */
  #meaningOf({ phrases }: SmallWord): string | undefined {
    const phrase = phrases.find(name => this.texts.phrases[name] !== undefined);
    return phrase === undefined ? undefined : this.say({ phrase });
  }

  #examples(page: RulePage): string[] {
    return page.examples.map(
      example => `### ${this.captionOf(example)}\n\n\`\`\`${example.language}\n${example.code}\`\`\``,
    );
  }

  #links(concept: string, form: HoverForm): string {
    const links: string[] = [];
    if (form.commands) links.push(`[${this.title(concept)}](${commandLink(concept)})`);
    const source = this.texts.concepts[concept]?.source;
    if (source) links.push(`[${this.say({ phrase: 'hover.docs' })}](${source})`);
    return links.join(' · ');
  }

  /** `concept:` links run a command where the editor does, and are plain words elsewhere. */
  #resolveLinks(markdown: string, form: HoverForm): string {
    return markdown.replace(/\[([^[\]\n]*)\]\(concept:([\w-]+)\)/g, (_, words: string, id: string) =>
      form.commands ? `[${words}](${commandLink(id)})` : words,
    );
  }
}

function layOut(id: string, title: string, parts: readonly string[], pages: Pages): Page {
  const markdown = parts.filter(part => part !== '').join('\n\n');
  const pictures = findPictures(markdown).flatMap(({ id }) => {
    const drawing = pages.pictures[id];
    return drawing === undefined ? [] : [[id, drawing] as const];
  });
  return { id, title, markdown, pictures: Object.fromEntries(pictures) };
}

function commandLink(concept: string): string {
  return `command:dockerConceptHints.openConcept?${encodeURIComponent(JSON.stringify([concept]))}`;
}
