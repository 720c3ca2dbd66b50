import { replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { dropTrailing } from '../../../text/trim.ts';
import { rule } from '../../rule.ts';
import { isRemote, readCopied } from '../../shared/copied.ts';

/** What only ADD can do, and COPY has no flags for. https://docs.docker.com/reference/dockerfile/#add */
const FLAGS_OF_ADD: ReadonlySet<string> = new Set(['checksum', 'keep-git-dir', 'unpack']);

/** Names under which tar archives go. ADD looks at the contents, but whoever wants them unpacked calls them so. */
const ARCHIVE = /\.(?:tar|t[abglxz]z2?|tzst|tb2|gz|bz2|xz|zst|lzma|lz|z)(?:[.*?[][\s\S]*)?$/i;

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'copy-vs-add',
  fix: 'safe',
  sources: [
    'hadolint/DL3020',
    'trivy/DS-0005',
    'checkov/CKV_DOCKER_4',
    'kics/Add Instead of Copy',
    'semgrep/prefer-copy-over-add',
  ],
  visit: {
    ADD(instruction, { file, report }) {
      if (instruction.flags.some(({ name }) => FLAGS_OF_ADD.has(name))) return;
      const copied = readCopied(instruction, file);
      if (!copied?.sources.every(({ text }) => text !== undefined && isPlainCopy(text))) return;
      const keyword = slice(file.text, instruction.keywordSpan);
      report({
        span: instruction.keywordSpan,
        args: { source: copied.sources.map(({ word }) => word.value).join(' ') || '<<' },
        fix: () => ({ edits: [replace(instruction.keywordSpan, keyword === 'add' ? 'copy' : 'COPY')] }),
      });
    },
  },
});

/** Whether ADD surely does with it what COPY does: nothing to fetch, nothing to unpack. */
function isPlainCopy(source: string): boolean {
  if (isRemote(source) || source.startsWith('github.com/')) return false;
  const name = source.slice(dropTrailing(source, '/').lastIndexOf('/') + 1);
  // A pattern with an open end may fit an archive.
  return !ARCHIVE.test(name) && !/[*?\]]$/.test(name);
}
