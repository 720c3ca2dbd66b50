import type { Scalar as YamlScalar } from 'yaml';
import type { Span } from '../../text/span.ts';
import { endOf, isBlockScalar, startOf } from './ast.ts';
import type { Scalar } from './compose.ts';
import { typeOf } from './scalar-type.ts';

/** A scalar of the document `text`, as the yaml library read it. `tag` is what is written in front of it. */
export class WrittenScalar implements Scalar {
  readonly value: string;
  readonly #text: string;
  readonly #node: YamlScalar;
  readonly #tag: string | undefined;
  #pieces: readonly Piece[] | undefined;

  constructor(text: string, node: YamlScalar, tag: string | undefined) {
    this.value = node.source ?? '';
    this.#text = text;
    this.#node = node;
    this.#tag = tag;
  }

  get raw(): string {
    return this.#text.slice(startOf(this.#node), endOf(this.#text, this.#node));
  }

  get style(): Scalar['style'] {
    return STYLES[this.#node.type ?? 'PLAIN'] ?? 'plain';
  }

  get type(): Scalar['type'] {
    return this.style === 'plain' && this.#tag !== '!!str' && this.#tag !== '!' ? typeOf(this.value) : 'string';
  }

  spanOf(start: number, end: number): Span | undefined {
    this.#pieces ??= isBlockScalar(this.#node.type)
      ? blockPieces(this.#text, this.#node, this.value)
      : flowPieces(this.#text, this.#node, this.value);
    const from = this.#offsetOf(start, false);
    const to = end === start ? from : this.#offsetOf(end, true);
    return from === undefined || to === undefined || to < from ? undefined : { start: from, end: to };
  }

  /** Where character `index` begins; as an end, where the one before it ends: that is on the line above. */
  #offsetOf(index: number, asEnd: boolean): number | undefined {
    const pieces = this.#pieces ?? [];
    for (const { value, offset, length } of pieces) {
      if (index < value || (asEnd && index === value && index > 0)) continue;
      if (index <= value + length) return offset + index - value;
    }
    // The line end that a block scalar ends with.
    const last = pieces.at(-1);
    const closing = asEnd && last !== undefined && isBlockScalar(this.#node.type) && index === this.value.length;
    return closing && index === last.value + last.length + 1 ? last.offset + last.length : undefined;
  }
}

const STYLES: Readonly<Record<string, Scalar['style']>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** A stretch of the value that stands in the document letter for letter. */
interface Piece {
  readonly value: number;
  readonly offset: number;
  readonly length: number;
}

/** Plain and quoted scalars: everything, or what stands before the first escape or line end. */
function flowPieces(text: string, node: YamlScalar, value: string): readonly Piece[] {
  const quoted = node.type !== 'PLAIN';
  const offset = startOf(node) + (quoted ? 1 : 0);
  const content = text.slice(offset, (node.range?.[1] ?? offset) - (quoted ? 1 : 0));
  if (content === value) return [{ value: 0, offset, length: value.length }];
  const special = node.type === 'QUOTE_DOUBLE' ? /[\\\r\n]/ : node.type === 'QUOTE_SINGLE' ? /['\r\n]/ : /[\r\n]/;
  const exact = content.slice(0, Math.max(0, content.search(special))).trimEnd();
  return value.startsWith(exact) && exact !== '' ? [{ value: 0, offset, length: exact.length }] : [];
}

/** Block scalars: one piece for each line; lines that do not come out as they are written end the list. */
function blockPieces(text: string, node: YamlScalar, value: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const end = node.range?.[1] ?? startOf(node);
  let line = lineAfter(text, startOf(node), end);
  let indent: number | undefined;
  let at = 0;
  while (line < end) {
    const next = lineAfter(text, line, end);
    const content = text.slice(line, next).replace(/\r?\n$/, '');
    if (content.trim() !== '') {
      if (indent === undefined) {
        while (value[at] === '\n') at++;
        indent = Math.max(0, leadingBlanks(content) - leadingBlanks(value.slice(at)));
      }
      const expected = content.slice(indent);
      while ((value[at] === '\n' || value[at] === ' ') && !value.startsWith(expected, at)) at++;
      if (!value.startsWith(expected, at)) break;
      pieces.push({ value: at, offset: line + indent, length: expected.length });
      at += expected.length;
    }
    line = next;
  }
  return pieces;
}

function lineAfter(text: string, offset: number, end: number): number {
  const found = text.indexOf('\n', offset);
  return found < 0 || found >= end ? end : found + 1;
}

function leadingBlanks(text: string): number {
  let count = 0;
  while (text[count] === ' ') count++;
  return count;
}
