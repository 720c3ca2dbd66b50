import { rule } from '../../rule.ts';
import { isMadeHere } from '../../shared/built-images.ts';

export default rule({
  category: 'security',
  severity: 'hint',
  profile: 'strict',
  concept: 'image-digest',
  fix: null,
  sources: ['semgrep/dockerfile-source-not-pinned'],
  visit: {
    image(use, { file, report }) {
      const { reference, span } = use;
      if (!reference?.valid || reference.digest || reference.familiar === 'scratch' || isMadeHere(use, file)) return;
      report({ span, args: { image: reference.text } });
    },
  },
});
