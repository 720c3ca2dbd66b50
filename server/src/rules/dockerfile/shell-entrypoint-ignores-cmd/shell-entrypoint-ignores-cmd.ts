import { replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { rule } from '../../rule.ts';
import { asExecForm } from '../../shared/dockerfile/exec-form.ts';

/** `sh -c script a b` hands the words behind the script to it: `$0`, `$1`, `$@`. */
const TAKES_ARGUMENTS = /\$\{?[0-9@*#]/;

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'cmd-vs-entrypoint',
  fix: 'suggestion',
  sources: [],
  visit: {
    stage(stage, { file, report }) {
      const { cmd, entrypoint } = stage.finalState;
      if (!stage.isFinal || !cmd || !entrypoint?.script || entrypoint.json) return;
      const script = slice(file.text, entrypoint.argumentSpan);
      // An array that is nearly JSON is valid-json-form's.
      if (script.startsWith('[') || TAKES_ARGUMENTS.test(script)) return;
      report({
        span: { start: cmd.start, end: cmd.argumentSpan.end },
        args: { entrypoint: `ENTRYPOINT ${script}` },
        fix: () => {
          // A CMD in the shell form would put `/bin/sh -c` behind the program, and nobody would replace its variables.
          const isPlain = cmd.json?.every(word => !word.value.includes('$')) ?? false;
          const json = isPlain ? asExecForm(entrypoint, file) : undefined;
          return json === undefined
            ? undefined
            : { edits: [replace(entrypoint.argumentSpan, json)], args: { replacement: `ENTRYPOINT ${json}` } };
        },
      });
    },
  },
});
