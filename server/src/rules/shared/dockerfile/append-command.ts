import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { type Edit, insert } from '../../../text/edit.ts';

/** The indentation of a line that is the first one to be continued. */
const INDENT = '    ';

/**
 * Adds `command` at the end of a RUN, in the way its author joins commands. undefined where that is not possible
 * without a change of meaning: behind `&`, a comment, a closing bracket.
 */
export function appendCommand(run: Instruction, command: string, file: Dockerfile): Edit | undefined {
  const { lines, text } = file;
  const { script, heredocs, words, json, argumentSpan } = run;
  if (!script?.valid || json) return undefined;
  const [heredoc] = heredocs;
  if (heredoc) {
    if (heredocs.length > 1 || words.length > 1 || heredoc.closingSpan === undefined) return undefined;
    const [first] = script.commands;
    const indent = first ? lines.indentOf(lines.lineAt(first.start)) : '';
    return insert(heredoc.bodySpan.end, `${indent}${command}${lines.eol}`);
  }
  const end = argumentSpan.end;
  if (!script.commands.some(each => each.end === end && each.nameWord !== undefined)) return undefined;
  return insert(end, `${jointFor(run, file, text)}${command}`);
}

/** What the author would write between the last command and another one. */
function jointFor(run: Instruction, { lines, escape: continuation }: Dockerfile, text: string): string {
  const first = lines.lineAt(run.start);
  const last = lines.lineAt(run.argumentSpan.end);
  if (first === last) return ' && ';
  const newLine = ` ${continuation}${lines.eol}`;
  for (let line = last; line > first; line--) {
    if (/^[ \t]*&&/.test(lines.textOf(line))) return `${newLine}${lines.indentOf(line)}&& `;
  }
  for (let line = last - 1; line >= first; line--) {
    const written = lines.textOf(line).trimEnd();
    if (!written.endsWith(continuation)) continue;
    const before = written.slice(0, -1).trimEnd();
    if (before.endsWith('&&')) return ` &&${newLine}${lines.indentOf(line + 1)}`;
    if (before.endsWith(';')) return `;${newLine}${lines.indentOf(line + 1)}`;
  }
  // One command over several lines.
  const indent = lines.indentOf(first) + (text.includes('\t') && /^\t/.test(lines.textOf(last)) ? '\t' : INDENT);
  return `${newLine}${indent}&& `;
}
