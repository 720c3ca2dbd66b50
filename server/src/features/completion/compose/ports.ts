import { conceptAt } from '../concept.ts';
import { noteOf, PORT_KIND, portsFor } from '../ports.ts';
import type { Proposal } from '../proposal.ts';
import { choices, rest, type Slot } from '../slot.ts';
import { type Cursor, imageOf } from './cursor.ts';

/**
 * Items of `ports:`. Whole ones open a port to this machine alone first: what else opens it to everybody is a choice. With
 * part of one typed, what may follow: a port of the container, a protocol.
 */
export function proposePorts(cursor: Cursor, slot: Slot, path: readonly string[]): readonly Proposal[] {
  const protocol = afterSlash(slot, path);
  if (protocol) return protocol;
  const known = portsFor(imageOf(cursor));
  const colon = slot.typed.lastIndexOf(':');
  // Behind an address comes the port of the host, behind that one the container's.
  const isAddress = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-fA-F:]+\]|localhost):$/.test(slot.typed.slice(0, colon + 1));
  return known.flatMap(port => {
    const number = String(port.port);
    const about = { ...port.about, ...conceptAt(path, colon < 0 ? ['#host-port'] : ['#container-port']) };
    const words =
      colon < 0
        ? [`127.0.0.1:${number}:${number}`, `${number}:${number}`]
        : [isAddress ? `${number}:${number}` : number];
    const span = colon < 0 ? slot.span : rest(slot, colon + 1).span;
    return words.map(
      (word): Proposal => ({ label: word, kind: PORT_KIND, span, ...noteOf(port), about, quoted: true }),
    );
  });
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
