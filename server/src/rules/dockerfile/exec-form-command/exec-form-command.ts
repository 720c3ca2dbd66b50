import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand, ShellWord } from '../../../model/dockerfile/shell.ts';
import { replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { rule } from '../../rule.ts';

/** Commands of the shell itself: there is no program of that name to start. POSIX, and bash's own. */
const BUILT_IN: ReadonlySet<string> = new Set(
  (
    '. : alias bg break builtin cd command continue declare eval exec exit export fg hash jobs let local popd pushd ' +
    'read readonly return set shift shopt source times trap type typeset ulimit umask unalias unset wait'
  ).split(' '),
);

/** Outside quotes the shell makes something else of these, and Docker does not. */
const EXPANDED_BY_SHELL = /^~|[*?[\]{}]/;

export default rule({
  category: 'correctness',
  severity: 'information',
  profile: 'default',
  concept: 'exec-form-vs-shell-form',
  fix: 'suggestion',
  sources: [
    'hadolint/DL3025',
    'buildkit/JSONArgsRecommended',
    'kics/Not Using JSON In CMD And ENTRYPOINT Arguments',
    'semgrep/prefer-json-notation',
  ],
  visit: {
    stage(stage, { file, report }) {
      if (!stage.isFinal) return;
      const { cmd, entrypoint } = stage.finalState;
      for (const instruction of [entrypoint, cmd]) {
        // Docker does not look at CMD when ENTRYPOINT is in the shell form.
        if (!instruction || (instruction === cmd && entrypoint && !entrypoint.json)) continue;
        const command = onlyCommand(instruction, file);
        if (!command) continue;
        const words = [command.nameWord, ...command.args].filter(word => word !== undefined);
        report({
          span: instruction.argumentSpan,
          args: { keyword: instruction.keyword, program: command.name ?? '' },
          fix: () => {
            // The comments between the lines would be lost.
            if (slice(file.text, instruction.argumentSpan).includes('\n')) return undefined;
            const json = `[${words.map(word => JSON.stringify(word.value)).join(', ')}]`;
            return { edits: [replace(instruction.argumentSpan, json)], args: { json } };
          },
        });
      }
    },
  },
});

/** The command of a shell form that needs no shell: one program and its words, every one of them known. */
function onlyCommand(instruction: Instruction, file: Dockerfile): ShellCommand | undefined {
  const { script, json, argumentSpan, heredocs, state } = instruction;
  if (!script?.valid || json || heredocs.length > 0 || script.commands.length !== 1) return undefined;
  const [command] = script.commands;
  if (command?.name === undefined || !command.nameWord || BUILT_IN.has(command.name)) return undefined;
  // The whole of it: no brackets, no `&`, no `exec` in front, no array that only lacks its quotes.
  if (command.start !== argumentSpan.start || command.end !== argumentSpan.end) return undefined;
  if (command.nameWord.start !== command.start || file.text[command.start] === '[') return undefined;
  if (command.isolated || command.conditional || command.redirects.length > 0) return undefined;
  if (command.assignments.length > 0 || command.wrappers.length > 0) return undefined;
  // A login shell reads profiles that may set what the program needs.
  if (/-\w*l/.test(state.shell?.text ?? '')) return undefined;
  return [command.nameWord, ...command.args].every(isPlain) ? command : undefined;
}

function isPlain(word: ShellWord): boolean {
  return word.literal && (word.raw !== word.value || !EXPANDED_BY_SHELL.test(word.raw));
}
