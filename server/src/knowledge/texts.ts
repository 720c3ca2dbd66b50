/** Every sentence of one language, as `generate` writes them from the Markdown and the phrases. */
export interface Texts extends Hints {
  readonly rules: Readonly<Record<string, RuleText>>;
}

/** What hovers and completion say. */
export interface Hints {
  readonly locale: Locale;
  readonly phrases: Readonly<Record<string, string>>;
  readonly concepts: Readonly<Record<string, ConceptText>>;
}

export type Locale = 'en' | 'ko';

export interface RuleText {
  readonly title: string;
  /** By name of the variant; `default` is always there. */
  readonly message: Readonly<Record<string, string>>;
  /** Titles of the fix, by the same names. Empty for rules without a fix. */
  readonly fix: Readonly<Record<string, string>>;
  /** The address of the official page about the rule's concept. */
  readonly source: string;
}

/** What a hover shows of a concept. */
export interface ConceptText {
  readonly title: string;
  readonly aliases: readonly string[];
  /** The first paragraph: one or two sentences that answer. */
  readonly answer: string;
  /** The other paragraphs of the hover, Markdown; may be empty. */
  readonly why: string;
  /** Ids of the concepts to read next. */
  readonly related: readonly string[];
  /** The address of the official page. */
  readonly source: string;
}

/** What only pages show; loaded when the first page is opened. */
export interface Pages {
  readonly locale: Locale;
  /** The Markdown behind `## More`, by concept. */
  readonly concepts: Readonly<Record<string, string>>;
  /** Why, and the examples, by rule. */
  readonly rules: Readonly<Record<string, RulePage>>;
  /** Drawings as SVG, by the id that the Markdown names in `![words](picture:id)`. */
  readonly pictures: Readonly<Record<string, string>>;
}

export interface RulePage {
  readonly why: string;
  readonly examples: readonly Example[];
}

/** A piece of an example. `beside` is a file that lies beside all the others of the page. */
export interface Example {
  readonly kind: 'bad' | 'good' | 'beside';
  readonly language: string;
  readonly code: string;
  /** What the file is called, where that matters. */
  readonly path?: string;
}

/** What is the same in every language. */
export interface ConceptFacts {
  readonly related: readonly string[];
  readonly source: string;
  readonly notes: readonly string[];
  /** Whether it is found in the list, and perhaps nowhere else. */
  readonly list?: boolean;
}
