import { rule } from '../../rule.ts';
import { isForDocker } from '../../shared/frontend.ts';

/** https://docs.docker.com/reference/dockerfile/#onbuild */
const NO_TRIGGERS: ReadonlySet<string> = new Set(['ONBUILD', 'FROM', 'MAINTAINER']);

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'onbuild',
  fix: null,
  sources: [
    'hadolint/DL3043',
    'dockerfile-utils/ONBUILD_CHAINING_DISALLOWED',
    'dockerfile-utils/ONBUILD_TRIGGER_DISALLOWED',
  ],
  visit: {
    ONBUILD({ trigger }, { file, report }) {
      if (!trigger || !NO_TRIGGERS.has(trigger.keyword) || !isForDocker(file)) return;
      report({
        span: trigger.keywordSpan,
        message: trigger.keyword === 'ONBUILD' ? 'chain' : 'default',
        args: { keyword: trigger.keyword },
      });
    },
  },
});
