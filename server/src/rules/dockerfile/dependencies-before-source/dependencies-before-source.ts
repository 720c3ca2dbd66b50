import type { Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import { slice } from '../../../text/span.ts';
import { type Neighbours, rule } from '../../rule.ts';
import { readInstall } from './package-manager.ts';
import { type LateInstall, reorder } from './reorder.ts';

/** Sources that bring everything of the context along. */
const EVERYTHING: ReadonlySet<string> = new Set(['.', './', '*', './*', '/', '/.']);

/** How many stages below a stage are looked at; a longer chain counts as unknown, so that the cost stays linear. */
const DEEPEST_CHAIN = 20;

/** Folders that look as if they held the manifests and nothing else. */
const MANIFEST_FOLDER = /require|depend|deps|package|manifest|vendor|wheel|lock/i;

export default rule({
  category: 'performance',
  severity: 'warning',
  profile: 'default',
  concept: 'layer-cache',
  fix: 'suggestion',
  sources: [],
  visit: {
    stage(stage, { file, neighbours, report }) {
      const found = findLateInstalls(stage, neighbours);
      const first = found?.installs[0];
      if (!found || !first) return;
      const { copy, installs } = found;
      const install = slice(file.text, first.command);
      const line = file.lines.lineAt(first.command.start) + 1;
      report({
        span: copy,
        args: {
          copy: slice(file.text, copy),
          install,
          line,
          manifests: first.manifests.map(nameOf),
        },
        related: [{ span: first.command, phrase: 'copy.rerun', args: { line, command: install } }],
        fix: () => reorder(stage, copy, installs, file),
      });
    },
  },
});

/** The first copy of a whole project in a stage, and the installs below it whose manifests came with it. */
function findLateInstalls(
  stage: Stage,
  neighbours: Neighbours,
): { readonly copy: Instruction; readonly installs: readonly LateInstall[] } | undefined {
  const at = stage.instructions.findIndex(isWideCopy);
  const copy = stage.instructions[at];
  if (!copy) return undefined;
  const installs: LateInstall[] = [];
  for (const run of stage.instructions.slice(at + 1)) {
    if (run.keyword !== 'RUN' || hasBindMount(run)) continue;
    for (const command of run.script?.commands ?? []) {
      const install = command.conditional ? undefined : readInstall(command, neighbours);
      if (install) installs.push({ ...install, run });
    }
  }
  if (installs.length === 0) return undefined;
  const before = copiesBefore(stage, at);
  // What another stage prepared may be all that the install needs.
  if (!before || before.some(({ sources }) => sources.some(source => source.stage !== undefined))) return undefined;
  const late = installs.filter(({ manifests }) => !before.some(earlier => copiesManifest(earlier, manifests)));
  return late.length > 0 ? { copy, installs: late } : undefined;
}

/** COPY and ADD above `at`, and in the stages that this one is built on; undefined when these are too many. */
function copiesBefore(stage: Stage, at: number): readonly Instruction[] | undefined {
  const above = stage.instructions.slice(0, at);
  let depth = 0;
  for (let parent = stage.parent; parent; parent = parent.parent) {
    if (++depth > DEEPEST_CHAIN) return undefined;
    above.push(...parent.instructions);
  }
  return above.filter(isCopy);
}

function isCopy({ keyword }: Instruction): boolean {
  return keyword === 'COPY' || keyword === 'ADD';
}

/** `COPY . .`, or what a folder holds, poured into the working directory: `COPY web/ ./`. */
function isWideCopy(instruction: Instruction): boolean {
  if (!isCopy(instruction) || instruction.heredocs.length > 0) return false;
  if (instruction.flags.some(flag => flag.name === 'from' || flag.name === 'parents')) return false;
  const words = (instruction.json ?? instruction.words).map(({ value }) => value);
  const target = words.pop();
  if (target === undefined) return false;
  if (words.some(word => EVERYTHING.has(word))) return true;
  const [folder, ...more] = words;
  if (folder === undefined || more.length > 0 || !/^[\w./-]+$/.test(folder) || MANIFEST_FOLDER.test(folder))
    return false;
  const isFolder = folder.endsWith('/') || !folder.slice(folder.lastIndexOf('/') + 1).includes('.');
  const isHere = target === '.' || target === './' || trimSlash(target) === instruction.state.workdir?.text;
  return isFolder && isHere;
}

/** A bind mount shows the manifests to the install without a COPY; it is the kind of mount that needs no type. */
function hasBindMount({ flags }: Instruction): boolean {
  return flags.some(
    ({ name, options }) =>
      name === 'mount' && (options.find(option => option.name.value === 'type')?.value?.value ?? 'bind') === 'bind',
  );
}

/** Whether a COPY names one of the manifests, the folder that holds it, or a pattern that may stand for it. */
function copiesManifest(instruction: Instruction, manifests: readonly string[]): boolean {
  const stems = manifests.flatMap(manifest => manifest.split('/')).map(stemOf);
  return (instruction.json ?? instruction.words)
    .slice(0, -1)
    .map(({ value }) => trimSlash(value))
    .map(value => value.slice(value.lastIndexOf('/') + 1))
    .some(
      name =>
        name.startsWith('*') ||
        stems.some(stem => stem !== '' && (stemOf(name) === stem || name.startsWith(`${stem}-`))),
    );
}

/** What stands in front of the first wildcard, dot or dash: `package` of `package*.json`. */
function stemOf(name: string): string {
  return name.split(/[*?.[]/, 1)[0] ?? name;
}

/** A manifest as people call it, without the wildcard that makes it optional. */
function nameOf(manifest: string): string {
  return manifest === 'package*.json' ? 'package.json' : manifest.replaceAll('*', '');
}

function trimSlash(folder: string): string {
  return folder.length > 1 && folder.endsWith('/') ? folder.slice(0, -1) : folder;
}
