import {
  type Alias,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Range,
  type YAMLMap,
  Scalar as YamlScalar,
} from 'yaml';
import type { Span } from '../../text/span.ts';
import { asNode, isMergeKey, lastBefore, spanOf } from './ast.ts';
import type { ComposeNode, KeyPart, Scalar } from './compose.ts';
import { keyPart } from './key.ts';
import type { Links } from './links.ts';
import { WrittenScalar } from './scalar.ts';

/** What all nodes of one file share. */
export interface Tree {
  readonly text: string;
  readonly links: Links;
}

/** Where a node hangs: its parent, its place there, its key, and how it came there. */
interface Hook {
  readonly parent: TreeNode | undefined;
  readonly index: number;
  readonly key: Node | undefined;
  /** What the key says, where someone has read it already. */
  readonly part?: KeyPart | undefined;
  readonly via: ComposeNode['via'];
}

/** A child of a mapping that is not a node yet. `pair` is its place among the entries written in that mapping. */
interface Entry {
  readonly pair: number;
  readonly key: Node;
  readonly part: KeyPart;
  readonly value: Node;
}

const ROOT: Hook = { parent: undefined, index: 0, key: undefined, via: 'written' };

/** A node of the tree that Compose sees, laid over the yaml library's tree and unfolded where someone looks. */
export class TreeNode implements ComposeNode {
  readonly parent: TreeNode | undefined;
  readonly index: number;
  readonly via: ComposeNode['via'];
  /** What stands at the place of this node: the alias, where there is one. */
  readonly written: Node;
  /** What the node is: `written`, or what it stands for; undefined for an alias that is not followed. */
  readonly resolved: Node | undefined;
  /** The yaml library's node of the key. */
  readonly writtenKey: Node | undefined;
  readonly #tree: Tree;
  #kind: ComposeNode['kind'] | undefined;
  #path: readonly string[] | undefined;
  #key: KeyPart | undefined;
  #children: readonly TreeNode[] | undefined;
  #own: readonly Entry[] = [];
  #byKey: Map<string, TreeNode> | undefined;
  #scalar: Scalar | undefined;

  constructor(tree: Tree, written: Node, hook: Hook = ROOT) {
    this.#tree = tree;
    this.written = written;
    this.resolved = isAlias(written) ? follow(tree, written) : written;
    this.parent = hook.parent;
    this.index = hook.index;
    this.writtenKey = hook.key;
    this.#key = hook.part;
    this.via = isAlias(written) ? 'alias' : hook.via;
  }

  get kind(): ComposeNode['kind'] {
    this.#kind ??= this.#readKind();
    return this.#kind;
  }

  get path(): readonly string[] {
    this.#path ??= this.parent === undefined ? [] : [...this.parent.path, this.key?.text ?? '[]'];
    return this.#path;
  }

  get key(): KeyPart | undefined {
    if (this.writtenKey === undefined) return undefined;
    this.#key ??= keyPart(this.#tree.text, this.writtenKey, this.#tree.links);
    return this.#key;
  }

  get span(): Span {
    return this.#spanOf(this.resolved ?? this.written);
  }

