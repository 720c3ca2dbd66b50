import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand } from '../../../model/dockerfile/shell.ts';
import { replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { type Fix, rule } from '../../rule.ts';
import { nameOfSecret } from '../../shared/secret-names.ts';

/** What people write behind `||` to say that the command may, or must not, fail. */
const AFTERTHOUGHTS: readonly (string | undefined)[] = ['true', ':', 'exit'];

/** A value that means the same to ENV as to the shell: plain letters, quotes, and variables without operators. */
const PLAIN_VALUE = /^(?:[\w./:@%+,=-]|\$(?=\w)|\$\{\w+\}|'[^'\\\n]*'|"(?:[^"\\`$\n]|\$(?=\w)|\$\{\w+\})*")*$/;

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'command-export',
  fix: 'suggestion',
  sources: [],
  visit: {
    RUN(instruction, { file, report }) {
      const exports = findLostExports(instruction);
      const [first] = exports;
      if (!first) return;
      report({
        span: first,
        // Names alone: a value may be a secret.
        args: { names: [...new Set(exports.flatMap(namesSetBy))] },
        fix: () => moveToEnv(instruction, exports, file),
      });
    },
  },
});

/**
 * The exports with which the script ends. Others are for the commands behind them; and a plain `a=1` is lost on purpose,
 * unless it is all there is.
 */
function findLostExports({ script }: Instruction): readonly ShellCommand[] {
  if (!script?.valid) return [];
  const commands = outermost(script.commands);
  let end = commands.length;
  while (commands[end - 1]?.joinedBy === '||' && AFTERTHOUGHTS.includes(commands[end - 1]?.name)) end--;
  let start = end;
  while (start > 0 && setsVariables(commands[start - 1])) start--;
  const last = commands.slice(start, end);
  return start === 0 || last.some(command => command.name === 'export') ? last : [];
}

/** Without the commands inside `$( … )` and `bash -c "…"`. */
function outermost(commands: readonly ShellCommand[]): readonly ShellCommand[] {
  let end = -1;
  return commands.filter(command => {
    const isInside = command.end <= end;
    end = Math.max(end, command.end);
    return !isInside;
  });
}

function setsVariables(command: ShellCommand | undefined): boolean {
  if (!command || command.isolated || command.conditional || command.pipedInto) return false;
  if (command.redirects.length > 0 || command.wrappers.length > 0 || command.joinedBy === '&') return false;
  if (command.name !== 'export') return command.nameWord === undefined && command.assignments.length > 0;
  return command.args.length > 0 && command.args.every(word => /^[A-Za-z_]\w*(?:=|$)/.test(word.raw));
}

/** Turns the exports into ENV: in the place of the RUN when it does nothing else, else below it. */
function moveToEnv(
  instruction: Instruction,
  exports: readonly ShellCommand[],
  { text, lines, escape: escapeChar, comments }: Dockerfile,
): Fix | undefined {
  const [first] = exports;
  const commands = outermost(instruction.script?.commands ?? []);
  if (!first || commands.at(-1) !== exports.at(-1) || instruction.heredocs.length > 0) return undefined;
  if (comments.some(({ start }) => instruction.start < start && start < instruction.end)) return undefined;
  const indent = lines.indentOf(lines.lineAt(instruction.start));
  const isTrigger = lines.start(lines.lineAt(instruction.start)) + indent.length !== instruction.start;
  if (isTrigger || text.slice(exports.at(-1)?.end, instruction.end).trim() !== '') return undefined;

  const before = commands[commands.indexOf(first) - 1];
  const jointsFrom = before ? commands.indexOf(before) : 0;
  for (let i = jointsFrom; i + 1 < commands.length; i++) {
    const joint = text
      .slice(commands[i]?.end, commands[i + 1]?.start)
      .replaceAll(escapeChar, '')
      .trim();
    if (joint !== '&&' && joint !== ';') return undefined;
  }
  const environment = envLinesOf(instruction, exports, text);
  if (!environment) return undefined;
  const written = environment.join(lines.eol + indent);
  if (before) {
    const rest = { start: before.end, end: instruction.end };
    return { edits: [replace(rest, `${lines.eol}${indent}${written}`)] };
  }
  const isAlone = text.slice(instruction.keywordSpan.end, first.start).trim() === '';
  return isAlone ? { edits: [replace(instruction, written)] } : undefined;
}

/** `ENV A=1 B=2` for every export; undefined when ENV would not make the same of it. */
function envLinesOf(
  { state, script }: Instruction,
  exports: readonly ShellCommand[],
  text: string,
): string[] | undefined {
  // ENV would write a secret into the image.
  if (exports.flatMap(namesSetBy).some(nameOfSecret)) return undefined;
  const known = new Set(['PATH']);
  const lines: string[] = [];
  const others = outermost(script?.commands ?? []).filter(command => !exports.includes(command));
  const setBefore = new Set(others.flatMap(namesSetBy));
  for (const command of exports) {
    const pairs = [...command.assignments.map(({ span }) => slice(text, span)), ...command.args.map(word => word.raw)];
    const written = pairs.filter(pair => pair.includes('='));
    // `export A` of what was set right before is done with; of anything else the value is unknown.
    if (pairs.some(pair => !pair.includes('=') && !known.has(pair))) return undefined;
    for (const pair of written) {
      const value = pair.slice(pair.indexOf('=') + 1);
      if (value === '' || !PLAIN_VALUE.test(value)) return undefined;
      const names = [...value.matchAll(/\$\{?(\w+)/g)].map(match => match[1] ?? '');
      if (names.some(name => setBefore.has(name) || !(known.has(name) || state.lookup(name)))) return undefined;
    }
    if (written.length > 0) lines.push(`ENV ${written.join(' ')}`);
    for (const name of namesSetBy(command)) known.add(name);
  }
  return lines;
}

function namesSetBy({ name, assignments, args }: ShellCommand): string[] {
  const exported = name === 'export' ? args.map(word => word.raw.split('=')[0] ?? '') : [];
  return [...assignments.map(assignment => assignment.name), ...exported];
}
