import { rule } from '../../rule.ts';
import { reportOverruled } from '../../shared/dockerfile/overruled.ts';

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'healthcheck-instruction',
  fix: 'safe',
  sources: ['hadolint/DL3012', 'trivy/DS-0023', 'buildkit/MultipleInstructionsDisallowed'],
  visit: {
    stage(stage, context) {
      reportOverruled('HEALTHCHECK', stage, context);
    },
  },
});
