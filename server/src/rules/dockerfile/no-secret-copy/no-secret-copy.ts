import type { Dockerfile, Instruction, Word } from '../../../model/dockerfile/dockerfile.ts';
import { type Edit, insert, remove } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { type DockerfileContext, type Fix, rule } from '../../rule.ts';
import { type CopiedPath, isRemote, lineOf, readCopied } from '../../shared/copied.ts';
import { secretInFile } from '../../shared/dockerfile/secret-files.ts';

/** Who reads a file during the build, and needs it at no other time. */
const READERS: Readonly<Record<string, readonly string[]>> = {
  '.npmrc': ['npm', 'npx', 'pnpm', 'yarn', 'bun'],
  '.netrc': ['curl', 'wget', 'git', 'go', 'pip', 'pip3', 'uv', 'poetry'],
  '.git-credentials': ['git', 'go', 'pip', 'pip3', 'uv', 'npm', 'yarn', 'pnpm'],
};

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'build-secret',
  fix: 'suggestion',
  sources: [],
  visit: { COPY: check, ADD: check },
});

function check(instruction: Instruction, { file, report }: DockerfileContext): void {
  const copied = readCopied(instruction, file);
  for (const source of copied?.sources ?? []) {
    const kind = secretInFile(source.text ?? source.word.value);
    if (kind === undefined || isRemote(source.word.value)) continue;
    const ships = instruction.stage?.ships ?? true;
    // Settings of a build stage stay there; a key does not belong there either.
    if (!ships && (kind === 'perhaps' || /(?:^|\/)\.env\*?$/.test(source.word.value))) continue;
    report({
      span: source.word,
      ...(!ships && { message: 'stage', severity: 'information' }),
      ...(kind === 'perhaps' && { message: 'perhaps', severity: 'information' }),
      args: { path: source.word.value },
      fix: () => mountInstead(instruction, source, file),
    });
  }
}

/** Takes the file out of the COPY, and mounts it in every RUN that reads it; only where we know which those are. */
function mountInstead(instruction: Instruction, { word, text }: CopiedPath, file: Dockerfile): Fix | undefined {
  const { stage, json, flags } = instruction;
  const name = word.value.slice(word.value.lastIndexOf('/') + 1);
  const target = targetOf(instruction, name, file);
  if (!stage?.instructions.includes(instruction) || text === undefined || target === undefined) return undefined;
  if (json || flags.some(flag => flag.name === 'from')) return undefined;
  // What is built on this stage may read the file as well.
  const runs = file.stages
    .filter(other => lineOf(other).includes(stage))
    .flatMap(other => other.instructions)
    .filter(({ index, keyword }) => keyword === 'RUN' && index > instruction.index);
  const readers = runs.filter(({ script }) =>
    (script?.commands ?? []).some(command => READERS[name]?.includes(command.name ?? '')),
  );
  // A file that a script moves or deletes cannot be a mount; and a mount belongs to root.
  if (readers.length === 0 || readers.some(run => run.stage !== stage)) return undefined;
  if (runs.some(run => slice(file.text, run).includes(name))) return undefined;
  if (readers.some(({ state }) => state.user !== undefined && !/^(?:root|0)(?::|$)/.test(state.user.text ?? ''))) {
    return undefined;
  }
  const removal = removeSource(instruction, word, file);
  if (!removal) return undefined;
  const mount = ` --mount=type=secret,id=${name.slice(1)},target=${target},required=true`;
  return { edits: [removal, ...readers.map(run => insert(run.keywordSpan.end, mount))], args: { name } };
}

/** Where the file would have been; undefined when the file does not tell, or nobody is known to read it. */
function targetOf(instruction: Instruction, name: string, file: Dockerfile): string | undefined {
  const copied = readCopied(instruction, file);
  const to = copied?.destination.text;
  if (!copied || to === undefined || !Object.hasOwn(READERS, name)) return undefined;
  const isFolder = copied.sources.length > 1 || /(?:^|\/)\.{0,2}$/.test(to);
  const workdir = to.startsWith('/') ? '' : instruction.state.workdir?.text;
  if (workdir === undefined || to.includes('..')) return undefined;
  const parts = `${workdir}/${to}${isFolder ? `/${name}` : ''}`.split('/').filter(part => part !== '' && part !== '.');
  return /^[\w./@+-]+$/.test(parts.join('/')) ? `/${parts.join('/')}` : undefined;
}

/** The whole instruction with its lines when it copies nothing else, or the one word. */
function removeSource({ words, start, end }: Instruction, word: Word, { text, lines }: Dockerfile): Edit | undefined {
  if (words.length === 2) {
    return remove({ start: lines.start(lines.lineAt(start)), end: lines.start(lines.lineAt(end) + 1) });
  }
  const next = words[words.indexOf(word) + 1];
  if (!next || !/^[ \t]+$/.test(text.slice(word.end, next.start))) return undefined;
  return remove({ start: word.start, end: next.start });
}
