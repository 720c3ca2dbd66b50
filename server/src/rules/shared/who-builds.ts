import type { Instruction } from '../../model/dockerfile/dockerfile.ts';
import { runsAs } from '../../model/image/facts.ts';
import { baseImageOf } from './base-image.ts';

/** Whom an instruction runs as: what USER said, else what the base image is known for; undefined when nobody knows. */
export function userOf({ state, stage }: Instruction): string | undefined {
  if (state.user) return state.user.text;
  const reference = baseImageOf(stage);
  return reference && runsAs(reference)?.user;
}

/** Whether a user, as USER takes it, is root. */
export function isRoot(user: string): boolean {
  return /^(?:root|0+)(?::|$)/.test(user);
}
