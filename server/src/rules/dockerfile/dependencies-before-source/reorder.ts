import type { Dockerfile, Instruction, Stage, Word } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand } from '../../../model/dockerfile/shell.ts';
import { insert, replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import type { Fix } from '../../rule.ts';
import type { Install } from './package-manager.ts';

/** An install that runs below the copy of everything. */
export interface LateInstall extends Install {
  readonly run: Instruction;
}

/** Instructions that a COPY may be moved over without a change of anybody's meaning. */
const INDIFFERENT: ReadonlySet<string> = new Set(
  'ARG ENV EXPOSE LABEL HEALTHCHECK CMD ENTRYPOINT STOPSIGNAL MAINTAINER USER WORKDIR'.split(' '),
);

/** Commands that never look at the project. */
const UNRELATED: ReadonlySet<string> = new Set(['apt-get', 'apt', 'apk', 'corepack', 'export', 'set', 'true', 'echo']);

/** A path that COPY takes as it is, wildcards included. */
const PLAIN_PATH = /^[\w*.-]+(?:\/[\w*.-]+)*$/;

/**
 * Copies the manifests in the place of `copy`, and everything else behind the last install. undefined when something
 * in between may need the source, or when it is not certain where the manifests lie.
 */
export function reorder(
  stage: Stage,
  copy: Instruction,
  installs: readonly LateInstall[],
  file: Dockerfile,
): Fix | undefined {
  const last = installs.at(-1)?.run;
  const [source, target, ...more] = copy.words;
  if (!last || !source || !target || more.length > 0 || copy.json || !isOrdinary(copy)) return undefined;
  const moved = stage.instructions.filter(({ index }) => copy.index < index && index <= last.index);
  if (!moved.every(instruction => canGoFirst(instruction, installs))) return undefined;
  if (!runsWhereItCopies(copy, target, moved, installs)) return undefined;
  const folder = source.value.replace(/^\.?\/+/, '').replace(/^\.$/, '');
  const copies = manifestCopies(copy, folder, target, installs, file);
  return copies && moveBehind(copy, last, copies, file);
}

/** No flag that picks files, and no pattern: one COPY of one folder. */
function isOrdinary({ flags, words }: Instruction): boolean {
  const source = words[0]?.value ?? '';
  return !source.includes('*') && flags.every(({ name }) => name === 'chown' || name === 'chmod' || name === 'link');
}

/** Whether the manifests are enough for `instruction`, or it does not look at files at all. */
function canGoFirst({ keyword, script, heredocs }: Instruction, installs: readonly LateInstall[]): boolean {
  if (INDIFFERENT.has(keyword)) return true;
  if (keyword !== 'RUN' || !script?.valid || script.commands.length === 0 || heredocs.length > 0) return false;
  return script.commands.every(command => {
    const install = installs.find(candidate => candidate.command === command);
    return install ? install.needsNothingElse : isUnrelated(command);
  });
}

function isUnrelated({ name, args }: ShellCommand): boolean {
  if (name === undefined) return false;
  if (UNRELATED.has(name)) return true;
  const words = args.map(({ value }) => value);
  if (name === 'npm' || name === 'yarn' || name === 'pnpm') {
    const isGlobal = words.includes('-g') || words.includes('--global') || words[0] === 'global';
    return words[0] === 'config' || words[0] === 'cache' || (isGlobal && words.every(word => !/^[./]/.test(word)));
  }
  if (/^python[\d.]*$/.test(name)) return words[0] === '-m' && words[1] === 'venv';
  // `pip install --upgrade pip`: packages by name.
  if (name !== 'pip' && name !== 'pip3') return false;
  return words.every(word => !/[/.]/.test(word) && !['-r', '-e', '-c', '--requirement', '--editable'].includes(word));
}

/** The tools look for their manifests in the folder they run in: it has to be the one that the COPY fills. */
function runsWhereItCopies(
  copy: Instruction,
  target: Word,
  moved: readonly Instruction[],
  installs: readonly LateInstall[],
): boolean {
  const value = trimSlash(target.value);
  if (value === '.') return moved.every(({ keyword }) => keyword !== 'WORKDIR');
  if (!value.startsWith('/')) return false;
  return installs.every(({ run }) => trimSlash(run.state.workdir?.text ?? '') === value) && copy.stage !== undefined;
}

/** The instructions that copy the manifests, with the flags of `copy`; undefined when one of them lies elsewhere. */
function manifestCopies(
  copy: Instruction,
  folder: string,
  target: Word,
  installs: readonly LateInstall[],
  { text }: Dockerfile,
): readonly string[] | undefined {
  const flags = copy.flags.map(flag => `${slice(text, flag)} `).join('');
  const keyword = slice(text, copy.keywordSpan) === copy.keyword.toLowerCase() ? 'copy' : 'COPY';
  const into = target.raw.endsWith('/') ? target.raw : `${target.raw}/`;
  const from = folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
  const root = target.value.startsWith('/') ? `${trimSlash(target.value)}/` : './';
  const found = new Map<string, Set<string>>();
  for (const manifest of installs.flatMap(({ manifests }) => manifests)) {
    const path = manifest.startsWith(root) ? manifest.slice(root.length) : manifest;
    if (!PLAIN_PATH.test(path) || path.startsWith('..')) return undefined;
    const inside = path.slice(0, path.lastIndexOf('/') + 1);
    const list = found.get(inside) ?? new Set();
    found.set(inside, list.add(`${from}${path}`));
  }
  return [...found].map(([inside, paths]) => `${keyword} ${flags}${[...paths].join(' ')} ${into}${inside}`);
}

/** Puts `copies` in the place of `copy`, and `copy` with the comments right above it behind `last`. */
function moveBehind(copy: Instruction, last: Instruction, copies: readonly string[], { text, lines }: Dockerfile): Fix {
  const line = lines.lineAt(copy.start);
  const indent = lines.indentOf(line);
  let top = line;
  while (
    top > 0 &&
    lines
      .textOf(top - 1)
      .trimStart()
      .startsWith('#')
  )
    top--;
  const start = lines.start(top);
  return {
    edits: [
      replace({ start, end: copy.end }, copies.map(entry => `${indent}${entry}`).join(lines.eol)),
      insert(last.end, `${lines.eol}${text.slice(start, copy.end)}`),
    ],
  };
}

function trimSlash(folder: string): string {
  return folder.length > 1 && folder.endsWith('/') ? folder.slice(0, -1) : folder;
}
