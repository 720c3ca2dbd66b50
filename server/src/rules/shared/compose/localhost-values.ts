import type { Span } from '../../../text/span.ts';

/** `localhost:5432` in a value, and what stands around it. */
export interface LocalAddress {
  /** Of `localhost:5432`, in the value. */
  readonly span: Span;
  readonly host: string;
  readonly port: number;
  /** `postgres` of `postgres://…`; of `jdbc:postgresql://…` the last. undefined without one. */
  readonly scheme: string | undefined;
}

const ADDRESS =
  /(?:([a-z][a-z0-9+.-]*):\/\/(?:[^\s@/?#,"']{1,200}@)?|(?<![\w.@:/-]))(localhost|127\.0\.0\.1|\[::1\]):(\d{1,5})(?!\d)/gi;

/** What every such address has in it: few values do, and the rest need no closer look. */
const LOCAL = /localhost:|127\.0\.0\.1:|::1\]:/i;

/** The addresses of this machine with a port that `value` names, first to last. */
export function localAddresses(value: string): readonly LocalAddress[] {
  if (!LOCAL.test(value)) return [];
  return [...value.matchAll(ADDRESS)].map(match => {
    const [whole, scheme, host = '', port = ''] = match;
    const end = match.index + whole.length;
    return {
      span: { start: end - host.length - port.length - 1, end },
      host,
      port: Number(port),
      scheme: scheme?.toLowerCase(),
    };
  });
}
