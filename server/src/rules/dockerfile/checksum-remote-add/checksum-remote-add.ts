import type { Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { rule } from '../../rule.ts';
import { isRemote, readCopied } from '../../shared/copied.ts';
import { isVerified } from '../../shared/dockerfile/verified.ts';

/** A commit in full. */
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'add-checksum',
  fix: null,
  sources: ['kics/Curl or Wget Instead of Add'],
  visit: {
    ADD(instruction, { file, report }) {
      if (instruction.flags.some(({ name }) => name === 'checksum')) return;
      for (const { word, text } of readCopied(instruction, file)?.sources ?? []) {
        // The host may stand there although a version further behind is not known.
        const address = text ?? word.value;
        if (!isRemote(address)) continue;
        const reference = readGit(address);
        if (reference === undefined) {
          if (!isVerifiedLater(instruction)) report({ span: word, args: { address: withoutSecrets(word.value) } });
        } else if (isMoving(reference)) {
          report({ span: word, message: 'git', args: { address: withoutSecrets(word.value) } });
        }
      }
    },
  },
});

/**
 * What stands behind `#` when ADD would clone the address, without the folder; empty for the default branch. undefined
 * for a file. https://docs.docker.com/build/concepts/context/#url-fragments
 */
function readGit(address: string): string | undefined {
  const [repository = '', fragment = ''] = address.split('#', 2);
  // `?branch=`, `?commit=` and their kind say the same in another way.
  const [path = '', query] = repository.split('?', 2);
  if (/^https?:/i.test(address) && !path.endsWith('.git')) return undefined;
  return query === undefined ? (fragment.split(':', 1)[0] ?? '') : query;
}

/** Whether it is a branch: a release has a number, and what a variable holds nobody knows. */
function isMoving(reference: string): boolean {
  return !COMMIT.test(reference) && !/[\d$=]/.test(reference);
}

/** The address without what people hide in it: `user:token@`, `?token=…`. */
function withoutSecrets(address: string): string {
  return address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1').replace(/\?[\s\S]*/, '?…');
}

/** Whether a RUN further down in the stage checks what was downloaded. */
function isVerifiedLater({ stage, index }: Instruction): boolean {
  return (stage?.instructions ?? []).some(
    later => later.index > index && later.keyword === 'RUN' && isVerified(later.script),
  );
}
