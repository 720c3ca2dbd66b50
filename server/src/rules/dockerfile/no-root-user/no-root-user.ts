import { replace } from '../../../text/edit.ts';
import { rule } from '../../rule.ts';

/** `root`, `0`, `root:root`, `0:0`: the user part decides. */
const ROOT = /^(root|0+)(:|$)/;

/** The user that distroless, Chainguard and most charts use for "nobody in particular"; exists in no passwd, and needs none. */
const NOBODY_IN_PARTICULAR = '65532:65532';

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'root-user',
  fix: 'suggestion',
  sources: [
    'hadolint/DL3002',
    'trivy/DS-0002',
    'checkov/CKV_DOCKER_8',
    "kics/Last User Is 'root'",
    'semgrep/last-user-is-root',
  ],
  visit: {
    stage(stage, { report }) {
      const user = stage.finalState.user;
      if (!stage.isFinal || user === undefined || user.by.stage !== stage) return;
      if (user.text === undefined || !ROOT.test(user.text)) return;
      report({
        span: user.word,
        args: { user: user.text },
        fix: () => ({ edits: [replace(user.word, NOBODY_IN_PARTICULAR)], args: { replacement: NOBODY_IN_PARTICULAR } }),
      });
    },
  },
});
