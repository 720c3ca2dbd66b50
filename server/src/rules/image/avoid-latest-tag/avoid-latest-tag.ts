import { factsOf } from '../../../model/image/facts.ts';
import { variantOf } from '../../../model/image/tag.ts';
import { replace } from '../../../text/edit.ts';
import { rule } from '../../rule.ts';
import { isMadeHere } from '../../shared/built-images.ts';

export default rule({
  category: 'maintainability',
  severity: 'warning',
  profile: 'default',
  concept: 'latest-tag',
  fix: 'suggestion',
  sources: [
    'hadolint/DL3007',
    'trivy/DS-0001',
    'checkov/CKV_DOCKER_7',
    "kics/Image Version Using 'latest'",
    'semgrep/avoid-latest-version',
    'dclint/service-image-require-explicit-tag',
  ],
  visit: {
    image(use, { file, report }) {
      const { reference } = use;
      if (!reference?.valid || reference.digest || reference.tag?.text !== 'latest') return;
      // Distroless images and the free ones of Chainguard have no tags with versions: there is nothing better to write.
      if (variantOf(reference) === 'distroless' || isMadeHere(use, file)) return;
      const place = reference.tag;
      const facts = factsOf(reference);
      const tag = facts?.retired ? undefined : facts?.current[0];
      report({
        span: use.exact ? place : use.span,
        args: { image: reference.text, name: reference.text.slice(0, -':latest'.length) },
        ...(use.exact && tag !== undefined ? { fix: () => ({ edits: [replace(place, tag)], args: { tag } }) } : {}),
      });
    },
  },
});
