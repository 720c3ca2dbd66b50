import type { Compose, ComposeNode, Service } from '../../../model/compose/compose.ts';
import { hasVariable } from '../../../model/compose/parts.ts';
import { type PortMapping, type PortRange, parsePort } from '../../../model/compose/ports.ts';
import type { Span } from '../../../text/span.ts';
import { isSwitchedOff } from '../../shared/compose/profiles.ts';

/** Ports of the host that a service certainly wants for itself. */
export interface Claim {
  readonly service: Service;
  /** Where the numbers are written; `<<` and aliases bring several services to one place. */
  readonly place: Span;
  readonly from: number;
  readonly to: number;
  readonly protocol: string;
  /** The addresses it listens on, `*` for all of a family; undefined where it leaves a family alone. */
  readonly ipv4: string | undefined;
  readonly ipv6: string | undefined;
  /** Two mappings of one service with the same identity are one to Compose. */
  readonly identity: string;
}

/** What each service of `file` publishes, as far as the file says so; what a variable or a base decides is left out. */
export function findClaims(file: Compose): readonly Claim[] {
  return file.services.flatMap(service => {
    // With another mode than the default bridge's own there is nothing to publish.
    const mode = service.get('network_mode')?.scalar?.value;
    if (service.isOpen || isSwitchedOff(service) || (mode !== undefined && mode !== 'bridge')) return [];
    return (service.get('ports')?.children ?? []).flatMap(node => readClaim(service, node) ?? []);
  });
}

/** The first port that both want; undefined where they get along. */
export function contestedPort(a: Claim, b: Claim): number | undefined {
  const port = Math.max(a.from, b.from);
  if (port > Math.min(a.to, b.to) || a.protocol !== b.protocol) return undefined;
  if (a.service === b.service && a.identity === b.identity) return undefined;
  return meets(a.ipv4, b.ipv4) || meets(a.ipv6, b.ipv6) ? port : undefined;
}

function meets(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && (a === '*' || b === '*' || a === b);
}

function readClaim(service: Service, node: ComposeNode): Claim | undefined {
  const mapping = parsePort(node);
  const published = mapping?.published;
  if (!mapping || published?.from === undefined || published.to === undefined) return undefined;
  const addresses = readAddress(mapping.hostIp?.text ?? '');
  const protocol = (mapping.protocol?.text ?? 'tcp').toLowerCase();
  if (addresses === undefined || hasVariable(protocol) || !isFixed(mapping, published)) return undefined;
  return {
    service,
    place: { start: published.start, end: published.end },
    from: published.from,
    to: published.to,
    protocol,
    ...addresses,
    identity: [published.from, mapping.target.from, mapping.hostIp?.text].join(' '),
  };
}

/** Of a range that leads to one port Docker takes any that is free; of two ranges each port has its own. */
function isFixed({ target }: PortMapping, { from = 0, to = 0 }: PortRange): boolean {
  if (from === to) return true;
  return target.from !== undefined && target.to !== undefined && target.to - target.from === to - from && to > from;
}

/** Without an address Docker listens on all, of both families; undefined for what is no address, or not a known one. */
function readAddress(ip: string): Pick<Claim, 'ipv4' | 'ipv6'> | undefined {
  if (ip === '') return { ipv4: '*', ipv6: '*' };
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(ip)) return { ipv4: ip === '0.0.0.0' ? '*' : ip, ipv6: undefined };
  if (/^[\da-f:]*:[\da-f:]*$/i.test(ip)) return { ipv4: undefined, ipv6: ip === '::' ? '*' : ip.toLowerCase() };
  return undefined;
}
