import type { Dockerfile, Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand, ShellWord } from '../../../model/dockerfile/shell.ts';
import { expand } from '../../../model/dockerfile/variables.ts';
import { insert } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { type Fix, rule } from '../../rule.ts';
import { readCopied } from '../../shared/copied.ts';
import { dropWord } from '../../shared/dockerfile/drop-word.ts';

/** A `chown -R owner folder …`. */
interface Chown {
  readonly command: ShellCommand;
  readonly flag: ShellWord;
  readonly owner: ShellWord;
  readonly folders: readonly string[];
}

/** A COPY or ADD, and where it puts things. */
interface Copying {
  readonly instruction: Instruction;
  readonly folder: string;
  /** Whether one sees from its sources that they are small: single files, no archives. */
  readonly isSmall: boolean;
}

/** A file whose name tells that it is one, and of a kind that can be big. */
const BIG_FILE = /\.(?:tar|t?gz|tgz|xz|bz2|zst|zip|jar|war|ear|whl|deb|rpm|apk|so|bin|onnx|pt|db)$/i;

/** How many COPYs of a stage are compared, so that the cost stays linear. */
const MOST_COPIES = 50;

export default rule({
  category: 'performance',
  severity: 'information',
  profile: 'default',
  concept: 'copy-chown',
  fix: 'suggestion',
  sources: [],
  visit: {
    stage(stage: Stage, { file, report }) {
      if (!stage.ships) return;
      const copies: Copying[] = [];
      for (const instruction of stage.instructions) {
        const copying = copyingOf(instruction, file);
        if (copying && copies.length < MOST_COPIES) copies.push(copying);
        if (instruction.keyword !== 'RUN') continue;
        for (const chown of chownsOf(instruction, file)) {
          const taken = copies.filter(copy => chown.folders.some(folder => isIn(copy.folder, folder)));
          const last = taken.findLast(({ isSmall }) => !isSmall);
          // A second copy of a configuration file costs nothing.
          if (!last) continue;
          report({
            span: { start: chown.command.start, end: chown.owner.end },
            args: { owner: chown.owner.value, line: file.lines.lineAt(last.instruction.start) + 1 },
            fix: () => moveToCopies(chown, taken, instruction, file),
          });
        }
      }
    },
  },
});

/** Where a COPY without an owner puts things; undefined when it has one, or when nobody can tell. */
function copyingOf(instruction: Instruction, file: Dockerfile): Copying | undefined {
  const { keyword, flags, state } = instruction;
  if ((keyword !== 'COPY' && keyword !== 'ADD') || flags.some(({ name }) => name === 'chown')) return undefined;
  const copied = readCopied(instruction, file);
  const target = copied?.destination.text;
  const folder = target === undefined ? undefined : absolute(target, state.workdir?.text);
  if (!copied || folder === undefined) return undefined;
  return { instruction, folder, isSmall: copied.sources.every(({ text }) => text !== undefined && isSmallFile(text)) };
}

/** `nginx.conf`, `https://…/x.py`; not `.`, `src/`, `app.jar`. */
function isSmallFile(source: string): boolean {
  const name = source.slice(source.lastIndexOf('/') + 1);
  return name.lastIndexOf('.') > 0 && name !== '..' && !name.includes('*') && !BIG_FILE.test(name);
}

function chownsOf(instruction: Instruction, { escape: escapeChar }: Dockerfile): Chown[] {
  return (instruction.script?.commands ?? []).flatMap(command => {
    if (command.name !== 'chown') return [];
    const flag = command.args.find(({ value }) => value === '--recursive' || /^-[a-zA-Z]*R/.test(value));
    const [owner, ...paths] = command.args.filter(({ value }) => !value.startsWith('-'));
    if (!flag || !owner) return [];
    const folders = paths.flatMap(({ value }) => {
      const path = expand(value, escapeChar, name => instruction.state.lookup(name));
      return (path === undefined ? undefined : absolute(path, instruction.state.workdir?.text)) ?? [];
    });
    return [{ command, flag, owner, folders }];
  });
}

/** The path from the root, without a slash at its end; undefined for a relative one in an unknown folder. */
function absolute(path: string, workdir: string | undefined): string | undefined {
  if (path.includes('*')) return undefined;
  const whole = path.startsWith('/') ? path : workdir === undefined ? undefined : `${workdir}/${path}`;
  if (whole === undefined) return undefined;
  const parts: string[] = [];
  for (const part of whole.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

function isIn(path: string, folder: string): boolean {
  return folder !== '/' && (path === folder || path.startsWith(`${folder}/`));
}

/**
 * Gives the files their owner when they are copied; the chown keeps the folder itself. Undefined when a RUN in between
 * may have made that owner, or when any RUN before may have put more files into the folder.
 */
function moveToCopies(
  { owner, flag, folders }: Chown,
  copies: readonly Copying[],
  { index, trigger }: Instruction,
  file: Dockerfile,
): Fix | undefined {
  const first = copies[0]?.instruction;
  if (!first || trigger || folders.length !== 1 || !/^[\w.-]+(?::[\w.-]+)?$/.test(owner.raw)) return undefined;
  if ((flag.raw !== '-R' && flag.raw !== '--recursive') || slice(file.text, flag) !== flag.raw) return undefined;
  const runs = first.stage?.instructions.filter(other => other.keyword === 'RUN' && other.index < index) ?? [];
  if (runs.some(run => first.index < run.index || mayWriteTo(folders[0] ?? '', run, file))) return undefined;
  if (slice(file.text, owner) !== owner.raw) return undefined;
  // In a folder that is not the copies' own, packages may have files that change hands too.
  if (!copies.some(({ folder }) => folder === folders[0])) return undefined;
  // With --link Docker does not look into the image, where names of users stand.
  const isNamed = !/^[\d:]+$/.test(owner.raw);
  if (isNamed && copies.some(({ instruction }) => instruction.flags.some(({ name }) => name === 'link')))
    return undefined;
  const dropped = dropWord(flag, file);
  const added = copies.map(({ instruction }) => insert(instruction.keywordSpan.end, ` --chown=${owner.raw}`));
  return dropped && { edits: [...added, dropped] };
}

/** Whether a RUN works in the folder, or names it. */
function mayWriteTo(
  folder: string,
  { state, argumentSpan }: Instruction,
  { text, escape: escapeChar }: Dockerfile,
): boolean {
  const workdir = state.workdir?.text;
  if (workdir !== undefined && isIn(workdir, folder)) return true;
  const script = slice(text, argumentSpan);
  const expanded = expand(script, escapeChar, name => state.lookup(name));
  return (expanded ?? folder).includes(folder) || script.includes(folder);
}
