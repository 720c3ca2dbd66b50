import { rule } from '../../rule.ts';
import { takeOut } from '../../shared/dockerfile/take-out.ts';

/** Windows is left out: its images have one platform only, and it has to be named when Linux builds them. */
const LINUX = /^linux\/([a-z0-9]+)(?:\/v?[a-z0-9]+)?$/i;

export default rule({
  category: 'maintainability',
  severity: 'hint',
  profile: 'strict',
  concept: 'from-platform',
  fix: 'suggestion',
  sources: [
    'hadolint/DL3029',
    'buildkit/FromPlatformFlagConstDisallowed',
    'kics/Using Platform Flag with FROM Command',
    'semgrep/avoid-platform-with-from',
  ],
  visit: {
    FROM({ flags, stage }, { file, report }) {
      const flag = flags.find(({ name }) => name === 'platform');
      const platform = flag?.value?.value ?? '';
      const architecture = LINUX.exec(platform)?.[1];
      if (!flag || architecture === undefined) return;
      // A stage that is called after its platform is one of several, and the file chooses among them.
      const name = stage?.name?.value.toLowerCase() ?? '';
      if (name.includes(architecture.toLowerCase()) || name.includes('linux')) return;
      report({ span: flag, args: { platform }, fix: () => ({ edits: [takeOut(flag, file)] }) });
    },
  },
});
