import { rule } from '../../rule.ts';
import { findSecretLiterals } from '../../shared/dockerfile/secret-literals.ts';

export default rule({
  category: 'security',
  severity: 'error',
  profile: 'default',
  concept: 'secrets-vs-environment',
  fix: null,
  sources: [],
  visit: {
    // Of the whole text, comments too: who reads the file reads them.
    dockerfile({ text }, { report }) {
      for (const { kind, issuer, start, end } of findSecretLiterals(text)) {
        const span = { start, end };
        if (kind === 'api-key') report({ span, message: kind, severity: 'warning', args: { issuer: issuer ?? '' } });
        else if (issuer === undefined) report({ span, message: kind });
        else report({ span, args: { issuer } });
      }
    },
  },
});
