import { quoteDouble, writeScalar } from '../compose/write.ts';

/** A piece of a compose file that is to be written. Texts get the quotes that they need. */
export type Tree = string | boolean | null | Plain | Quoted | Flow | readonly Tree[] | TreeMap;
export type TreeMap = ReadonlyMap<string, Tree>;

/** What may be a number: written without quotes where it is one. */
export class Plain {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What is quoted whether it needs it or not, as people write ports. */
export class Quoted {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** The words of a command, in brackets. */
export class Flow {
  readonly words: readonly string[];
  constructor(words: readonly string[]) {
    this.words = words;
  }
}

/** The lines of a mapping, each level two blanks deeper than the one around it. */
export function linesOf(map: TreeMap, unit = 2): readonly string[] {
  const indent = ' '.repeat(unit);
  return [...map].flatMap(([key, value]) => {
    const name = writeScalar(key);
    if (value instanceof Map) return [`${name}:`, ...linesOf(value, unit).map(line => indent + line)];
    if (isList(value)) return [`${name}:`, ...value.flatMap(item => itemLines(item, unit)).map(line => indent + line)];
    return [value === null ? `${name}:` : `${name}: ${scalarOf(value)}`];
  });
}

function itemLines(item: Tree, unit: number): readonly string[] {
  if (!(item instanceof Map)) return [`- ${scalarOf(item)}`];
  return linesOf(item, unit).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}

function isList(value: Tree): value is readonly Tree[] {
  return Array.isArray(value);
}

function scalarOf(value: Tree): string {
  if (value instanceof Plain) return /^-?\d+(?:\.\d+)?$/.test(value.text) ? value.text : writeScalar(value.text);
  if (value instanceof Quoted) return quoteDouble(value.text);
  if (value instanceof Flow) return `[${value.words.map(quoteDouble).join(', ')}]`;
  if (typeof value === 'string') return writeScalar(value);
  return value === null ? 'null' : String(value);
}
