import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { isPlainText } from '../../../model/compose/write.ts';
import { type Edit, insert, remove, replace } from '../../../text/edit.ts';
import type { Offer, Place, Refactoring } from '../refactoring.ts';
import { columnOf, commentsIn, indentUnit, isFree, isOneLine, nearest, nodeAt } from './written.ts';

const PLACE = ['services.*.depends_on'];

/** What the short form means. https://docs.docker.com/reference/compose-file/services/#depends_on */
const CONDITION = 'condition: service_started';

/** Writes `- db` as `db:` with the condition that it stands for, so that it can be changed to `service_healthy`. */
export const toDependencyMapping: Refactoring<Compose> = {
  kind: 'refactor.rewrite',
  offer({ file, span }: Place<Compose>): readonly Offer[] {
    const node = nearest(nodeAt(file, span), PLACE);
    if (node?.kind !== 'sequence' || !isFree(file, node) || node.children.length === 0) return [];
    const names = node.children.map(({ scalar }) => scalar?.value);
    if (new Set(names).size < names.length) return [];
    return offer('toMapping', node, each(file, node, expandItem));
  },
};

/** Writes `db:` as `- db`, where it says nothing but what the short form means. */
export const toDependencyList: Refactoring<Compose> = {
  kind: 'refactor.rewrite',
  offer({ file, span }: Place<Compose>): readonly Offer[] {
    const node = nearest(nodeAt(file, span), PLACE);
    if (node?.kind !== 'mapping' || !isFree(file, node) || node.children.length === 0) return [];
    return offer('toList', node, each(file, node, foldEntry));
  },
};

function offer(phrase: string, node: ComposeNode, edits: readonly Edit[] | undefined): readonly Offer[] {
  return edits ? [{ title: { phrase: `refactor.${phrase}`, args: { key: node.key?.text ?? '' } }, edits }] : [];
}

function each(
  file: Compose,
  node: ComposeNode,
  change: (child: ComposeNode, node: ComposeNode, file: Compose) => readonly Edit[] | undefined,
): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  const { start, end } = node.span;
  if (node.flow) {
    if (!/[\]}]/.test(file.text.charAt(end - 1))) return undefined;
    const [open = '', close = ''] = node.kind === 'sequence' ? '{}' : '[]';
    edits.push(replace({ start, end: start + 1 }, open), replace({ start: end - 1, end }, close));
  }
  for (const child of node.children) {
    const changed = change(child, node, file);
    if (!changed) return undefined;
    edits.push(...changed);
  }
  return edits;
}

function expandItem(child: ComposeNode, list: ComposeNode, file: Compose): readonly Edit[] | undefined {
  const { lines, text } = file;
  const { scalar, span } = child;
  if (child.kind !== 'scalar' || !scalar || !isOneLine(file, child) || !isName(scalar.value)) return undefined;
  if (list.flow) return [insert(span.end, `: { ${CONDITION} }`)];
  const line = lines.lineAt(span.start);
  const start = lines.start(line);
  const [, blanks] = /^( *)- +$/.exec(text.slice(start, span.start)) ?? [];
  if (blanks === undefined || !list.key) return undefined;
  const unit = ' '.repeat(indentUnit(file, list));
  const shift = blanks.length <= columnOf(file, list.key.start) ? unit : '';
  const indent = blanks + shift + unit;
  return [
    replace({ start: start + blanks.length, end: span.start }, shift),
    insert(span.end, ':'),
    insert(lines.end(line), `${lines.eol}${indent}${CONDITION}`),
  ];
}

function foldEntry(child: ComposeNode, mapping: ComposeNode, file: Compose): readonly Edit[] | undefined {
  const { lines } = file;
  const { key, entrySpan } = child;
  if (!key || !isName(key.text) || child.kind !== 'mapping' || !saysNothingMore(child)) return undefined;
  const written = file.text.slice(entrySpan.start, key.end);
  if (written !== key.text || commentsIn(file, child.span).length > 0) return undefined;
  const keyLine = lines.lineAt(entrySpan.start);
  if (commentsIn(file, { start: lines.end(keyLine), end: child.span.start }).length > 0) return undefined;
  if (mapping.flow) return [replace(entrySpan, written)];
  // A comment behind the name stays, one behind the condition would have to go.
  const lastLine = lines.lineAt(entrySpan.end);
  if (commentsIn(file, { start: entrySpan.end, end: lines.end(lastLine) }).length > 0 && lastLine > keyLine)
    return undefined;
  const keyEnd = entrySpan.start + written.length;
  const colon = file.text.indexOf(':', keyEnd) + 1;
  const edits = [insert(entrySpan.start, '- ')];
  if (lastLine === keyLine) return [...edits, remove({ start: keyEnd, end: entrySpan.end })];
  return [...edits, remove({ start: keyEnd, end: colon }), remove({ start: lines.end(keyLine), end: entrySpan.end })];
}

/** Whether a dependency is on the start alone. `required` and `restart` may say what they are by default. */
function saysNothingMore(dependency: ComposeNode): boolean {
  return (
    dependency.get('condition')?.scalar?.value === 'service_started' &&
    dependency.children.every(({ key, scalar }) => {
      switch (key?.text) {
        case 'condition':
          return true;
        case 'required':
          return scalar?.value === 'true';
        case 'restart':
          return scalar?.value === 'false';
        default:
          return false;
      }
    })
  );
}

/** The names that a service may have, when they need no quotes. */
function isName(text: string): boolean {
  return /^[\w.-]+$/.test(text) && isPlainText(text, 'flow');
}
