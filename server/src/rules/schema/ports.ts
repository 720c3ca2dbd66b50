import { hasVariable, separatorsIn } from '../../model/compose/parts.ts';

/** What is wrong with a port, and where in its text. */
export interface PortFault {
  readonly kind:
    | 'port-address'
    | 'port-alone'
    | 'port-count'
    | 'port-limit'
    | 'port-missing'
    | 'port-number'
    | 'port-order'
    | 'port-protocol';
  readonly start: number;
  readonly end: number;
}

/** https://docs.docker.com/reference/compose-file/services/#ports */
export const PROTOCOLS: readonly string[] = ['tcp', 'udp', 'sctp'];

export const MOST = 65535;

/**
 * What Docker does not take of `[HOST_IP:][HOST_PORT:]CONTAINER_PORT[/PROTOCOL]`; undefined when it is in order, or when
 * that depends on a variable. Every port may be a range. Offsets are those of `text`.
 * https://docs.docker.com/reference/compose-file/services/#short-syntax-4
 */
export function portFault(text: string): PortFault | undefined {
  const slashes = separatorsIn(text, '/');
  const end = slashes[0] ?? text.length;
  const protocol = text.slice(end + 1);
  if (slashes.length === 1 && protocol !== '' && !isProtocol(protocol)) {
    return { kind: 'port-protocol', start: end + 1, end: text.length };
  }
  const bracket = text.startsWith('[') ? text.indexOf(']') : -1;
  const colons = separatorsIn(text, ':').filter(at => at > bracket && at < end);
  const [last, before] = [colons.at(-1), colons.at(-2)];
  const target = { start: last === undefined ? 0 : last + 1, end };
  if (target.start === target.end) return { kind: 'port-missing', start: 0, end: text.length };
  const published = { start: before === undefined ? 0 : before + 1, end: last ?? 0 };
  const address = text.slice(0, before ?? 0);
  if (before === undefined && last !== undefined && !hasVariable(text) && isAddress(text.slice(0, last))) {
    return { kind: 'port-alone', start: 0, end: text.length };
  }
  if (before !== undefined && address !== '' && !hasVariable(text) && !isBracketed(address)) {
    return { kind: 'port-address', start: 0, end: before };
  }
  return (
    rangeFault(text, target, 1) ??
    (published.end > published.start ? rangeFault(text, published, 0) : undefined) ??
    countFault(text, published, target)
  );
}

/** The same of a port or a range of ports alone; `least` is the smallest port that is one. */
export function rangeFault(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  least: 0 | 1,
): PortFault | undefined {
  const piece = text.slice(start, end);
  if (hasVariable(piece)) return undefined;
  const range = rangeOf(piece);
  if (range === undefined) return { kind: 'port-number', start, end };
  if (range.to > MOST || range.from < least) return { kind: 'port-limit', start, end };
  return range.from > range.to ? { kind: 'port-order', start, end } : undefined;
}

/** Whether `text` is `tcp`, `udp` or `sctp`, in letters of any case, or hidden by a variable. */
export function isProtocol(text: string): boolean {
  return PROTOCOLS.includes(text.toLowerCase()) || hasVariable(text);
}

/** Whether `text` is an IP address, or hidden by a variable. IPv6 is looked at less closely. */
export function isAddress(text: string): boolean {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return text.split('.').every(part => Number(part) <= 255);
  return /^[\da-f]*:[\da-f:]*(?::[\d.]+)?(?:%\w+)?$/i.test(text) || hasVariable(text);
}

/** The address in front of ports: IPv6 wears brackets, since it has colons of its own. */
function isBracketed(text: string): boolean {
  if (text.startsWith('[') && text.endsWith(']')) return isAddress(text.slice(1, -1));
  return isAddress(text) && !text.includes(':');
}

/** As many ports on one side as on the other, or one behind several. */
function countFault(
  text: string,
  published: { readonly start: number; readonly end: number },
  target: { readonly start: number; readonly end: number },
): PortFault | undefined {
  const outer = rangeOf(text.slice(published.start, published.end));
  const inner = rangeOf(text.slice(target.start, target.end));
  if (outer === undefined || inner === undefined || inner.from === inner.to) return undefined;
  if (outer.to - outer.from === inner.to - inner.from) return undefined;
  return { kind: 'port-count', start: published.start, end: target.end };
}

function rangeOf(text: string): { readonly from: number; readonly to: number } | undefined {
  const [whole, from = '', to = from] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  return whole === undefined ? undefined : { from: Number(from), to: Number(to) };
}
