import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { hasVariable } from '../../../model/compose/parts.ts';
import { type Edit, remove, replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import type { Fix } from '../../rule.ts';
import { removeItem } from './entry-lines.ts';

/** Name and value of an item of `security_opt`: `=` and the older `:` divide them. */
export interface SecurityOption {
  readonly name: string;
  readonly value: string;
}

/** An item of `security_opt` taken apart; undefined when it is none, or when a variable is in it. */
export function securityOption({ scalar }: ComposeNode): SecurityOption | undefined {
  if (scalar === undefined || hasVariable(scalar.value)) return undefined;
  const cut = scalar.value.search(/[=:]/);
  return cut < 0
    ? { name: scalar.value, value: '' }
    : { name: scalar.value.slice(0, cut), value: scalar.value.slice(cut + 1) };
}

/** Whether an option takes a wall away that Docker puts up by itself. */
export function takesWallAway({ name, value }: SecurityOption): boolean {
  return (
    ((name === 'seccomp' || name === 'apparmor') && value === 'unconfined') || (name === 'label' && value === 'disable')
  );
}

/** A fix that takes an item out of `security_opt`, and the key with it when nothing is left. */
export function removeOption(file: Compose, node: ComposeNode): Fix | undefined {
  const edit = removeItem(file, node) ?? removeFlowItem(file, node);
  return edit && { edits: [withThoseBefore(file, node, edit)] };
}

/**
 * `edit`, grown over the items in front of it when all items of the list are going to leave: two rules that each take
 * one out at the same time would leave a key without a value, which Compose refuses. Edits that overlap are made one after the other.
 */
function withThoseBefore(file: Compose, node: ComposeNode, edit: Edit): Edit {
  const items = node.parent?.children ?? [];
  const first = items[0];
  if (first === undefined || node.index === 0 || !items.every(isLeaving)) return edit;
  const start = first.entrySpan.start;
  return replace({ start, end: edit.span.end }, slice(file.text, { start, end: edit.span.start }) + edit.newText);
}

function isLeaving(node: ComposeNode): boolean {
  const option = securityOption(node);
  return option !== undefined && takesWallAway(option);
}

/** An edit that takes an item out of `[a, b]` with one comma; undefined for the only item, and where comments are between. */
function removeFlowItem({ text }: Compose, node: ComposeNode): Edit | undefined {
  const list = node.parent;
  if (node.via !== 'written' || list?.kind !== 'sequence' || !list.flow || node.anchor) return undefined;
  const before = list.children[node.index - 1]?.entrySpan;
  const after = list.children[node.index + 1]?.entrySpan;
  const { start, end } = node.entrySpan;
  const span = before ? { start: before.end, end } : after && { start, end: after.start };
  return span === undefined || slice(text, span).includes('#') ? undefined : remove(span);
}
