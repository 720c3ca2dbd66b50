import type { Interpolation } from './compose.ts';

/**
 * Every `$NAME`, `${NAME…}` and `$$` of `text`, in its order, those inside `${A:-${B}}` too (behind the one around
 * them). `offset` is where `text` begins in the document; the answer is in offsets of the document. Anything else
 * behind a dollar is left alone, as Compose does; a `${` that cannot be read is `broken`.
 * https://docs.docker.com/reference/compose-file/interpolation/
 */
export function findInterpolations(text: string, offset: number): readonly Interpolation[] {
  const found: Interpolation[] = [];
  const open: Open[] = [];
  for (let i = text.indexOf('$'); i >= 0 && i < text.length; i = open.length > 0 ? i : text.indexOf('$', i)) {
    const character = text[i];
    if (character === '}' && open.length > 0) {
      const { slot, operandStart } = open.pop() ?? { slot: 0, operandStart: i };
      const begun = found[slot];
      if (begun !== undefined) found[slot] = close(begun, text.slice(operandStart, i), offset + i + 1);
      i++;
    } else if (character !== '$') {
      i++;
    } else if (text[i + 1] === '$') {
      found.push(interpolation('escape', offset + i, 2, '', 2, undefined));
      i += 2;
    } else if (text[i + 1] === '{') {
      const name = nameAt(text, i + 2);
      const behind = i + 2 + name.length;
      const operator = operatorAt(text, behind);
      if (name !== '' && text[behind] === '}') {
        found.push(interpolation('variable', offset + i, behind + 1 - i, name, 2, undefined));
        i = behind + 1;
      } else {
        const operandStart = behind + (name === '' ? 0 : (operator?.length ?? 0));
        open.push({ slot: found.length, operandStart });
        const known = name === '' ? undefined : operator;
        found.push(interpolation('broken', offset + i, operandStart - i, name, 2, known));
        i = operandStart;
      }
    } else {
      const name = nameAt(text, i + 1);
      if (name !== '') found.push(interpolation('variable', offset + i, name.length + 1, name, 1, undefined));
      i += name.length + 1;
    }
  }
  return found;
}

/**
 * `text` with its interpolations replaced. `lookup` answers the value of a name, null when it is known not to be set,
 * undefined when nobody knows. The whole answer is undefined when it depends on what nobody knows, when Compose would
 * stop (`${A:?}`), and for text that cannot be read.
 */
export function interpolate(text: string, lookup: (name: string) => string | null | undefined): string | undefined {
  return resolve(text, lookup, 0);
}

interface Open {
  /** Where in the answer the interpolation waits for its end. */
  readonly slot: number;
  readonly operandStart: number;
}

/** Nobody nests defaults deeper, and each level reads its text again. */
const DEEPEST = 20;

function resolve(text: string, lookup: (name: string) => string | null | undefined, depth: number): string | undefined {
  if (depth > DEEPEST) return undefined;
  let result = '';
  let done = 0;
  for (const use of findInterpolations(text, 0)) {
    if (use.start < done) continue;
    const value = use.kind === 'escape' ? '$' : evaluate(use, lookup, depth);
    if (value === undefined) return undefined;
    result += text.slice(done, use.start) + value;
    done = use.end;
  }
  return result + text.slice(done);
}

function evaluate(
  use: Interpolation,
  lookup: (name: string) => string | null | undefined,
  depth: number,
): string | undefined {
  if (use.kind === 'broken') return undefined;
  const value = lookup(use.name);
  if (value === undefined) return undefined;
  const missing = value === null || (value === '' && use.operator?.startsWith(':') === true);
  switch (use.operator?.at(-1)) {
    case '-':
      return missing ? resolve(use.operand ?? '', lookup, depth + 1) : value;
    case '+':
      return missing ? '' : resolve(use.operand ?? '', lookup, depth + 1);
    case '?':
      return missing ? undefined : value;
    default:
      return value ?? '';
  }
}

function interpolation(
  kind: Interpolation['kind'],
  start: number,
  length: number,
  name: string,
  nameAt: number,
  operator: string | undefined,
): Interpolation {
  const nameSpan = { start: start + nameAt, end: start + nameAt + name.length };
  return { kind, start, end: start + length, name, nameSpan, operator, operand: undefined };
}

/** The interpolation with the end it was waiting for. Without name or operator it stays broken, but known to its end. */
function close(begun: Interpolation, operand: string, end: number): Interpolation {
  return begun.operator === undefined ? { ...begun, end } : { ...begun, kind: 'variable', operand, end };
}

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;

function nameAt(text: string, index: number): string {
  NAME.lastIndex = index;
  return NAME.exec(text)?.[0] ?? '';
}

const OPERATOR = /:?[-+?]/y;

function operatorAt(text: string, index: number): string | undefined {
  OPERATOR.lastIndex = index;
  return OPERATOR.exec(text)?.[0];
}
