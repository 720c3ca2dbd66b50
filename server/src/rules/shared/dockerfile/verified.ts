import type { Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellScript } from '../../../model/dockerfile/shell.ts';
import { oncePer } from '../../../model/remember.ts';

const CHECKSUM = /^(?:md5|sha\d+|shasum|b2|b3|shasum5\.\d+)(?:sum)?$/;

/** Programs that do nothing but check signatures. */
const VERIFIERS: ReadonlySet<string> = new Set(['gpgv', 'minisign', 'signify', 'cosign']);

/**
 * Whether a script compares what it downloaded with a checksum or a signature: then it does not matter what way the
 * bytes came. `sha256sum -c`, `gpg --verify` and their kind.
 */
export function isVerified(script: ShellScript | undefined): boolean {
  return script !== undefined && hasVerifier(script);
}

/** Whether this RUN or one above it in its stage checks something: what lies in a file by now may be known to be good. */
export function isVerifiedByNow({ stage, index }: Instruction): boolean {
  return stage !== undefined && firstVerifying(stage) <= index;
}

/** The index of the first RUN of a stage that checks something. */
const firstVerifying = oncePer(({ instructions }: Stage): number => {
  const verifying = instructions.find(({ keyword, script }) => keyword === 'RUN' && isVerified(script));
  return verifying?.index ?? Number.POSITIVE_INFINITY;
});

/** Every command of a script asks the same. */
const hasVerifier = oncePer(({ commands }: ShellScript): boolean => {
  return commands.some(({ name, args }) => {
    if (name === undefined) return false;
    if (VERIFIERS.has(name)) return true;
    const flags = args.map(({ value }) => value);
    if (CHECKSUM.test(name)) return flags.some(flag => flag === '--check' || /^-\w*c/.test(flag));
    return /^gpg2?$/.test(name) && flags.includes('--verify');
  });
});
