import { oncePer } from '../remember.ts';
import type { ComposeNode, Part, Scalar } from './compose.ts';
import { hasVariable, partOf, separatorsIn, wholePart } from './parts.ts';

/** One end of a port mapping: a single port has `from === to`. */
export interface PortRange extends Part {
  /** undefined when a variable hides it. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** `[HOST_IP:][HOST_PORT:]CONTAINER_PORT[/PROTOCOL]` or the long form, with the places of its parts. */
export interface PortMapping {
  /** Without the brackets of an IPv6 address. */
  readonly hostIp: Part | undefined;
  /** undefined: Docker picks a free port. */
  readonly published: PortRange | undefined;
  readonly target: PortRange;
  readonly protocol: Part | undefined;
  /** Only of the long form, as the next two. */
  readonly mode: Part | undefined;
  readonly name: Part | undefined;
  readonly appProtocol: Part | undefined;
  readonly long: boolean;
}

/**
 * An item of `ports:` taken apart; undefined when Compose would not read it. Whether the numbers are real ports is not
 * asked here. https://docs.docker.com/reference/compose-file/services/#ports
 */
export const parsePort: (node: ComposeNode) => PortMapping | undefined = oncePer(node => {
  if (node.kind === 'mapping') return parseLong(node);
  return node.kind === 'scalar' && node.scalar !== undefined ? parseShort(node, node.scalar) : undefined;
});

function parseLong(node: ComposeNode): PortMapping | undefined {
  const target = asRange(wholePart(node.get('target')));
  const publishedNode = node.get('published');
  const published = publishedNode?.scalar?.value === '' ? undefined : wholePart(publishedNode);
  const range = asRange(published);
  if (target === undefined || (published !== undefined && range === undefined)) return undefined;
  return {
    hostIp: wholePart(node.get('host_ip')),
    published: range,
    target,
    protocol: wholePart(node.get('protocol')),
    mode: wholePart(node.get('mode')),
    name: wholePart(node.get('name')),
    appProtocol: wholePart(node.get('app_protocol')),
    long: true,
  };
}

function parseShort(node: ComposeNode, scalar: Scalar): PortMapping | undefined {
  const { value } = scalar;
  const part = (start: number, end: number): Part => partOf(node, scalar, start, end);
  const slash = separatorsIn(value, '/').at(-1);
  const end = slash ?? value.length;
  const address = value.startsWith('[') ? value.indexOf(']') : -1;
  if (value.startsWith('[') && value[address + 1] !== ':') return undefined;
  const colons = separatorsIn(value, ':').filter(at => at > address && at < end);
  if (colons.length > 2 || (address >= 0 && colons.length < 2)) return undefined;
  const [last, before] = [colons.at(-1), colons.at(-2)];
  const target = asRange(part(last === undefined ? 0 : last + 1, end));
  const publishedStart = before === undefined ? 0 : before + 1;
  const published = last === undefined || last === publishedStart ? undefined : part(publishedStart, last);
  const range = asRange(published);
  if (target === undefined || (published !== undefined && range === undefined)) return undefined;
  const [ipStart, ipEnd] = address < 0 ? [0, before ?? 0] : [1, address];
  return {
    hostIp: ipEnd > ipStart ? part(ipStart, ipEnd) : undefined,
    published: range,
    target,
    protocol: slash === undefined ? undefined : part(slash + 1, value.length),
    mode: undefined,
    name: undefined,
    appProtocol: undefined,
    long: false,
  };
}

/** `part` as a port or a range of ports; undefined when it is neither. */
function asRange(part: Part | undefined): PortRange | undefined {
  if (part === undefined) return undefined;
  if (hasVariable(part.text)) return { ...part, from: undefined, to: undefined };
  const [whole, from, to] = /^(\d+)(?:-(\d+))?$/.exec(part.text) ?? [];
  if (whole === undefined || from === undefined) return undefined;
  return { ...part, from: Number(from), to: Number(to ?? from) };
}
