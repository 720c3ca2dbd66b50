import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand } from '../../../model/dockerfile/shell.ts';
import { replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { type Fix, rule } from '../../rule.ts';

/** What people write behind `||` to say that the command may, or must not, fail. */
const AFTERTHOUGHTS: readonly (string | undefined)[] = ['true', ':', 'exit'];

/** A folder that means the same to WORKDIR as to the shell. */
const PLAIN_FOLDER = /^[\w./@+][\w./@+-]*$/;
const VARIABLE_FOLDER = /^\$(?:(\w+)|\{(\w+)\})((?:\/[\w.@+-]*)*)$/;

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'workdir',
  fix: 'suggestion',
  sources: [
    'hadolint/DL3003',
    'trivy/DS-0013',
    "kics/RUN Instruction Using 'cd' Instead of WORKDIR",
    'semgrep/use-workdir',
  ],
  visit: {
    RUN(instruction, { report, file }) {
      const cd = findLastingCd(instruction);
      if (!cd) return;
      const workdir = instruction.state.workdir?.text;
      report({
        span: cd,
        message: workdir === undefined ? 'default' : 'known',
        args: { command: slice(file.text, cd), workdir: workdir ?? '' },
        fix: () => moveToWorkdir(instruction, cd, file),
      });
    },
  },
});

/**
 * The `cd` with which the script ends, when it is the only one: `cd build && make` uses its effect at once, and
 * `cd build && make && cd ..` undoes it.
 */
function findLastingCd({ script }: Instruction): ShellCommand | undefined {
  if (!script?.valid) return undefined;
  let end = script.commands.length;
  while (script.commands[end - 1]?.joinedBy === '||' && AFTERTHOUGHTS.includes(script.commands[end - 1]?.name)) end--;
  const last = script.commands[end - 1];
  if (last?.name !== 'cd' || last.isolated || last.conditional || last.pipedInto || last.joinedBy === '|')
    return undefined;
  const moves = script.commands.filter(({ name }) => name === 'cd' || name === 'pushd' || name === 'popd');
  return moves.length === 1 ? last : undefined;
}

/** Turns the `cd` into a WORKDIR: in the place of the RUN when it does nothing else, else below it. */
function moveToWorkdir(instruction: Instruction, cd: ShellCommand, file: Dockerfile): Fix | undefined {
  const { text, lines } = file;
  const commands = instruction.script?.commands ?? [];
  const folder = folderOf(instruction, cd);
  if (folder === undefined || commands.at(-1) !== cd || instruction.heredocs.length > 0) return undefined;
  if (text.slice(cd.end, instruction.end).trim() !== '') return undefined;
  const before = commands.at(-2);
  if (!before) {
    const isAlone = text.slice(instruction.keywordSpan.end, cd.start).trim() === '';
    return isAlone ? { edits: [replace(instruction, `WORKDIR ${folder}`)], args: { folder } } : undefined;
  }
  const joint = text.slice(before.end, cd.start).replaceAll(file.escape, '').trim();
  if (joint !== '&&' && joint !== ';') return undefined;
  const indent = lines.indentOf(lines.lineAt(instruction.start));
  const rest = { start: before.end, end: instruction.end };
  return { edits: [replace(rest, `${lines.eol}${indent}WORKDIR ${folder}`)], args: { folder } };
}

/** Where the `cd` leads, as WORKDIR has to say it; undefined when the file does not tell. */
function folderOf({ state }: Instruction, cd: ShellCommand): string | undefined {
  const [word, ...more] = cd.args;
  if (!word || more.length > 0) return undefined;
  const [, plain, braced] = VARIABLE_FOLDER.exec(word.value) ?? [];
  const name = plain ?? braced;
  if (name !== undefined) return state.lookup(name)?.value?.startsWith('/') ? word.value : undefined;
  if (!word.literal || !PLAIN_FOLDER.test(word.value)) return undefined;
  if (word.value.startsWith('/')) return word.value;
  const workdir = state.workdir?.text;
  return workdir === undefined ? undefined : join(workdir, word.value);
}

/** `/app` and `../lib/x` make `/lib/x`. */
function join(folder: string, path: string): string {
  const parts = folder.split('/').filter(part => part !== '');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
