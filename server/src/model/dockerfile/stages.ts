import type { ImageUse } from '../image/reference.ts';
import type { Setting, Stage, State, Word } from './dockerfile.ts';
import { applyEffect, lookupIn } from './effects.ts';
import type { ParsedInstruction } from './instruction.ts';
import { isPosixShell } from './nested-shell.ts';
import { readSources } from './sources.ts';
import { Scope } from './state.ts';
import { baseName } from './wrappers.ts';

/** The stages of a file, what is in front of them, and the images that all of them name. */
export interface Build {
  readonly stages: readonly Stage[];
  readonly globalArgs: readonly ParsedInstruction[];
  readonly images: readonly ImageUse[];
}

/** Sorts instructions into stages, resolves what names a stage, and works out what is in force where. */
export function buildStages(instructions: readonly ParsedInstruction[]): Build {
  const globals = new Scope(false, undefined);
  const stages: ParsedStage[] = [];
  const byName = new Map<string, ParsedStage>();
  const globalArgs: ParsedInstruction[] = [];
  const images: ImageUse[] = [];
  let stage: ParsedStage | undefined;

  const findStage = (name: string, byNumber: boolean): ParsedStage | undefined => {
    const named = byName.get(name.toLowerCase());
    // The stage that is being read is not above itself.
    if (named !== undefined || !byNumber || !/^\d{1,6}$/.test(name)) return named;
    const numbered = stages[Number(name)];
    return numbered === stage ? undefined : numbered;
  };

  for (const instruction of instructions) {
    const { index } = instruction;
    const isFrom = instruction.keyword === 'FROM';
    if (isFrom && stage !== undefined) byName.set(stage.name?.value.toLowerCase() ?? '', stage);
    if (isFrom) stage = undefined;
    const scope = stage?.scope ?? globals;
    const sources = readSources(instruction, findStage, lookupIn(scope, index));
    const parent = isFrom ? findStageOf(sources[0]?.use.stage, stages) : undefined;
    if (isFrom) {
      stage = new ParsedStage(stages.length, instruction, parent, sources[0]?.image);
      stages.push(stage);
    }
    const current = stage;
    instruction.sources = sources.map(({ use }) => use);
    instruction.enter({ stage, scope, hasForeignShell: () => isForeign(instruction.state.shell, current) });
    for (const { use, image } of sources) {
      if (image !== undefined) images.push(image);
      stage?.need(findStageOf(use.stage, stages));
    }
    if (!isFrom) applyEffect(instruction, scope, globals);
    if (stage !== undefined) stage.instructions.push(instruction);
    else if (instruction.keyword === 'ARG') globalArgs.push(instruction);
  }
  markReached(stages);
  return { stages, globalArgs, images };
}

/** A stage, written while the file is read. */
class ParsedStage implements Stage {
  readonly index: number;
  readonly name: Word | undefined;
  readonly from: ParsedInstruction;
  readonly instructions: ParsedInstruction[] = [];
  readonly image: ImageUse | undefined;
  readonly parent: ParsedStage | undefined;
  readonly scope: Scope;
  /** Whether its base image brings a shell that is not POSIX. */
  readonly isWindows: boolean;
  isFinal = false;
  ships = false;
  isReachable = false;
  readonly #needs = new Set<ParsedStage>();
  readonly #neededBy = new Set<ParsedStage>();

  constructor(index: number, from: ParsedInstruction, parent: ParsedStage | undefined, image: ImageUse | undefined) {
    const [, as, name] = from.words;
    this.index = index;
    this.from = from;
    this.name = as?.value.toUpperCase() === 'AS' ? name : undefined;
    this.parent = parent;
    this.image = image;
    this.scope = new Scope(true, parent?.scope);
    this.isWindows = parent?.isWindows ?? namesWindows(from, image);
  }

  get start(): number {
    return this.from.start;
  }

  get end(): number {
    return (this.instructions.at(-1) ?? this.from).end;
  }

  get needs(): readonly ParsedStage[] {
    return [...this.#needs];
  }

  get neededBy(): readonly ParsedStage[] {
    return [...this.#neededBy];
  }

  get finalState(): State {
    return this.scope.finalState();
  }

  need(other: ParsedStage | undefined): void {
    if (other === undefined) return;
    this.#needs.add(other);
    other.#neededBy.add(this);
  }
}

function findStageOf(stage: Stage | undefined, stages: readonly ParsedStage[]): ParsedStage | undefined {
  return stage === undefined ? undefined : stages[stage.index];
}

/** Says of every stage what it is to the final image. A stage needs earlier ones only, so one pass upwards does. */
function markReached(stages: readonly ParsedStage[]): void {
  const final = stages.at(-1);
  if (final === undefined) return;
  final.isFinal = true;
  for (let stage: ParsedStage | undefined = final; stage !== undefined; stage = stage.parent) stage.ships = true;
  final.isReachable = true;
  for (const stage of stages.toReversed()) {
    if (stage.isReachable) for (const needed of stage.needs) needed.isReachable = true;
  }
}

/** Whether the shell form is read by something else than a POSIX shell: what SHELL says, else the base image. */
function isForeign(shell: Setting | undefined, stage: ParsedStage | undefined): boolean {
  const [program, ...rest] = shell?.by.json?.map(element => element.value) ?? [];
  if (program === undefined) return stage?.isWindows === true;
  // `env bash` finds bash in PATH.
  return !isPosixShell(baseName(program) === 'env' ? (rest[0] ?? '') : program);
}

/** Whether FROM names a Windows image: by the names that Microsoft gives them, or by `--platform`. */
function namesWindows(from: ParsedInstruction, image: ImageUse | undefined): boolean {
  const platform = from.flags.find(flag => flag.name === 'platform')?.value?.value ?? '';
  const name = `${image?.raw ?? ''} ${image?.reference?.text ?? ''}`.toLowerCase();
  return /^windows\b/i.test(platform) || /windowsservercore|nanoserver|mcr\.microsoft\.com\/windows\//.test(name);
}
