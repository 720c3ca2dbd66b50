import { readInvocation } from '../../../model/commands/invocation.ts';
import { findUnpinned } from '../../../model/commands/packages.ts';
import { rule } from '../../rule.ts';

export default rule({
  category: 'maintainability',
  severity: 'hint',
  profile: 'strict',
  concept: 'supply-chain-pinning',
  fix: null,
  sources: [
    'hadolint/DL3008',
    'hadolint/DL3013',
    'hadolint/DL3016',
    'hadolint/DL3018',
    'hadolint/DL3028',
    'hadolint/DL3033',
    'hadolint/DL3037',
    'hadolint/DL3041',
    'hadolint/DL3062',
    'kics/Apt Get Install Pin Version Not Defined',
    'kics/Unpinned Package Version in Apk Add',
    'kics/Unpinned Package Version in Pip Install',
    'kics/NPM Install Command Without Pinned Version',
    'kics/Gem Install Without Version',
    'kics/Yum install Without Version',
    'kics/Zypper Install Without Version',
    'kics/Missing Version Specification In dnf install',
  ],
  visit: {
    command(command, { instruction, report }) {
      const invocation = instruction.keyword === 'RUN' ? readInvocation(command) : undefined;
      if (!invocation) return;
      const unpinned = findUnpinned(invocation);
      const [first, ...more] = unpinned;
      if (!first) return;
      // One finding for a list of packages: nobody wants to read twenty.
      const name = first.value.replace(/(?<=.)@[\s\S]*/, '');
      report({
        span: first,
        message: more.length === 0 ? 'default' : 'many',
        args: {
          package: first.value,
          count: more.length,
          example: `${name}${invocation.manager.versions?.separator ?? '='}…`,
        },
      });
    },
  },
});
