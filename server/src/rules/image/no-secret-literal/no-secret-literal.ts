import type { Compose } from '../../../model/compose/compose.ts';
import { contains, type Span } from '../../../text/span.ts';
import { rule } from '../../rule.ts';
import { readEnvironment } from '../../shared/compose/environment.ts';
import { findSecretLiterals } from '../../shared/secret-literals.ts';
import { nameOfSecret } from '../../shared/secret-names.ts';

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
    compose(file, { report }) {
      const told = toldByName(file);
      for (const { kind, issuer, start, end } of findSecretLiterals(file.text)) {
        if (told.some(span => contains(span, start))) continue;
        const severity = kind === 'api-key' ? 'warning' : 'error';
        if (issuer === undefined) report({ span: { start, end }, message: 'service-key', severity });
        else report({ span: { start, end }, message: 'service', severity, args: { issuer } });
      }
    },
  },
});

/** Values that no-plaintext-secret tells of, and knows a way out for. */
function toldByName(file: Compose): readonly Span[] {
  const variables = file.services.flatMap(service => readEnvironment(service.get('environment')));
  return variables.filter(({ name }) => nameOfSecret(name)).map(({ node }) => node.span);
}
