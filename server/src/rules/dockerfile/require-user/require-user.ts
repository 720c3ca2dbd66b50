import { slice } from '../../../text/span.ts';
import { rule } from '../../rule.ts';
import { addUser, runsAsRoot } from '../../shared/dockerfile/add-user.ts';

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'root-user',
  fix: 'suggestion',
  sources: [
    'trivy/DS-0002',
    'checkov/CKV_DOCKER_3',
    'kics/Missing User Instruction',
    'semgrep/missing-user',
    'semgrep/missing-user-entrypoint',
  ],
  visit: {
    stage(stage, { file, report }) {
      const name = stage.from.words[0];
      if (!stage.isFinal || !name || !runsAsRoot(stage)) return;
      const { user } = stage.finalState;
      report({
        span: stage.image?.span ?? name,
        message: user ? 'inherited' : 'default',
        args: { from: slice(file.text, { start: stage.from.start, end: name.end }), user: user?.text ?? 'root' },
        fix: () => addUser(stage, file),
      });
    },
  },
});
