import type { Neighbours } from '../../../rules/rule.ts';

/** What facts may look at beside the file: the files next to it, and the day. A snapshot is one. */
export interface Surround {
  readonly neighbours: Neighbours;
  /** `YYYY-MM-DD` */
  readonly today: string;
}
