import { basename } from '../../../text/path.ts';
import { rule } from '../../rule.ts';

export default rule({
  category: 'maintainability',
  severity: 'hint',
  profile: 'strict',
  concept: 'compose-file-names',
  fix: 'suggestion',
  sources: [],
  visit: {
    compose(file, { report, neighbours }) {
      const old = basename(neighbours.path);
      const [, variant] = /^docker-compose(\.override)?\.ya?ml$/.exec(old) ?? [];
      const first = file.root?.children[0]?.key;
      if (!old.startsWith('docker-compose.') || !first) return;
      const name = `compose${variant ?? ''}.yaml`;
      if (!/^docker-compose(?:\.override)?\.ya?ml$/.test(old) || neighbours.read(name) !== undefined) return;
      report({
        span: { start: first.start, end: first.end },
        args: { old, name },
        fix: () => ({ edits: [], rename: name }),
      });
    },
  },
});
