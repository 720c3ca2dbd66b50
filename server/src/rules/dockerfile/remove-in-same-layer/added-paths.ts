import { readDownload } from '../../../model/commands/downloads.ts';
import type { Instruction } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellWord } from '../../../model/dockerfile/shell.ts';
import { expandBraces, removedBy } from '../../shared/dockerfile/cache-folders.ts';

/** The longest path whose folders are remembered one by one. */
const LONGEST_PATH = 300;

/** Absolute paths that an instruction adds: files that are known by name, and folders with unknown content. */
export interface Added {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** What COPY, ADD and the downloads of a RUN leave in the layer. What the RUN removes itself is not among it. */
export function addedBy(instruction: Instruction): Added {
  const { keyword } = instruction;
  if (keyword === 'COPY' || keyword === 'ADD') return copiedBy(instruction);
  if (keyword !== 'RUN') return { files: [], folders: [] };
  const removed = new Set(
    (instruction.script?.commands ?? []).flatMap(command =>
      removedBy(command).flatMap(path => resolve(path, instruction)),
    ),
  );
  const files = createdBy(instruction).filter(
    path => !removed.has(path) && !removed.has(path.slice(0, path.lastIndexOf('/'))),
  );
  return { files, folders: [] };
}

/** The files that a RUN downloads, and the repositories that it clones, by absolute path. */
export function createdBy(instruction: Instruction): readonly string[] {
  const { keyword, script } = instruction;
  // After `cd` a relative path is anybody's guess.
  if (keyword !== 'RUN' || !script?.valid || script.commands.some(({ name }) => name === 'cd' || name === 'pushd'))
    return [];
  return script.commands.flatMap(command => {
    const files = [...(readDownload(command)?.files ?? []), ...clonedBy(command.name, command.args)];
    return files.flatMap(path => resolve(path, instruction));
  });
}

/** The absolute paths that a word of `rm` stands for; none when a variable is in it. */
export function pathsOf({ value }: ShellWord, instruction: Instruction): readonly string[] {
  if (value.startsWith('-') || /[$`]/.test(value)) return [];
  return expandBraces(value)
    .flatMap(path => removedBy({ name: 'rm', args: [{ value: path }] }))
    .flatMap(path => resolve(path, instruction));
}

function copiedBy({ json, words, heredocs, flags, state }: Instruction): Added {
  const parts = (json ?? words).map(({ value }) => value);
  const target = parts.pop();
  if (target === undefined || heredocs.length > 0 || flags.some(({ name }) => name === 'parents'))
    return { files: [], folders: [] };
  const [path] = resolvePath(target, state.workdir?.text);
  if (path === undefined) return { files: [], folders: [] };
  const isFolder = target.endsWith('/') || target === '.' || parts.length > 1;
  const files: string[] = [];
  const folders: string[] = [];
  for (const source of parts) {
    const name = source.slice(source.lastIndexOf('/') + 1);
    // An archive that ADD unpacks is not there under its own name; nor is a folder, whose content is copied.
    if (/[$*?[]/.test(source)) continue;
    if (!hasExtension(name)) folders.push(path);
    else files.push(isFolder ? `${path === '/' ? '' : path}/${name}` : path);
  }
  return { files, folders };
}

function clonedBy(name: string | undefined, args: readonly ShellWord[]): readonly string[] {
  if (name !== 'git' || args[0]?.value !== 'clone') return [];
  const operands = args
    .slice(1)
    .filter(
      ({ value }, i, all) => !value.startsWith('-') && !/^(?:-b|--branch|--depth)$/.test(all[i - 1]?.value ?? ''),
    );
  const [url, folder] = operands;
  if (!url?.literal || (folder && !folder.literal)) return [];
  const own = url.value.slice(url.value.lastIndexOf('/') + 1).replace(/\.git$/, '');
  const path = folder?.value ?? own;
  return path === '' ? [] : [path];
}

function resolve(path: string, { state }: Instruction): readonly string[] {
  return resolvePath(path, state.workdir?.text);
}

/** The path as seen from the root, or nothing when the file does not tell. */
function resolvePath(path: string, workdir: string | undefined): readonly string[] {
  if (/[$`~*?[]/.test(path) || path.length > LONGEST_PATH) return [];
  if (!path.startsWith('/') && workdir === undefined) return [];
  const whole = path.startsWith('/') ? path : `${workdir ?? ''}/${path}`;
  const parts: string[] = [];
  for (const part of whole.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return [`/${parts.join('/')}`];
}

/** `app.tar.gz`, not `.bashrc` and not `bin`: what a file's name looks like and a folder's seldom does. */
function hasExtension(name: string): boolean {
  return /^[\w+-][\w.+-]*$/.test(name) && name.indexOf('.') > 0 && /\w$/.test(name.slice(-1));
}
