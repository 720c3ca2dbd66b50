import type { Span } from '../../text/span.ts';

/** `[SOURCE:]TARGET[:MODE]` or the long form, with the places of its parts. */
export interface Mount {
  /** `anonymous`: no source. `unknown`: a variable hides what it is. */
  readonly type: 'named' | 'bind' | 'anonymous' | 'tmpfs' | 'npipe' | 'cluster' | 'image' | 'unknown';
  readonly source: (Span & { readonly text: string }) | undefined;
  readonly target: (Span & { readonly text: string }) | undefined;
  /** The words behind the last colon: `ro`, `z`, `cached` …, each with its place; of the long form `read_only: true` as `ro`. */
  readonly modes: readonly (Span & { readonly text: string })[];
  readonly long: boolean;
}
