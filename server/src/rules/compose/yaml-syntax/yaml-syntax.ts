import { type Fault, findFaults } from '../../../model/compose/faults.ts';
import { type Found, rule } from '../../rule.ts';
import { closest } from '../../shared/spelling.ts';
import { fixOf } from './fixes.ts';

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'compose',
  fix: 'suggestion',
  sources: ['dclint/invalid-yaml'],
  visit: {
    compose(file, { report }) {
      for (const fault of findFaults(file)) {
        const found = describe(fault);
        const suggestion = String(found.args?.['suggestion'] ?? '');
        report({ ...found, fix: () => fixOf(file, fault, suggestion) });
      }
    },
  },
});

function describe({ kind, span, args, first }: Fault): Found {
  const found = { span, message: kind, args };
  if (kind === 'alias') {
    const { name, names } = args;
    const suggestion = closest(String(name), names as readonly string[]);
    return suggestion === undefined
      ? found
      : { ...found, message: 'alias-typo', args: { name: String(name), suggestion } };
  }
  const place = first?.key;
  if (place === undefined) return found;
  return { ...found, related: [{ span: { start: place.start, end: place.end }, phrase: 'repeated.first' }] };
}
