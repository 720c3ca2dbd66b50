import { variantOf } from '../../../model/image/facts.ts';
import { replace } from '../../../text/edit.ts';
import { rule } from '../../rule.ts';
import { baseImageOf } from '../../shared/base-image.ts';
import { expandWord } from '../../shared/expanded.ts';

/** What begins at a root, of Linux or of Windows. */
const ABSOLUTE = /^(?:[/\\]|[A-Za-z]:)/;
/** A folder below the current one, in plain letters. */
const PLAIN_FOLDER = /^(?:\.\/)?(\w[\w/@+-]*(?:\.[\w/@+-]+)*)$/;

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'workdir',
  fix: 'suggestion',
  sources: [
    'hadolint/DL3000',
    'buildkit/WorkdirRelativePath',
    'trivy/DS-0009',
    'checkov/CKV_DOCKER_10',
    'kics/WORKDIR Path Not Absolute',
  ],
  visit: {
    WORKDIR(instruction, { file, report }) {
      const [word, ...more] = instruction.words;
      // Behind another WORKDIR a relative path is clear, or no clearer than that one.
      if (!word || more.length > 0 || instruction.state.workdir) return;
      const folder = expandWord(word, instruction, file);
      if (folder === undefined || folder === '' || ABSOLUTE.test(folder)) return;
      const base = baseImageOf(instruction.stage);
      if (base && variantOf(base) === 'windows') return;
      report({
        span: word,
        args: { folder },
        fix: () => {
          const [, plain] = PLAIN_FOLDER.exec(word.raw) ?? [];
          return plain === undefined
            ? undefined
            : { edits: [replace(word, `/${plain}`)], args: { replacement: `/${plain}` } };
        },
      });
    },
  },
});
