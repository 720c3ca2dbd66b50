import type { Dockerfile, Instruction, Stage, Word } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand } from '../../../model/dockerfile/shell.ts';
import { slice } from '../../../text/span.ts';

/** A file of one stage without a name, whose steps all happen in one folder: what can be cut in two. */
export interface PlainStage {
  /** The image behind FROM, where ` AS build` goes. */
  readonly image: Word;
  /** The one WORKDIR, which is absolute. */
  readonly workdir: string;
  /** What stands in front of the first step that happens in that folder. */
  readonly opening: Instruction;
  readonly instructions: readonly Instruction[];
  /** What the container starts: ENTRYPOINT and CMD, both in the exec form. */
  readonly start: readonly string[];
}

/** Reads `stage` so; undefined when there is more to it, or when the file does not tell. */
export function readPlainStage(stage: Stage, { stages }: Dockerfile): PlainStage | undefined {
  const { from, instructions, finalState, image } = stage;
  const { entrypoint, cmd, healthcheck, shell } = finalState;
  const [word] = from.words;
  if (stages.length !== 1 || stage.name || !word || from.words.length > 1 || from.flags.length > 0) return undefined;
  if (!image?.exact || image.reference?.digest || healthcheck || shell) return undefined;
  const starters = [entrypoint, cmd].filter(each => each !== undefined);
  if (starters.some(({ json }) => json === undefined)) return undefined;
  const folders = instructions.filter(({ keyword }) => keyword === 'WORKDIR');
  const first = instructions.findIndex(({ keyword }) => keyword === 'COPY' || keyword === 'ADD' || keyword === 'RUN');
  const opening = instructions[first - 1];
  const workdir = instructions[first]?.state.workdir?.text;
  if (!opening || folders.length !== 1 || !workdir || !/^\/[\w./-]*\w$/.test(workdir)) return undefined;
  const start = starters.flatMap(({ json }) => json ?? []).map(({ value }) => value);
  return { image: word, workdir, opening, instructions, start };
}

/** The tag of the same image in its small variant, as its makers order the words; undefined for tags of another kind. */
export function slimTag(tag: string, order: 'slim-last' | 'slim-first'): string | undefined {
  const [, version, codename = ''] = /^(\d+(?:\.\d+){0,2})(-(?:bullseye|bookworm|trixie))?$/.exec(tag) ?? [];
  if (version === undefined) return undefined;
  return order === 'slim-last' ? `${version}${codename}-slim` : `${version}-slim${codename}`;
}

/** The commands of a RUN when they run one after the other and the file tells every word of them; else undefined. */
export function plainCommands({
  keyword,
  script,
  json,
  heredocs,
  variables,
  flags,
}: Instruction): readonly ShellCommand[] | undefined {
  if (keyword !== 'RUN' || !script?.valid || json || heredocs.length > 0 || variables.length > 0) return undefined;
  // What other mounts bring would have to be brought to the new stage, too.
  if (flags.some(({ name, value }) => name !== 'mount' || !/^type=cache(?:,|$)/.test(value?.value ?? '')))
    return undefined;
  const isPlain = script.commands.every(
    ({ name, nameWord, args, joinedBy, isolated, conditional, redirects, assignments, wrappers }) =>
      name !== undefined &&
      nameWord?.raw === name &&
      (joinedBy === undefined || joinedBy === '&&' || joinedBy === ';') &&
      !isolated &&
      !conditional &&
      redirects.length + assignments.length + wrappers.length === 0 &&
      args.every(({ literal }) => literal),
  );
  return isPlain ? script.commands : undefined;
}

/** Whether an instruction copies from the build context, in words that mean the same in every stage. */
export function isPlainCopy({ keyword, flags, heredocs, variables }: Instruction): boolean {
  return keyword === 'COPY' && heredocs.length === 0 && variables.length === 0 && flags.every(f => f.name === 'chown');
}

/** The sources of a COPY as they are written, without `./`. */
export function sourcesOf({ json, words }: Instruction): readonly string[] {
  return (json ?? words).slice(0, -1).map(({ value }) => value.replace(/^\.\//, ''));
}

/** Whether an ENV says nothing but what `names` allows, in words that mean the same in every stage. */
export function isPlainEnv({ keyword, pairs, variables }: Instruction, names: RegExp): boolean {
  if (keyword !== 'ENV' || variables.length > 0) return false;
  return pairs.every(({ name, value, legacy }) => names.test(name.value) && !(legacy && /\s/.test(value?.raw ?? ' ')));
}

/** The same ENV for the new stage, in the form with `=`. */
export function envLine({ pairs }: Instruction): string {
  return `ENV ${pairs.map(({ name, value }) => `${name.raw}=${value?.raw ?? ''}`).join(' ')}`;
}

/** The line of an instruction, as it is written. */
export function lineText(instruction: Instruction, { text }: Dockerfile): string {
  return slice(text, instruction);
}
