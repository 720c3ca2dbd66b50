import { rule } from '../../rule.ts';
import { reportOverruled } from '../../shared/dockerfile/overruled.ts';

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'entrypoint',
  fix: 'safe',
  sources: [
    'hadolint/DL4004',
    'trivy/DS-0007',
    'kics/Multiple ENTRYPOINT Instructions Listed',
    'semgrep/multiple-entrypoint-instructions',
    'buildkit/MultipleInstructionsDisallowed',
  ],
  visit: {
    stage(stage, context) {
      reportOverruled('ENTRYPOINT', stage, context);
    },
  },
});
