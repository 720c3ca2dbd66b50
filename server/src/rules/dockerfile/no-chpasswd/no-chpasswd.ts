import { rule } from '../../rule.ts';

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'container-is-not-a-vm',
  fix: null,
  sources: ['checkov/CKV2_DOCKER_17'],
  visit: {
    command({ name, nameWord }, { instruction, report }) {
      if (instruction.keyword === 'RUN' && name === 'chpasswd' && nameWord) report({ span: nameWord });
    },
  },
});
