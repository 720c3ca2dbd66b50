import { rule } from '../../rule.ts';

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'run-security',
  fix: null,
  sources: [],
  visit: {
    RUN({ flags }, { report }) {
      for (const { name, value } of flags) {
        if (name === 'security' && value?.value === 'insecure') report({ span: value });
        if (name === 'network' && value?.value === 'host') report({ span: value, message: 'network' });
      }
    },
  },
});
