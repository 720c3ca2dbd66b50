import { slice } from '../../../text/span.ts';
import { rule } from '../../rule.ts';

/** What BuildKit accepts once it has put the name into lower case (frontend/dockerfile/instructions/parse.go). */
const STAGE_NAME = /^[a-z][a-z0-9\-_.]*$/;

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'build-stage',
  fix: null,
  sources: ['dockerfile-utils/INVALID_BUILD_STAGE_NAME'],
  visit: {
    FROM({ words, stage }, { file, report }) {
      const name = stage?.name;
      // With more words than that Docker refuses the whole line, for another reason.
      if (!name || words.length !== 3) return;
      // A quote is part of the name; a line that goes on in the middle of it is not.
      const written = slice(file.text, name);
      const text = /[\r\n]/.test(written) ? name.value : written;
      if (STAGE_NAME.test(text.toLowerCase())) return;
      report({ span: name, message: text.includes('$') ? 'variable' : 'default', args: { name: text } });
    },
  },
});
