import { neededFor } from '../../../model/compose/built.ts';
import type { ComposeNode, Part } from '../../../model/compose/compose.ts';
import { hasVariable, partOf } from '../../../model/compose/parts.ts';
import type { Dockerfile, Instruction, Pair, Stage } from '../../../model/dockerfile/dockerfile.ts';
import { isPredefined } from '../../../model/dockerfile/predefined.ts';
import { oncePer } from '../../../model/remember.ts';

/** A build argument that a compose file passes. */
export interface PassedArg {
  readonly name: Part;
  /** undefined when only the name is there: then the value comes from where `docker compose` runs. */
  readonly value: string | undefined;
  /** The entry or item that says so. */
  readonly node: ComposeNode;
}

/** An ARG that takes a build argument. */
export interface ArgDeclaration {
  readonly instruction: Instruction;
  readonly pair: Pair;
}

/**
 * The arguments in the `args` of a build, in its map form or its list form; those whose name a variable hides are left
 * out. https://docs.docker.com/reference/compose-file/build/#args
 */
export function passedArgs(args: ComposeNode | undefined): readonly PassedArg[] {
  return (args?.children ?? []).flatMap(node => {
    const arg = passedArg(node);
    return arg === undefined || arg.name.text === '' || hasVariable(arg.name.text) ? [] : [arg];
  });
}

/** One entry or item of `args`; undefined for what is none. */
export function passedArg(node: ComposeNode): PassedArg | undefined {
  const { key, scalar } = node;
  if (key) return { name: key, value: node.kind === 'null' ? undefined : (scalar?.value ?? ''), node };
  if (!scalar || node.kind !== 'scalar') return undefined;
  const equals = scalar.value.indexOf('=');
  const end = equals < 0 ? scalar.value.length : equals;
  return {
    name: partOf(node, scalar, 0, end),
    value: equals < 0 ? undefined : scalar.value.slice(equals + 1),
    node,
  };
}

/** Many services may build the same stage. */
const argsByStage = oncePer((_: Dockerfile) => new Map<Stage, readonly ArgDeclaration[]>());

/**
 * Every ARG that a build up to `stage` reads, in the order of the file: those in front of the first FROM, those of
 * `stage`, and those of all it needs. What ONBUILD keeps for later counts: a stage on top of it runs it.
 */
export function argsFor(file: Dockerfile, stage: Stage): readonly ArgDeclaration[] {
  const known = argsByStage(file);
  let args = known.get(stage);
  if (!args) {
    args = [...file.globalArgs, ...neededFor(stage).flatMap(({ instructions }) => instructions)].flatMap(
      declarationsIn,
    );
    known.set(stage, args);
  }
  return args;
}

/** Every ARG of the file, whatever is built. */
export function allArgs(file: Dockerfile): readonly ArgDeclaration[] {
  return file.instructions.flatMap(declarationsIn);
}

function declarationsIn(instruction: Instruction): readonly ArgDeclaration[] {
  const { keyword, trigger } = instruction;
  if (keyword === 'ONBUILD') return trigger ? declarationsIn(trigger) : [];
  return keyword === 'ARG' ? instruction.pairs.map(pair => ({ instruction, pair })) : [];
}

/**
 * Whether the builder itself takes an argument, declared or not: proxies, platforms, and what steers BuildKit.
 * https://docs.docker.com/reference/dockerfile/#predefined-args, /build/building/variables/#buildkit-build-arguments
 */
export function isForBuilder(name: string): boolean {
  return isPredefined(name) || name.startsWith('BUILDKIT_') || OWN.has(name);
}

const OWN: ReadonlySet<string> = new Set(['SOURCE_DATE_EPOCH', 'TARGETSTAGE']);
