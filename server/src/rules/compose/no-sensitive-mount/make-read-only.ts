import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { type Edit, insert, replace } from '../../../text/edit.ts';
import type { Fix } from '../../rule.ts';
import type { HostMount } from '../../shared/compose/host-path.ts';

/** A fix after which the service can only read what `mount` hands over; undefined where the mount is at home elsewhere. */
export function makeReadOnly(file: Compose, mount: HostMount): Fix | undefined {
  if (mount.node.via !== 'written' || mount.volume !== undefined) return undefined;
  const edit = mount.mount.long ? closeLong(file, mount.node) : closeShort(mount);
  return edit && { edits: [edit] };
}

/** `rw` becomes `ro`; else `ro` goes behind the modes, or behind the target. */
function closeShort({ node, mount: { modes } }: HostMount): Edit | undefined {
  const { scalar } = node;
  const content = scalar?.spanOf(0, scalar.value.length);
  if (scalar === undefined || content === undefined || content.end - content.start !== scalar.value.length)
    return undefined;
  const open = modes.find(({ text }) => text === 'rw');
  if (open) return replace({ start: open.start, end: open.end }, 'ro');
  return insert(content.end, modes.length > 0 ? ',ro' : ':ro');
}

/** `read_only: false` becomes `true`; else the key goes in front of `source`, wherever that stands. */
function closeLong({ lines }: Compose, node: ComposeNode): Edit | undefined {
  const written = node.get('read_only');
  if (written) return written.via === 'written' && written.scalar ? replace(written.span, 'true') : undefined;
  const source = node.get('source');
  if (source?.via !== 'written') return undefined;
  const { start } = source.entrySpan;
  const column = start - lines.start(lines.lineAt(start));
  return insert(start, `read_only: true${node.flow ? ', ' : lines.eol + ' '.repeat(column)}`);
}
