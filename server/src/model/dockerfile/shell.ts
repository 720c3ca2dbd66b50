import { parse } from 'unbash';
import type { Span } from '../../text/span.ts';

export type {
  Assignment,
  Command,
  CommandArgument,
  HereDoc,
  ParameterExpansionPart,
  ParsedScript,
  Pipeline,
  Redirection,
  Statement,
  SyntaxNode,
  Word,
  WordPart,
} from 'unbash';
export { forEachChild } from 'unbash';

/** The shell commands of one instruction, in the order of the text, however deep they nest. */
export interface ShellScript {
  readonly commands: readonly ShellCommand[];
  /** False when the shell would refuse it; the commands found so far are still there. */
  readonly valid: boolean;
}

/** One simple command: `name` and its arguments, with exact places in the document. */
export interface ShellCommand extends Span {
  /** The name of the program without its folder: `apt-get` for `/usr/bin/apt-get`; undefined when it is computed. */
  readonly name: string | undefined;
  readonly nameWord: ShellWord | undefined;
  readonly args: readonly ShellWord[];
  /** `A=1 B=2` in front of the name, and those of the wrappers: `env A=1`. */
  readonly assignments: readonly ShellAssignment[];
  readonly redirects: readonly ShellRedirect[];
  /** Programs that run it and that we see through, outermost first: sudo, env, exec, time, nice … */
  readonly wrappers: readonly ShellWord[];
  /** The command that reads this one's output, as in `curl … | sh`. */
  readonly pipedInto: ShellCommand | undefined;
  /** What joins it to the command before it in the same list; undefined for the first. */
  readonly joinedBy: Joint | undefined;
  /**
   * Inside `( … )`, `$( … )`, `bash -c "…"` or a pipe of several commands: what it changes (folder, variables) is gone
   * when that ends.
   */
  readonly isolated: boolean;
  /** Inside if, case, for, while, a function, or behind `||`: it may not run. */
  readonly conditional: boolean;
}

export type Joint = '&&' | '||' | ';' | '|' | '&';

export interface ShellAssignment {
  readonly name: string;
  readonly value: ShellWord | undefined;
  readonly span: Span;
}

export interface ShellRedirect {
  /** `>`, `>>`, `<`, `>&`, `<<`, `<<<` … without the file descriptor. */
  readonly operator: string;
  /** `2` of `2>/dev/null`. */
  readonly descriptor: number | undefined;
  /** The file, or the name of the heredoc. */
  readonly target: ShellWord | undefined;
  readonly span: Span;
}

/** A word of a command: `raw` as written, `value` after quotes and escapes are taken off. */
export interface ShellWord extends Span {
  readonly raw: string;
  readonly value: string;
  /** Whether the value is known without running anything: no variable, no command substitution, no glob. */
  readonly literal: boolean;
}

/** The syntax tree of `source`; its places are indexes of `source`. Never fails: what is wrong stands in `errors`. */
export function parseShell(source: string): ReturnType<typeof parse> {
  return parse(source);
}
