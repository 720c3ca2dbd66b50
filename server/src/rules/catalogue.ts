import { rules } from '../generated/rules.ts';
import type { Rule } from './rule.ts';

/** A rule with the id that its folder gives it. */
export interface CatalogueEntry {
  readonly id: string;
  /** `image` rules see the images of both languages. */
  readonly language: 'dockerfile' | 'compose' | 'image';
  readonly rule: Rule;
}

/** Every rule there is, by language and then by id. */
export const catalogue: readonly CatalogueEntry[] = rules;
