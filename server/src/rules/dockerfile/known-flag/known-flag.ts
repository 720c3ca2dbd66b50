import type { Flag } from '../../../model/dockerfile/dockerfile.ts';
import { replace } from '../../../text/edit.ts';
import { rule } from '../../rule.ts';
import { flagsOf, kindOfFlag, ownersOfFlag } from '../../shared/dockerfile/flag-table.ts';
import { isForDocker, KEYWORDS } from '../../shared/frontend.ts';
import { closest } from '../../shared/spelling.ts';

/** Docker throws their flags away without a look at them. */
const NEVER_LOOKED_AT: ReadonlySet<string> = new Set(['ARG', 'STOPSIGNAL']);

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'dockerfile',
  fix: 'suggestion',
  sources: [
    'dockerfile-utils/UNKNOWN_ADD_FLAG',
    'dockerfile-utils/UNKNOWN_COPY_FLAG',
    'dockerfile-utils/UNKNOWN_FROM_FLAG',
    'dockerfile-utils/UNKNOWN_HEALTHCHECK_FLAG',
  ],
  visit: {
    instruction({ keyword, flags, words }, { file, report }) {
      if (flags.length === 0 || !KEYWORDS.includes(keyword) || NEVER_LOOKED_AT.has(keyword)) return;
      if (keyword === 'HEALTHCHECK' && words[0]?.value.toUpperCase() === 'NONE') return;
      if (!isForDocker(file)) return;
      for (const { name, nameSpan } of flags.filter(flag => kindOfFlag(keyword, flag.name) === undefined)) {
        const owners = ownersOfFlag(name);
        const meant = owners.length > 0 ? undefined : findMeant(name, keyword, flags);
        report({
          span: nameSpan,
          message: messageFor(keyword, owners, meant),
          args: {
            keyword,
            flag: `--${name}`,
            meant: `--${meant ?? ''}`,
            owners,
            known: flagsOf(keyword).map(each => `--${each}`),
          },
          fix: () => (meant === undefined ? undefined : { edits: [replace(nameSpan, `--${meant}`)] }),
        });
      }
    },
  },
});

/** The flag that was meant; none that is there already. */
function findMeant(name: string, keyword: string, flags: readonly Flag[]): string | undefined {
  const meant = closest(name, flagsOf(keyword));
  return meant === undefined || flags.some(flag => flag.name === meant) ? undefined : meant;
}

function messageFor(keyword: string, owners: readonly string[], meant: string | undefined): string {
  if (meant !== undefined) return 'misspelt';
  if (owners.length > 0) return 'elsewhere';
  return flagsOf(keyword).length > 0 ? 'default' : 'none';
}
