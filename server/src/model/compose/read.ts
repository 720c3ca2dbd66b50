import { Composer, type Document, Lexer, Parser, type YAMLError } from 'yaml';
import type { Span } from '../../text/span.ts';
import { asNode, scalarSpanAt } from './ast.ts';
import type { Comment, YamlProblem } from './compose.ts';

/** What the yaml library makes of a text, and what it does not tell: where comments, anchors and tags stand. */
export interface Reading {
  readonly documents: readonly Document.Parsed[];
  readonly comments: readonly Comment[];
  readonly marks: readonly Mark[];
  readonly problems: readonly YamlProblem[];
}

/** `&name`, `*name` or `!tag`; the name of a tag keeps its `!`. */
export interface Mark extends Span {
  readonly kind: 'anchor' | 'alias' | 'tag';
  readonly name: string;
}

/**
 * Scalars stay strings (`failsafe`), because `Scalar.type` reads them on demand and faster; tags stay what they are,
 * because Compose has its own; duplicate keys are looked for later, because the library compares each with each.
 */
const OPTIONS = { schema: 'failsafe', resolveKnownTags: false, uniqueKeys: false, logLevel: 'silent' } as const;
/** Far beyond any compose file, and far from the end of the stack: a deeper text is cut off here. */
const DEEPEST = 200;
/** A text with more problems than this is no YAML at all; the rest would say nothing new. */
export const MOST_PROBLEMS = 100;
/** The lexer says with this that the next lexeme is a plain or block scalar. */
const SCALAR_AHEAD = '\u001f';
const KINDS: ReadonlyMap<string, Mark['kind']> = new Map([
  ['&', 'anchor'],
  ['*', 'alias'],
  ['!', 'tag'],
]);

/** Reads `text` as YAML, once. Never throws; what is wrong comes as problems, in the order of the text. */
export function readYaml(text: string): Reading {
  const documents: Document.Parsed[] = [];
  const comments: Comment[] = [];
  const marks: Mark[] = [];
  const problems: YamlProblem[] = [];
  const parser = new Parser();
  const composer = new Composer(OPTIONS);
  const control = unprintable(text);
  if (control !== undefined) problems.push(control);
  let scalarAhead = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (!scalarAhead) {
      const first = lexeme.charAt(0);
      const kind = KINDS.get(first);
      if (kind !== undefined) marks.push(mark(kind, lexeme, parser.offset));
      else if (first === '#') comments.push(comment(text, lexeme, parser.offset));
    }
    scalarAhead = lexeme === SCALAR_AHEAD && !scalarAhead;
    for (const token of parser.next(lexeme)) for (const document of composer.next(token)) documents.push(document);
    if (parser.stack.length > DEEPEST) {
      problems.push({ code: 'TOO_DEEP', span: { start: parser.offset, end: parser.offset }, message: '' });
      break;
    }
  }
  const isWhole = problems.every(({ code }) => code !== 'TOO_DEEP');
  for (const token of parser.end()) for (const document of composer.next(token)) documents.push(document);
  for (const document of composer.end(true, text.length)) documents.push(document);
  for (const document of isWhole ? documents : []) {
    for (const error of document.errors.slice(0, MOST_PROBLEMS - problems.length)) {
      problems.push({ code: error.code, message: error.message, span: errorSpan(text, document, error) });
    }
  }
  return { documents, comments, marks, problems };
}

/** Where `error` is. A quote that nothing closes is told where it opens: its end may be the end of the file. */
function errorSpan(text: string, { contents }: Document.Parsed, { code, pos }: YAMLError): Span {
  const start = Math.min(pos[0], text.length);
  const top = asNode(contents);
  const scalar = code === 'MISSING_CHAR' && top !== undefined ? scalarSpanAt(top, start - 1) : undefined;
  if (scalar?.end !== start || !`'"`.includes(text.charAt(scalar.start))) {
    return { start, end: Math.max(start, Math.min(pos[1], text.length)) };
  }
  const [firstLine = ''] = text.slice(scalar.start, scalar.end).split(/[\r\n]/, 1);
  return { start: scalar.start, end: scalar.start + firstLine.trimEnd().length };
}

/**
 * YAML allows no control characters but tab and line ends, and Docker's parser stops at the first one. The yaml
 * library would take them for letters. https://yaml.org/spec/1.2.2/#51-character-set
 */
function unprintable(text: string): YamlProblem | undefined {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127) {
      return { code: 'CONTROL_CHARACTER', span: { start: i, end: i + 1 }, message: '' };
    }
  }
  return undefined;
}

function mark(kind: Mark['kind'], lexeme: string, start: number): Mark {
  return { kind, name: kind === 'tag' ? lexeme : lexeme.slice(1), start, end: start + lexeme.length };
}

function comment(text: string, lexeme: string, start: number): Comment {
  let before = start - 1;
  while (text[before] === ' ' || text[before] === '\t') before--;
  const ownLine = before < 0 || text[before] === '\n' || text[before] === '\uFEFF';
  return { text: lexeme.slice(1).trim(), ownLine, start, end: start + lexeme.trimEnd().length };
}
