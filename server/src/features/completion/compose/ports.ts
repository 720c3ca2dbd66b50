import { conceptAt } from '../concept.ts';
import { noteOf, PORT_KIND, portsFor } from '../ports.ts';
import type { Proposal } from '../proposal.ts';
import type { Scene } from '../scene.ts';
import { choices, rest, type Slot } from '../slot.ts';
import { type Cursor, imageOf } from './cursor.ts';

/** An address of the host in front of the ports. */
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-fA-F:]+\]):$/;

/**
 * Items of `ports:`. Whole ones open a port to this machine alone first: that it is open to everybody should be a choice.
 * With part of one typed, what may follow: a port of the container, a protocol.
 */
export function proposePorts(
  cursor: Cursor,
  slot: Slot,
  path: readonly string[],
  { knowledge }: Scene,
): readonly Proposal[] {
  const protocol = afterSlash(slot, path);
  if (protocol) return protocol;
  const known = portsFor(imageOf(cursor));
  const behind = slot.typed.lastIndexOf(':') + 1;
  if (behind > 0) {
    // Behind an address comes the port of the host, behind that one the container's.
    const isAddress = ADDRESS.test(slot.typed.slice(0, behind));
    const { span } = rest(slot, behind);
    return known.map(port => ({
      label: isAddress ? `${port.port}:${port.port}` : String(port.port),
      kind: PORT_KIND,
      span,
      ...noteOf(port),
      about: { ...port.about, ...conceptAt(path, [isAddress ? '#host-port' : '#container-port']) },
    }));
  }
  return known.flatMap(({ port, about }) =>
    ['local', 'everywhere'].map(
      (reach): Proposal => ({
        label: `${reach === 'local' ? '127.0.0.1:' : ''}${port}:${port}`,
        kind: PORT_KIND,
        span: slot.span,
        note: knowledge.say({ phrase: `inlay.${reach}` }, 'plain'),
        about: { ...about, ...conceptAt(path, [reach === 'local' ? '#host-ip' : '#host-port']) },
        quoted: true,
      }),
    ),
  );
}

/** Items of `expose:`. */
export function proposeExpose(cursor: Cursor, slot: Slot, path: readonly string[]): readonly Proposal[] {
  return (
    afterSlash(slot, path) ??
    portsFor(imageOf(cursor)).map(port => ({
      label: String(port.port),
      kind: PORT_KIND,
      span: slot.span,
      ...noteOf(port),
      about: port.about,
      quoted: true,
    }))
  );
}

function afterSlash(slot: Slot, path: readonly string[]): readonly Proposal[] | undefined {
  const slash = slot.typed.indexOf('/');
  if (slash < 0) return undefined;
  return choices(rest(slot, slash + 1), ['tcp', 'udp'], () => conceptAt(path, ['#protocol']));
}
