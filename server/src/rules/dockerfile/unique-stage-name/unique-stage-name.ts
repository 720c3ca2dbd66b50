import { rule } from '../../rule.ts';

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'build-stage',
  fix: null,
  sources: [
    'hadolint/DL3024',
    'buildkit/DuplicateStageName',
    'trivy/DS-0012',
    'checkov/CKV_DOCKER_11',
    'kics/Same Alias In Different Froms',
  ],
  visit: {
    dockerfile({ stages, lines }, { report }) {
      const firstLines = new Map<string, number>();
      for (const { name } of stages) {
        if (!name) continue;
        // Docker compares the names of stages without regard to case.
        const key = name.value.toLowerCase();
        const line = firstLines.get(key);
        if (line !== undefined) report({ span: name, args: { name: name.value, line } });
        else firstLines.set(key, lines.lineAt(name.start) + 1);
      }
    },
  },
});
