import { isCollection, isMap, type Node } from 'yaml';
import { Lines } from '../../text/lines.ts';
import type { ImageUse } from '../image/reference.ts';
import { asNode, lastBefore, scalarSpanAt, spanOf, startOf, valueNear } from './ast.ts';
import type {
  AnchorUse,
  Comment,
  Compose,
  ComposeNode,
  Interpolation,
  Place,
  Service,
  Target,
  YamlProblem,
} from './compose.ts';
import { findInterpolations } from './interpolation.ts';
import { type Links, link, type Use } from './links.ts';
import { TreeNode } from './node.ts';
import { findPlace } from './place.ts';
import { type Reading, readYaml } from './read.ts';
import { findImages, findServices, inOrder } from './services.ts';
import { findTarget, nodeOf } from './target.ts';

/** Reads `text` as a compose file. Never throws: what cannot be read is told in `problems`. */
export function parseCompose(text: string): Compose {
  return new ComposeFile(text);
}

class ComposeFile implements Compose {
  readonly kind = 'compose';
  readonly text: string;
  readonly lines: Lines;
  readonly problems: readonly YamlProblem[];
  readonly root: TreeNode | undefined;
  readonly documents: readonly TreeNode[];
  readonly #reading: Reading;
  readonly #links: Links;
  /** What the documents of the text hold; the first is the compose file. */
  readonly #contents: readonly Node[];
  #services: readonly Service[] | undefined;
  #jobs: readonly Service[] | undefined;
  #workloads: readonly Service[] | undefined;
  #images: readonly ImageUse[] | undefined;
  #anchors: readonly AnchorUse[] | undefined;
  #interpolations: readonly Interpolation[] | undefined;

  constructor(text: string) {
    this.text = text;
    this.lines = new Lines(text);
    this.#reading = readYaml(text);
    this.#links = link(text, this.#reading);
    this.#contents = this.#reading.documents.map(({ contents }) => asNode(contents)).filter(node => node !== undefined);
    const first = asNode(this.#reading.documents[0]?.contents);
    const tree = { text, links: this.#links };
    this.documents = this.#contents.filter(isMap).map(contents => new TreeNode(tree, contents));
    this.root = isMap(first) ? this.documents[0] : undefined;
    const problems = [...this.#reading.problems, ...this.#links.problems];
    for (const { contents } of this.#reading.documents) {
      const node = asNode(contents);
      if (node === undefined || isMap(node)) continue;
      const span = spanOf(text, node);
      // What holds nothing is told at the marker it stands behind; a text that holds nothing at all is still to be written.
      const marker = text.lastIndexOf('---', span.start);
      if (span.end > span.start) problems.push({ code: 'NOT_A_MAPPING', span, message: '' });
      else if (marker >= 0 && this.#reading.documents.length > 1) {
        problems.push({ code: 'NOT_A_MAPPING', span: { start: marker, end: marker + 3 }, message: '' });
      }
    }
    this.problems = problems.sort((a, b) => a.span.start - b.span.start);
  }

  get comments(): readonly Comment[] {
    return this.#reading.comments;
  }

  get services(): readonly Service[] {
    this.#services ??= findServices(this.root, 'services');
    return this.#services;
  }

  get jobs(): readonly Service[] {
    this.#jobs ??= findServices(this.root, 'jobs');
    return this.#jobs;
  }

  get workloads(): readonly Service[] {
    this.#workloads ??= inOrder(this.services, this.jobs);
    return this.#workloads;
  }

  get images(): readonly ImageUse[] {
    this.#images ??= findImages(this.text, this.workloads);
    return this.#images;
  }

  get anchors(): readonly AnchorUse[] {
    this.#anchors ??= this.#links.uses.map(use => new AnchorPlace(use, this.root));
    return this.#anchors;
  }

  get interpolations(): readonly Interpolation[] {
    this.#interpolations ??= this.#findInterpolations();
    return this.#interpolations;
  }

  named(section: string, name: string): ComposeNode | undefined {
    return this.root?.get(section)?.get(name);
  }

  targetAt(offset: number): Target | undefined {
    return this.root && findTarget(this.text, this.root, this.#reading.marks, this.#links, offset);
  }

  placeAt(offset: number): Place | undefined {
    return findPlace(this.lines, offset, this.#flowAround(offset));
  }

  /** Where the outermost `[` or `{` begins that `offset` is in. */
  #flowAround(offset: number): number | undefined {
    let node = this.#contentAt(offset);
    while (isCollection(node) && node.flow !== true) node = valueNear(node, offset);
    const [start, end] = node?.range ?? [0, 0];
    const closed = ']}'.includes(this.text.charAt(end - 1));
    return isCollection(node) && start < offset && (closed ? offset < end : offset <= end) ? start : undefined;
  }

  #contentAt(offset: number): Node | undefined {
    const contents = this.#contents;
    return contents[lastBefore(contents.length, index => contents[index]?.range?.[0] ?? 0, offset)];
  }

  /** Looks at the dollars only: a file has few, and each is found in the tree in a few steps. */
  #findInterpolations(): readonly Interpolation[] {
    const found: Interpolation[] = [];
    let dollar = this.text.indexOf('$');
    while (dollar >= 0) {
      const content = this.#contentAt(dollar);
      const scalar = content && scalarSpanAt(content, dollar);
      if (scalar === undefined) {
        dollar = this.text.indexOf('$', dollar + 1);
      } else {
        for (const use of findInterpolations(this.text.slice(scalar.start, scalar.end), scalar.start)) found.push(use);
        dollar = this.text.indexOf('$', scalar.end);
      }
    }
    return found;
  }
}

/** The node of a definition is looked up when someone asks: few do. */
class AnchorPlace implements AnchorUse {
  readonly kind: AnchorUse['kind'];
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly #definition: Node | undefined;
  readonly #root: TreeNode | undefined;

  constructor(use: Use, root: TreeNode | undefined) {
    this.kind = use.kind;
    this.name = use.name;
    this.start = use.start;
    this.end = use.end;
    this.#definition = use.definition;
    this.#root = root;
  }

  get definition(): ComposeNode | undefined {
    if (this.#root === undefined || this.#definition === undefined) return undefined;
    return startOf(this.#definition) >= startOf(this.#root.written) ? nodeOf(this.#root, this.#definition) : undefined;
  }
}
