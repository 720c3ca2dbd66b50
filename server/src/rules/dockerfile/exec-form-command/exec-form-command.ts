import { replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { rule } from '../../rule.ts';
import { onlyCommand, toJson } from '../../shared/dockerfile/exec-form.ts';

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
        // With `exec` in front the shell is gone already.
        if (!command || command.wrappers.length > 0 || command.nameWord?.start !== command.start) continue;
        report({
          span: instruction.argumentSpan,
          args: { keyword: instruction.keyword, program: command.name ?? '' },
          fix: () => {
            // The comments between the lines would be lost.
            if (slice(file.text, instruction.argumentSpan).includes('\n')) return undefined;
            const json = toJson(command);
            return { edits: [replace(instruction.argumentSpan, json)], args: { json } };
          },
        });
      }
    },
  },
});
