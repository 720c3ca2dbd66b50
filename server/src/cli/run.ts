import { type Choices, type CommandName, readArguments } from './arguments.ts';
import { listAllConcepts } from './concepts.ts';
import { exit } from './exit.ts';
import { explain } from './explain.ts';
import { Library } from './library.ts';
import { lint } from './lint.ts';
import { localeOf } from './locale.ts';
import { listRules } from './rules.ts';
import type { Terminal } from './terminal.ts';
import { readVersion } from './version.ts';

const COMMANDS: Readonly<
  Record<CommandName, (choices: Choices, terminal: Terminal, library: Library) => Promise<number>>
> = {
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
