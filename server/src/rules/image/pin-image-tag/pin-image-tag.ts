import { factsOf } from '../../../model/image/facts.ts';
import { insert } from '../../../text/edit.ts';
import { rule } from '../../rule.ts';
import { isMadeHere } from '../../shared/built-images.ts';

export default rule({
  category: 'maintainability',
  severity: 'warning',
  profile: 'default',
  concept: 'image-tag',
  fix: 'suggestion',
  sources: [
    'hadolint/DL3006',
    'trivy/DS-0001',
    'checkov/CKV_DOCKER_7',
    'kics/Image Version Not Explicit',
    'semgrep/missing-image-version',
    'dclint/service-image-require-explicit-tag',
  ],
  visit: {
    image(use, { file, report }) {
      const { reference } = use;
      if (!reference?.valid || reference.tag || reference.digest || reference.familiar === 'scratch') return;
      if (isMadeHere(use, file)) return;
      const facts = factsOf(reference);
      // What became of a retired image is the business of end-of-life-image.
      const tag = facts?.retired ? undefined : facts?.current[0];
      report({
        span: use.span,
        args: { image: reference.text },
        ...(use.exact && tag !== undefined
          ? { fix: () => ({ edits: [insert(reference.repository.end, `:${tag}`)], args: { tag } }) }
          : {}),
      });
    },
  },
});
