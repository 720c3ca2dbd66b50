import type { Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import { isPosixShell } from '../../../model/dockerfile/nested-shell.ts';
import { factsOf } from '../../../model/image/facts.ts';
import { variantOf } from '../../../model/image/tag.ts';
import { baseImageOf } from '../../../rules/shared/base-image.ts';
import { lineOf } from '../../../rules/shared/copied.ts';

/** The instructions whose command is written in the shell form or in the exec form. */
export const WITH_FORMS: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/** Programs that only start another one: what stands behind them runs as it would alone. */
const INITS: ReadonlySet<string> = new Set(['tini', 'dumb-init']);

/** https://docs.docker.com/reference/dockerfile/#shell */
const USUAL_SHELL: readonly string[] = ['/bin/sh', '-c'];

/** What the image that a stage is built on is good for, as far as its name tells. */
export type Ground = 'known' | 'bare' | 'unknown';

/**
 * Whether the base image of a stage is one that we know to bring a shell, no SHELL of its own and no program in its
 * ENTRYPOINT but one that hands over (`known`), one that has no shell (`bare`), or a stranger.
 */
export function groundOf(stage: Stage): Ground {
  const reference = baseImageOf(stage);
  const facts = reference && factsOf(reference);
  if (!reference || !facts) return 'unknown';
  const variant = variantOf(reference);
  if (variant === 'scratch' || variant === 'distroless') return 'bare';
  const isPlain = facts.kind === 'base' || facts.kind === 'language' || facts.kind === 'sdk';
  return isPlain && variant !== 'windows' ? 'known' : 'unknown';
}

/**
 * The words in front of the script when the shell form of this instruction is run: `/bin/sh -c`, or what SHELL says.
 * undefined where a base image may have brought its own, and for shells that are not POSIX or read profiles first.
 */
export function shellOf({ state, stage }: Instruction): readonly string[] | undefined {
  const { shell } = state;
  if (!shell) return stage && groundOf(stage) === 'known' ? USUAL_SHELL : undefined;
  const words = shell.by.json?.map(({ value }) => value);
  const [program = ''] = words ?? [];
  return words && isPosixShell(program) && !words.some(word => /^-\w*l/.test(word)) ? words : undefined;
}

/** Whether a CMD of the same stage, or of one that is built on it, hands its words to this ENTRYPOINT. */
export function hasArguments(entrypoint: Instruction): boolean {
  const open = entrypoint.stage ? [entrypoint.stage] : [];
  for (let stage = open.pop(); stage; stage = open.pop()) {
    const { finalState } = stage;
    if (finalState.entrypoint === entrypoint && finalState.cmd) return true;
    for (const child of stage.neededBy) if (child.parent === stage) open.push(child);
  }
  return false;
}

/**
 * Whether the words of a CMD are a command of their own. With an ENTRYPOINT in the exec form they are its arguments, and the
 * image of a stranger may have one.
 */
export function startsByItself({ stage }: Instruction): boolean {
  const entrypoint = stage?.finalState.entrypoint;
  if (entrypoint) return isInit(entrypoint);
  return stage !== undefined && groundOf(stage) === 'known';
}

function isInit({ json }: Instruction): boolean {
  const [program, ...args] = json?.map(({ value }) => value) ?? [];
  if (program === undefined) return false;
  return INITS.has(program.slice(program.lastIndexOf('/') + 1)) && args.every(arg => arg.startsWith('-'));
}

/** Whether a shell form in the same stage, or below it, shows that there is a shell. */
export function hasShellForm(stage: Stage): boolean {
  return lineOf(stage).some(({ instructions }) =>
    instructions.some(({ keyword, json, words }) => keyword === 'RUN' && json === undefined && words.length > 0),
  );
}
