import type { Span } from '../../text/span.ts';

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
  /** `A=1 B=2` in front of the name. */
  readonly assignments: readonly { readonly name: string; readonly value: ShellWord | undefined; readonly span: Span }[];
  readonly redirects: readonly { readonly operator: string; readonly target: ShellWord | undefined; readonly span: Span }[];
  /** Programs that run it and that we see through, outermost first: sudo, env, exec, time, nice … */
  readonly wrappers: readonly ShellWord[];
  /** The command that reads this one's output, as in `curl … | sh`. */
  readonly pipedInto: ShellCommand | undefined;
  /** What joins it to the command before it in the same list; undefined for the first. */
  readonly joinedBy: '&&' | '||' | ';' | '|' | '&' | undefined;
  /** Inside `( … )` or `$( … )`: what it changes (folder, variables) is gone when that ends. */
  readonly isolated: boolean;
  /** Inside if, case, for, while, a function, or behind `||`: it may not run. */
  readonly conditional: boolean;
}

/** A word of a command: `raw` as written, `value` after quotes and escapes are taken off. */
export interface ShellWord extends Span {
  readonly raw: string;
  readonly value: string;
  /** Whether the value is known without running anything: no variable, no command substitution, no glob. */
  readonly literal: boolean;
}
