import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { type Fix, rule } from '../../rule.ts';
import { isArrayWithComment, repairArray } from '../../shared/dockerfile/json-array.ts';
import { isForDocker } from '../../shared/frontend.ts';

/** Shells that take the script behind `-c`. */
const POSIX = /^(?:\/(?:usr\/)?(?:local\/)?bin\/)?(?:ba|da|a|z|k)?sh$/;

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'shell-instruction',
  fix: 'suggestion',
  sources: ['dockerfile-utils/SHELL_JSON_FORM', 'dockerfile-utils/SHELL_REQUIRES_ONE'],
  visit: {
    SHELL(instruction, { file, report }) {
      const { json, words, argumentSpan, keywordSpan } = instruction;
      if (!isForDocker(file)) return;
      if (words.length === 0 || json?.length === 0) {
        report({ span: words.length === 0 ? keywordSpan : argumentSpan, message: 'empty' });
        return;
      }
      // A comment behind the array is a matter of its own.
      if (json || isArrayWithComment(slice(file.text, argumentSpan), file.escape)) return;
      report({ span: argumentSpan, fix: () => toJson(instruction, file) });
    },
  },
});

function toJson({ words, argumentSpan }: Instruction, { text, escape: mark }: Dockerfile): Fix | undefined {
  const written = slice(text, argumentSpan);
  if (written.startsWith('[')) {
    const edits = repairArray(written, argumentSpan.start, mark);
    return edits && { edits };
  }
  if (written.includes('\n') || /[$#[\]]/.test(written)) return undefined;
  const values = words.map(word => word.value);
  // With nothing behind its name a shell would take the script for the name of a file.
  if (values.length === 1 && POSIX.test(values[0] ?? '')) values.push('-c');
  return { edits: [replace(argumentSpan, `[${values.map(value => JSON.stringify(value)).join(', ')}]`)] };
}
