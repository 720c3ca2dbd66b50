import type { Dockerfile, Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand } from '../../../model/dockerfile/shell.ts';
import { rule } from '../../rule.ts';
import { readCopied } from '../../shared/copied.ts';

/** What ADD unpacks: a tar, plain or compressed. https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives */
const ARCHIVE = /\.(?:tar|tar\.(?:gz|bz2|xz|zst)|tgz|tbz2?|txz)$/i;

export default rule({
  category: 'performance',
  severity: 'hint',
  profile: 'default',
  concept: 'add',
  fix: null,
  sources: ['hadolint/DL3010'],
  visit: {
    stage(stage, { file, report }) {
      if (!stage.ships) return;
      const unpacked = unpackedIn(stage);
      if (unpacked.size === 0) return;
      for (const instruction of stage.instructions) {
        for (const { word, name } of archivesOf(instruction, file)) {
          const line = unpacked.get(name);
          if (line === undefined || line.index < instruction.index) continue;
          report({ span: word, args: { archive: name, line: file.lines.lineAt(line.start) + 1 } });
        }
      }
    },
  },
});

/** The archives that a COPY takes from the build context; ADD cannot take them from anywhere else. */
function archivesOf(instruction: Instruction, file: Dockerfile) {
  if (instruction.keyword !== 'COPY' || instruction.flags.some(({ name }) => name === 'from')) return [];
  const copied = readCopied(instruction, file);
  const target = copied?.destination.text;
  return (copied?.sources ?? []).flatMap(({ word, text }) => {
    if (text === undefined || !ARCHIVE.test(text) || /[*?[]/.test(text)) return [];
    const isRenamed = copied?.sources.length === 1 && target !== undefined && ARCHIVE.test(target);
    return [{ word, name: lastPart(isRenamed ? target : text) }];
  });
}

/** The RUN that unpacks an archive, by the archive's name. The last one counts: the first may be for another file. */
function unpackedIn({ instructions }: Stage): ReadonlyMap<string, Instruction> {
  const unpacked = new Map<string, Instruction>();
  for (const instruction of instructions) {
    if (instruction.keyword !== 'RUN') continue;
    for (const command of instruction.script?.commands ?? []) {
      if (!isUnpacking(command)) continue;
      for (const { value, literal } of command.args) {
        const name = lastPart(value.replace(/^--file=/, ''));
        if (literal && ARCHIVE.test(name)) unpacked.set(name, instruction);
      }
    }
  }
  return unpacked;
}

/** `tar -xzf a.tgz`, `tar xf a.tar`, `tar --extract …`. */
function isUnpacking({ name, args }: ShellCommand): boolean {
  if (name !== 'tar' && name !== 'bsdtar') return false;
  return args.some(
    ({ value }, index) =>
      value === '--extract' ||
      /^-[a-zA-Z]*x/.test(value) ||
      (index === 0 && /^[a-zA-Z]+$/.test(value) && value.includes('x')),
  );
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