  get entrySpan(): Span {
    const { anchor, tag } = this.#tree.links.marksOf(this.written) ?? {};
    const value = this.#spanOf(this.written);
    const parts = [this.writtenKey === undefined ? value : this.#spanOf(this.writtenKey), value, anchor, tag];
    const present = parts.filter(part => part !== undefined);
    const start = Math.min(...(this.writtenKey === undefined ? present : present.slice(0, 1)).map(part => part.start));
    return { start, end: Math.max(...present.map(part => part.end)) };
  }

  get alias(): Span | undefined {
    return isAlias(this.written) ? this.#spanOf(this.written) : undefined;
  }

  get scalar(): Scalar | undefined {
    if (!isScalar(this.resolved)) return undefined;
    if (this.resolved.type === 'PLAIN' && this.resolved.source === '') return undefined;
    this.#scalar ??= new WrittenScalar(this.#tree.text, this.resolved, this.tag);
    return this.#scalar;
  }

  get tag(): string | undefined {
    // Most nodes have none: the yaml library knows that without a look at the marks.
    return this.resolved?.tag === undefined ? undefined : this.#tree.links.marksOf(this.resolved)?.tag?.name;
  }

  get anchor(): ComposeNode['anchor'] {
    const mark = this.resolved && this.#tree.links.marksOf(this.resolved)?.anchor;
    return mark && { name: mark.name, span: { start: mark.start, end: mark.end } };
  }

  get flow(): boolean {
    return (isMap(this.resolved) || isSeq(this.resolved)) && this.resolved.flow === true;
  }

  /** Whether keys may be missing: an alias here, or one that `<<` merges, could not be followed. */
  get isOpen(): boolean {
    if (this.resolved === undefined) return true;
    return isMap(this.resolved) && hasLostMerge(this.#tree, this.resolved);
  }

  get children(): readonly TreeNode[] {
    this.#children ??= this.#unfold();
    return this.#children;
  }

  get(key: string): TreeNode | undefined {
    if (this.#byKey === undefined) {
      this.#byKey = new Map();
      for (const child of isMap(this.resolved) ? this.children : []) {
        const name = child.key?.text ?? '';
        if (!this.#byKey.has(name)) this.#byKey.set(name, child);
      }
    }
    return this.#byKey.get(key);
  }

  /** The child that is written as entry number `pair` of this mapping; undefined for `<<` and for broken entries. */
  childAt(pair: number): TreeNode | undefined {
    const { children } = this;
    const index = lastBefore(this.#own.length, at => this.#own[at]?.pair ?? 0, pair);
    return this.#own[index]?.pair === pair ? children[index] : undefined;
  }

  /** A mapping that is written behind `<<` in place: its entries are at home here. */
  inline(map: YAMLMap): TreeNode {
    const { parent, index, writtenKey: key } = this;
    return new TreeNode(this.#tree, map, { parent, index, key, via: 'merge' });
  }

  #unfold(): readonly TreeNode[] {
    const { resolved } = this;
    if (isSeq(resolved)) {
      const items = resolved.items.filter(item => isNode(item));
      return items.map((item, index) => new TreeNode(this.#tree, item, this.#hook(index, 'written')));
    }
    if (!isMap(resolved)) return [];
    this.#own = ownEntries(this.#tree, resolved);
    const children = this.#own.map(
      (entry, index) => new TreeNode(this.#tree, entry.value, this.#hook(index, 'written', entry)),
    );
    const seen = new Set<string>();
    for (const source of mergeSources(this.#tree, resolved)) {
      if (seen.size === 0) for (const { part } of this.#own) seen.add(part.text);
      this.#takeOver(source, seen, children);
    }
    return children;
  }

  /** Adds the entries of `source`, and of what it merges itself, that are not there yet. */
  #takeOver(source: YAMLMap, seen: Set<string>, children: TreeNode[]): void {
    for (const entry of ownEntries(this.#tree, source)) {
      if (seen.has(entry.part.text)) continue;
      seen.add(entry.part.text);
      children.push(new TreeNode(this.#tree, entry.value, this.#hook(children.length, 'merge', entry)));
    }
    for (const next of mergeSources(this.#tree, source)) this.#takeOver(next, seen, children);
  }

  #spanOf(node: Node): Span {
    return spanOf(this.#tree.text, node);
  }

  #hook(index: number, via: ComposeNode['via'], entry?: Entry): Hook {
    const how = this.via === 'written' || via === 'merge' ? via : this.via;
    return { parent: this, index, key: entry?.key, part: entry?.part, via: how };
  }

  #readKind(): ComposeNode['kind'] {
    if (isMap(this.resolved)) return 'mapping';
    if (isSeq(this.resolved)) return 'sequence';
    return this.scalar === undefined || this.scalar.type === 'null' ? 'null' : 'scalar';
  }
}

/** What `alias` stands for, however many aliases lead there. */
function follow(tree: Tree, alias: Alias): Node | undefined {
  const target = tree.links.target(alias);
  return isAlias(target) ? undefined : target;
}

/** The entries that are written in `map` itself. A key without a colon is no entry, except in `{a, b}`. */
function ownEntries(tree: Tree, map: YAMLMap): readonly Entry[] {
  const entries: Entry[] = [];
  for (const [pair, { key, value }] of map.items.entries()) {
    if (!isNode(key) || isMergeKey(key) || (value === null && map.flow !== true)) continue;
    const part = keyPart(tree.text, key, tree.links);
    if (part !== undefined) entries.push({ pair, key, part, value: asNode(value) ?? emptyAfter(key) });
  }
  return entries;
}

/** The value of `a` in `{a, b}`, which the yaml library leaves out. */
function emptyAfter(key: Node): Node {
  const end = key.range?.[1] ?? 0;
  return Object.assign(new YamlScalar(''), { source: '', type: 'PLAIN' as const, range: [end, end, end] as Range });
}

function hasLostMerge(tree: Tree, map: YAMLMap): boolean {
  for (const { key, value } of map.items) {
    if (!isMergeKey(key)) continue;
    const parts = isSeq(value) ? value.items : [value];
    for (const part of parts) if (isAlias(part) && !isMap(follow(tree, part))) return true;
  }
  for (const source of mergeSources(tree, map)) if (hasLostMerge(tree, source)) return true;
  return false;
}

/** The mappings that `<<` brings into `map`, the one that wins first. */
function mergeSources(tree: Tree, map: YAMLMap): readonly YAMLMap[] {
  const sources: YAMLMap[] = [];
  for (const { key, value } of map.items) {
    if (!isMergeKey(key)) continue;
    for (const part of isSeq(value) ? value.items : [value]) {
      const source = isAlias(part) ? follow(tree, part) : part;
      if (isMap(source)) sources.push(source);
    }
  }
  return sources;
}
