import type { Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellScript } from '../../../model/dockerfile/shell.ts';

const CHECKSUM = /^(?:md5|sha\d+|shasum|b2|b3|shasum5\.\d+)(?:sum)?$/;

/** Programs that do nothing but check signatures. */
const VERIFIERS: ReadonlySet<string> = new Set(['gpgv', 'minisign', 'signify', 'cosign']);

/** Every command of a script asks the same. */
const known = new WeakMap<ShellScript, boolean>();

/**
 * Whether a script compares what it downloaded with a checksum or a signature: then it does not matter what way the
 * bytes came. `sha256sum -c`, `gpg --verify` and their kind.
 */
export function isVerified(script: ShellScript | undefined): boolean {
  if (!script) return false;
  let answer = known.get(script);
  if (answer === undefined) {
    answer = hasVerifier(script);
    known.set(script, answer);
  }
  return answer;
}

/** Whether this RUN or one above it in its stage checks something: what lies in a file by now may be known to be good. */
export function isVerifiedByNow({ stage, index }: Instruction): boolean {
  if (!stage) return false;
  let first = firstOf.get(stage);
  if (first === undefined) {
    const verifying = stage.instructions.find(({ keyword, script }) => keyword === 'RUN' && isVerified(script));
    first = verifying?.index ?? Number.POSITIVE_INFINITY;
    firstOf.set(stage, first);
  }
  return first <= index;
}

/** The index of the first RUN of a stage that checks something. */
const firstOf = new WeakMap<Stage, number>();

function hasVerifier({ commands }: ShellScript): boolean {
  return commands.some(({ name, args }) => {
    if (name === undefined) return false;
    if (VERIFIERS.has(name)) return true;
    const flags = args.map(({ value }) => value);
    if (CHECKSUM.test(name)) return flags.some(flag => flag === '--check' || /^-\w*c/.test(flag));
    return /^gpg2?$/.test(name) && flags.includes('--verify');
  });
}
