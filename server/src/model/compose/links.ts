import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type YAMLMap,
} from 'yaml';
import type { Span } from '../../text/span.ts';
import { asNode, isMergeKey, spanOf, startOf } from './ast.ts';
import type { AnchorUse, YamlProblem } from './compose.ts';
import { type Mark, MOST_PROBLEMS, type Reading } from './read.ts';

/** What one walk over the yaml tree finds out: which alias means which node, and which anchor and tag belong to which. */
export interface Links {
  /** Every `&name`, `*name` and `<<`, with the node that the name means. */
  readonly uses: readonly Use[];
  readonly problems: readonly YamlProblem[];
  /** The node that `alias` stands for; undefined when nothing defines it, or when it is not followed. */
  target(alias: Alias): Node | undefined;
  /** The anchor and the tag in front of `node`. */
  marksOf(node: Node): Marks | undefined;
  /** The node behind an anchor or a tag. */
  ownerOf(mark: Mark): Node | undefined;
}

export interface Use extends Span {
  readonly kind: AnchorUse['kind'];
  readonly name: string;
  readonly definition: Node | undefined;
}

export interface Marks {
  readonly anchor: Mark | undefined;
  readonly tag: Mark | undefined;
}

/** How large and how deep a node is with its aliases followed. */
interface Measure {
  readonly size: number;
  readonly depth: number;
}

interface Definition {
  readonly node: Node;
  /** undefined while the walk is still inside the node: an alias that meets this is part of what it names. */
  measure: Measure | undefined;
}

const DEEPEST = 400;

/**
 * Links the documents of `reading`. Aliases that would blow the tree up (a text of a few lines can name billions of
 * nodes) are not followed and told as `ALIAS_BOMB`: what is followed stays in proportion to the text.
 */
export function link(text: string, reading: Reading): Links {
  const walk = new Walk(text, reading.marks);
  for (const document of reading.documents) walk.document(document);
  walk.uses.sort((a, b) => a.start - b.start);
  return walk;
}

class Walk implements Links {
  readonly uses: Use[] = [];
  readonly problems: YamlProblem[] = [];
  readonly #text: string;
  readonly #marks: readonly Mark[];
  #nextMark = 0;
  readonly #targets = new Map<Alias, Node>();
  readonly #marked = new Map<Node, Marks>();
  readonly #owners = new Map<Mark, Node>();
  #defined = new Map<string, Definition>();
  /** How many nodes aliases may still add. */
  #budget: number;

  constructor(text: string, marks: readonly Mark[]) {
    this.#text = text;
    this.#marks = marks.filter(mark => mark.kind !== 'alias');
    this.#budget = 10_000 + text.length;
  }

  target(alias: Alias): Node | undefined {
    return this.#targets.get(alias);
  }

  marksOf(node: Node): Marks | undefined {
    return this.#marked.get(node);
  }

  ownerOf(mark: Mark): Node | undefined {
    return this.#owners.get(mark);
  }

  document(document: Document.Parsed): void {
    this.#defined = new Map();
    const contents = asNode(document.contents);
    if (contents !== undefined) this.#visit(contents);
  }

  #visit(node: Node): Measure {
    if (isAlias(node)) return this.#follow(node);
    if (node.anchor === undefined && node.tag === undefined) return this.#inside(node);
    const definition: Definition = { node, measure: undefined };
    this.#claimMarks(node);
    if (node.anchor !== undefined) this.#defined.set(node.anchor, definition);
    const measure = this.#inside(node);
    definition.measure = measure;
    return measure;
  }

  #inside(node: Node): Measure {
    let size = 1;
    let depth = 0;
    const add = (inner: unknown): void => {
      const child = asNode(inner);
      if (child === undefined) return;
      const measure = this.#visit(child);
      size += measure.size;
      depth = Math.max(depth, measure.depth);
    };
    if (isSeq(node)) for (const item of node.items) add(item);
    if (isMap(node)) {
      this.#checkKeys(node);
      for (const { key, value } of node.items) {
        if (!isScalar(key) || key.anchor !== undefined || key.tag !== undefined) add(key);
        add(value);
        if (isMergeKey(key)) this.#merge(key as Node, asNode(value));
      }
    }
    return { size, depth: depth + 1 };
  }

  #follow(alias: Alias): Measure {
    const definition = this.#defined.get(alias.source);
    this.uses.push({ kind: 'alias', name: alias.source, definition: definition?.node, ...spanOf(this.#text, alias) });
    if (definition === undefined) {
      this.#report('UNRESOLVED_ALIAS', alias);
    } else if (definition.measure === undefined) {
      this.#report('ALIAS_CYCLE', alias);
    } else if (definition.measure.size > this.#budget || definition.measure.depth > DEEPEST) {
      if (!this.problems.some(problem => problem.code === 'ALIAS_BOMB')) this.#report('ALIAS_BOMB', alias);
    } else {
      this.#budget -= definition.measure.size;
      this.#targets.set(alias, definition.node);
      return { size: definition.measure.size, depth: definition.measure.depth + 1 };
    }
    return { size: 1, depth: 1 };
  }

  /** `<<` takes a mapping or a list of mappings; Docker refuses everything else. An empty value is still being typed. */
  #merge(key: Node, value: Node | undefined): void {
    this.uses.push({ kind: 'merge', name: '<<', definition: undefined, ...spanOf(this.#text, key) });
    const sources = isSeq(value) ? value.items.map(asNode) : [value];
    for (const source of sources) {
      const node = isAlias(source) ? this.#targets.get(source) : source;
      if (node === undefined || isMap(node) || (isScalar(node) && node.source === '')) continue;
      this.#report('BAD_MERGE', source ?? node);
    }
  }

  /**
   * Docker refuses a key that is written twice, `<<` too (https://github.com/docker/compose/issues/10411), and one that
   * is a list or a mapping, as in `{{ name }}`.
   */
  #checkKeys(map: YAMLMap): void {
    const seen = new Set<string>();
    for (const { key } of map.items) {
      if (isCollection(key)) this.#report('COLLECTION_KEY', key as Node);
      if (!isScalar(key) || key.source === undefined) continue;
      if (seen.has(key.source)) this.#report('DUPLICATE_KEY', key);
      else seen.add(key.source);
    }
  }

  /** Marks and marked nodes come in the same order; a mark that the library dropped as an error is passed over. */
  #claimMarks(node: Exclude<Node, Alias>): void {
    let anchor: Mark | undefined;
    let tag: Mark | undefined;
    for (; this.#nextMark < this.#marks.length; this.#nextMark++) {
      const mark = this.#marks[this.#nextMark];
      const complete =
        (anchor !== undefined || node.anchor === undefined) && (tag !== undefined || node.tag === undefined);
      if (mark === undefined || complete || mark.start > startOf(node)) break;
      if (mark.kind === 'tag' && node.tag !== undefined) tag = mark;
      else if (mark.kind === 'anchor' && mark.name === node.anchor) anchor = mark;
      else continue;
      this.#owners.set(mark, node);
    }
    this.#marked.set(node, { anchor, tag });
    if (anchor !== undefined) {
      this.uses.push({ kind: 'anchor', name: anchor.name, definition: node, start: anchor.start, end: anchor.end });
    }
  }

  #report(code: string, node: Node): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ code, span: spanOf(this.#text, node), message: '' });
  }
}
