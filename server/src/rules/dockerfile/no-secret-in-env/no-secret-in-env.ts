import type { Dockerfile, Instruction, Pair, Stage } from '../../../model/dockerfile/dockerfile.ts';
import { type Edit, insert, remove } from '../../../text/edit.ts';
import { type DockerfileContext, type Fix, rule } from '../../rule.ts';
import { nameOfSecret } from '../../shared/secret-names.ts';

/** Switches and paths are no secrets, whatever the variable is called. */
const HARMLESS_VALUE = /^(?:true|false|yes|no|on|off|none|null|\.{0,2}\/.*)$/i;

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'secrets-vs-environment',
  fix: 'suggestion',
  sources: ['hadolint/DL3064', 'buildkit/SecretsUsedInArgOrEnv', 'trivy/DS-0031', 'semgrep/secret-in-build-arg'],
  visit: { ENV: check, ARG: check },
});

function check(instruction: Instruction, { file, report }: DockerfileContext): void {
  for (const pair of instruction.pairs) {
    const message = messageFor(instruction, pair);
    if (message === undefined) continue;
    report({
      span: pair.name,
      message,
      args: { name: pair.name.value, keyword: instruction.keyword },
      fix: () => turnIntoBuildSecret(instruction, pair, file),
    });
  }
}

/** Whether a value is there for everybody to read, or will be put there; undefined when there is nothing to hide. */
function messageFor(
  { keyword, variables }: Instruction,
  { name, value }: Pair,
): 'default' | 'argument' | 'copied' | undefined {
  if (!nameOfSecret(name.value)) return undefined;
  if (value === undefined || value.value === '') return keyword === 'ARG' ? 'argument' : undefined;
  if (HARMLESS_VALUE.test(value.value)) return undefined;
  const isComputed = variables.some(use => use.start >= value.start && use.end <= value.end);
  if (!isComputed) return 'default';
  return keyword === 'ARG' ? 'argument' : 'copied';
}

/** Where a variable is read. */
type Uses = readonly { readonly instruction: Instruction; readonly expandedBy: 'docker' | 'shell' }[];

/**
 * Takes the variable away and mounts it as a secret in the one RUN that reads it. Only when that RUN is all there is:
 * an ENV of the final image may be meant for the application, and a second reader would find nothing.
 */
function turnIntoBuildSecret(instruction: Instruction, pair: Pair, file: Dockerfile): Fix | undefined {
  const { stage, pairs, keyword } = instruction;
  const name = pair.name.value;
  if (!stage || pairs.length !== 1 || !stage.instructions.includes(instruction)) return undefined;
  if (keyword === 'ENV' && stage.ships) return undefined;
  const readers = keyword === 'ENV' ? [stage, ...descendants(stage)] : [stage];
  const uses = readers.flatMap(reader => usesIn(reader, name));
  const run = uses[0]?.instruction;
  if (!run || run.index < instruction.index || run.keyword !== 'RUN' || run.json || run.heredocs.length > 0)
    return undefined;
  if (uses.some(use => use.instruction !== run || use.expandedBy !== 'shell')) return undefined;
  if (readers.some(reader => isDeclaredElsewhere(reader, name, instruction))) return undefined;
  const mount = insert(run.keywordSpan.end, ` --mount=type=secret,id=${name},env=${name}`);
  return { edits: [removeLines(instruction, file), mount] };
}

function usesIn(stage: Stage, name: string): Uses {
  return stage.instructions.flatMap(instruction =>
    instruction.variables.filter(use => use.name === name).map(({ expandedBy }) => ({ instruction, expandedBy })),
  );
}

function isDeclaredElsewhere(stage: Stage, name: string, here: Instruction): boolean {
  return stage.instructions.some(other => other !== here && other.pairs.some(pair => pair.name.value === name));
}

/** The stages that are built on `stage`, and on those. */
function descendants(stage: Stage): readonly Stage[] {
  const found: Stage[] = [];
  const open = [stage];
  for (let parent = open.pop(); parent; parent = open.pop()) {
    for (const other of parent.neededBy) {
      if (other.parent !== parent) continue;
      found.push(other);
      open.push(other);
    }
  }
  return found;
}

function removeLines({ start, end }: Instruction, { lines }: Dockerfile): Edit {
  return remove({ start: lines.start(lines.lineAt(start)), end: lines.start(lines.lineAt(end) + 1) });
}
