import type { Span } from '../../text/span.ts';
import type { Instruction } from './dockerfile.ts';
import { ParsedInstruction } from './instruction.ts';
import { parseShell, type SyntaxNode } from './shell.ts';

/**
 * The parts of a script that stand between `&&` at its top, in order, as spans of the document: each runs only when the
 * one before it has succeeded. `a || b && c` has two of them, `a && b || c` is one. undefined where the script is more
 * than one such chain, for scripts in heredocs, for the exec form, and for what the shell would refuse.
 */
export function chainOf(instruction: Instruction): readonly Span[] | undefined {
  if (!(instruction instanceof ParsedInstruction) || instruction.keyword !== 'RUN') return undefined;
  if (instruction.json || instruction.heredocs.length > 0 || instruction.script?.valid !== true) return undefined;
  const { logical, wordIndex } = instruction;
  const { commands } = parseShell(logical.text.slice(wordIndex));
  const [statement] = commands;
  if (!statement || commands.length > 1 || statement.background || statement.command.type !== 'AndOr') return undefined;
  const { command } = statement;
  if (command.commands.some(part => part.type === 'Function' || part.type === 'Coproc')) return undefined;
  const firstCut = command.operators.lastIndexOf('||') + 1;
  const parts: (readonly SyntaxNode[])[] = [command.commands.slice(0, firstCut + 1)];
  for (const part of command.commands.slice(firstCut + 1)) parts.push([part]);
  return parts.map(nodes => logical.spanOf(wordIndex + (nodes[0]?.pos ?? 0), wordIndex + (nodes.at(-1)?.end ?? 0)));
}
