import type { Span } from '../../text/span.ts';

/** One end of a port mapping: a single port has `from === to`. */
export interface PortRange extends Span {
  readonly text: string;
  /** undefined when a variable hides it. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** `[HOST_IP:][HOST_PORT:]CONTAINER_PORT[/PROTOCOL]` or the long form, with the places of its parts. */
export interface PortMapping {
  readonly hostIp: (Span & { readonly text: string }) | undefined;
  /** undefined: Docker picks a free port. */
  readonly published: PortRange | undefined;
  readonly target: PortRange;
  readonly protocol: (Span & { readonly text: string }) | undefined;
  readonly long: boolean;
}
