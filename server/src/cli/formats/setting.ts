import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Pages } from '../../knowledge/texts.ts';

/** What an output format may need beside the report. */
export interface Setting {
  readonly knowledge: Knowledge;
  /** What paths in the output are relative to, where the format wants them relative. */
  readonly cwd: string;
  readonly hasColor: boolean;
  /** Read only by the format that carries the explanations along. */
  readonly pages: () => Pages;
}
