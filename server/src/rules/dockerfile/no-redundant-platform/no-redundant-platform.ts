import { rule } from '../../rule.ts';
import { takeOut } from '../../shared/dockerfile/take-out.ts';

export default rule({
  category: 'style',
  severity: 'hint',
  profile: 'default',
  concept: 'from-platform',
  fix: 'safe',
  sources: ['hadolint/DL3065', 'buildkit/RedundantTargetPlatform'],
  visit: {
    FROM({ flags }, { file, report }) {
      const flag = flags.find(({ name }) => name === 'platform');
      const value = flag?.value?.raw;
      if (!flag || (value !== '$TARGETPLATFORM' && value !== '${TARGETPLATFORM}')) return;
      // With a value of its own the variable is no longer the platform that the build is for.
      const isOwn = file.globalArgs.some(({ pairs }) =>
        pairs.some(({ name, value: given }) => name.value === 'TARGETPLATFORM' && given),
      );
      if (isOwn) return;
      report({ span: flag, tag: 'unnecessary', args: { value }, fix: () => ({ edits: [takeOut(flag, file)] }) });
    },
  },
});
