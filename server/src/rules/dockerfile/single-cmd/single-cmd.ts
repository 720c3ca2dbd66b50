import { rule } from '../../rule.ts';
import { reportOverruled } from '../../shared/dockerfile/overruled.ts';

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'cmd',
  fix: 'safe',
  sources: [
    'hadolint/DL4003',
    'trivy/DS-0016',
    'kics/Multiple CMD Instructions Listed',
    'buildkit/MultipleInstructionsDisallowed',
  ],
  visit: {
    stage(stage, context) {
      reportOverruled('CMD', stage, context);
    },
  },
});
