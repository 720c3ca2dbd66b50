import { rule } from '../../rule.ts';

/** Names that mean something else to Docker; https://docs.docker.com/reference/build-checks/reserved-stage-name/. */
const RESERVED: ReadonlySet<string> = new Set(['scratch', 'context']);

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'build-stage',
  fix: null,
  sources: ['hadolint/DL3063', 'buildkit/ReservedStageName'],
  visit: {
    stage({ name }, { report }) {
      const text = name?.value.toLowerCase() ?? '';
      if (name && RESERVED.has(text))
        report({ span: name, message: text === 'context' ? text : 'default', args: { name: name.value } });
    },
  },
});
