import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { insert, replace } from '../../../text/edit.ts';
import { type Context, type Found, rule } from '../../rule.ts';
import { hasOddKey, isSound } from '../../schema/plain.ts';
import { keysOf, type Shapes, shapesAt, step } from '../../schema/schema.ts';
import { settledUntil } from '../../schema/settled.ts';
import { isVersion1 } from '../../shared/compose/version-1.ts';
import { closest } from '../../shared/spelling.ts';
import { isStrayed, placeOf } from './places.ts';

/** A list of allowed keys that is longer does not help anybody. */
const LONGEST_LIST = 8;

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'compose-service',
  fix: 'suggestion',
  sources: ['dclint/invalid-schema'],
  visit: {
    compose(file, context) {
      if (isSound(file) || isVersion1(file)) return;
      const settled = settledUntil(file);
      const readable = ({ key }: ComposeNode) => key !== undefined && key.start < settled;
      for (const document of file.documents) check(file, document, shapesAt([]), { ...context, readable });
    },
  },
});

interface Check extends Pick<Context, 'report'> {
  readonly readable: (node: ComposeNode) => boolean;
}

function check(file: Compose, node: ComposeNode, shapes: Shapes, context: Check): void {
  if (shapes.length === 0) return;
  if (node.kind === 'sequence') {
    const items = step(shapes, '[]');
    for (const item of node.children) check(file, item, items, context);
  }
  if (node.kind !== 'mapping') return;
  const keys = keysOf(shapes);
  for (const child of node.children) {
    const { key } = child;
    if (!key || isExempt(key.text) || child.tag === '!reset' || !context.readable(child)) continue;
    if (hasOddKey(child)) context.report(unquoted(child));
    if (keys?.allows(key.text) === false) {
      context.report(describe(file, child, keys.names));
    } else if (isStrayed(child)) {
      context.report(misplaced(file, child));
    } else {
      check(file, child, step(shapes, key.text), context);
    }
  }
}

/** Extension fields; the merge key where it merges nothing; and what only the value of a variable could tell. */
function isExempt(key: string): boolean {
  return key === '' || key === '<<' || key.startsWith('x-') || key.includes('$');
}

/** That YAML reads something else than a text in the key of `node`. */
function unquoted(node: ComposeNode): Found {
  const { text = '', start, end } = node.key ?? { ...node.entrySpan, text: '' };
  return {
    span: { start, end },
    message: /^[-+.\d]/.test(text) ? 'number' : 'word',
    args: { key: text },
    fix: () => ({ edits: [insert(start, '"'), insert(end, '"')] }),
  };
}

function describe(file: Compose, node: ComposeNode, names: readonly string[]): Found {
  const key = node.key ?? node.entrySpan;
  const free = names.filter(name => node.parent?.get(name) === undefined);
  const found = misplaced(file, node);
  const suggestion = closest(node.path.at(-1) ?? '', free);
  if (suggestion !== undefined) {
    return {
      ...found,
      message: 'typo',
      args: { ...found.args, suggestion },
      fix: () => ({ edits: [replace({ start: key.start, end: key.end }, suggestion)] }),
    };
  }
  if (found.message !== undefined) return found;
  if (names.length === 0) return { ...found, message: 'name' };
  return names.length > LONGEST_LIST ? found : { ...found, message: 'listed', args: { ...found.args, names } };
}

/** That `node` belongs elsewhere, where that can be told; a finding with the default message where not. */
function misplaced(file: Compose, node: ComposeNode): Found {
  const { start, end } = node.key ?? node.entrySpan;
  const key = node.path.at(-1) ?? '';
  const place = placeOf(file, node);
  const found = { span: { start, end }, args: { key } };
  if (place === undefined) return found;
  return place === '' ? { ...found, message: 'top' } : { ...found, message: 'misplaced', args: { key, place } };
}
