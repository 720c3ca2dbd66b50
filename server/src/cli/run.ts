import { type Choices, type CommandName, readArguments, type UsageProblem } from './arguments.ts';
import { listAllConcepts } from './concepts.ts';
import { explain } from './explain.ts';
import { lint } from './lint.ts';
import { localeOf } from './locale.ts';
import { listRules } from './rules.ts';
import type { Terminal } from './terminal.ts';
import { Library } from './library.ts';
import { readVersion } from './version.ts';

/** What the shell gets to know: https://tldp.org/LDP/abs/html/exitcodes.html has 130 for Ctrl-C. */
export const exit = { clean: 0, findings: 1, unusable: 2, interrupted: 130 } as const;

const COMMANDS: Readonly<Record<CommandName, (choices: Choices, terminal: Terminal, library: Library) => Promise<number>>> = {
  lint,
  rules: listRules,
  concepts: listAllConcepts,
  explain,
};

/**
 * Runs one command line and says how it ended, as the exit code of the process. `argv` starts with the command;
 * `textsFolder` holds the sentences of both languages.
 */
export async function run(argv: readonly string[], terminal: Terminal, textsFolder: string): Promise<number> {
  const library = new Library(textsFolder);
  const { choices, problem } = readArguments(argv);
  const locale = choices.locale ?? localeOf(terminal.env);
  const say = library.speak(locale);
  if (problem) {
    terminal.err.write(`docker-concept-hints: ${say(problem)}\n`);
    return exit.unusable;
  }
  if (choices.version) {
    terminal.out.write(`${readVersion()}\n`);
    return exit.clean;
  }
  if (choices.help) {
    terminal.out.write(`${say({ phrase: 'cli.help' })}\n`);
    return exit.clean;
  }
  if (!choices.command) {
    terminal.err.write(`${say({ phrase: 'cli.help' })}\n`);
    return exit.unusable;
  }
  return COMMANDS[choices.command](choices, terminal, library);
}

export type { UsageProblem };
