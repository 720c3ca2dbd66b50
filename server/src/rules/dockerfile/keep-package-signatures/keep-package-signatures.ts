import { flagOf, readInvocation } from '../../../model/commands/invocation.ts';
import type { Dockerfile } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand } from '../../../model/dockerfile/shell.ts';
import { replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { type Fix, rule } from '../../rule.ts';
import { findLoosened, type Loosened, type Loosening, tighten } from '../../shared/dockerfile/loosening.ts';
import { isVerifiedByNow } from '../../shared/dockerfile/verified.ts';

const ON = '(?:1|true|yes|on)';
const OFF = '(?:0|false|no|off)';

// From apk(8), apt-get(8), apt-secure(8), yum(8), dnf(8), dnf5(8), rpm(8), zypper(8).
const LOOSENINGS: readonly Loosening[] = [
  { programs: ['apk'], flags: ['--allow-untrusted'] },
  {
    programs: ['apt-get', 'apt'],
    flags: ['--allow-unauthenticated', '--force-yes', '--allow-insecure-repositories'],
    setting: new RegExp(
      `^(?:APT::Get::(?:AllowUnauthenticated|force-yes)|Acquire::(?:AllowInsecureRepositories|AllowWeakRepositories))=${ON}$`,
      'i',
    ),
  },
  {
    programs: ['yum', 'dnf', 'microdnf', 'tdnf'],
    flags: ['--nogpgcheck', '--no-gpgchecks'],
    setting: new RegExp(`^(?:[\\w*-]+\\.)?(?:gpgcheck|pkg_gpgcheck)=${OFF}$`, 'i'),
  },
  { programs: ['rpm'], flags: ['--nosignature', '--nodigest', '--noverify', '--nofiledigest'] },
  { programs: ['zypper'], flags: ['--no-gpg-checks', '--allow-unsigned-rpm', '--no-gpgcheck'] },
];

/** `deb [trusted=yes] http://…`: https://manpages.debian.org/sources.list */
const TRUSTED = /\[[^[\]]{0,200}\btrusted=yes\b/;

/** A package in a file, not by its name in a repository. */
const PACKAGE_FILE = /^(?:\.{0,2}\/|https?:).|\.(?:apk|rpm|deb)$/;

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'supply-chain-pinning',
  fix: 'suggestion',
  sources: [
    'checkov/CKV2_DOCKER_7',
    'checkov/CKV2_DOCKER_8',
    'checkov/CKV2_DOCKER_9',
    'checkov/CKV2_DOCKER_10',
    'checkov/CKV2_DOCKER_11',
  ],
  visit: {
    command(command, { instruction, file, report }) {
      if (instruction.keyword !== 'RUN') return;
      const isFile = command.args.some(({ value }) => PACKAGE_FILE.test(value));
      // Some vendors sign the file instead of the package.
      const loosenings = isFile && isVerifiedByNow(instruction) ? [] : findLoosened(command, LOOSENINGS);
      for (const loosened of loosenings) {
        report({
          span: loosened.span,
          args: { text: loosened.text },
          fix: () => checkAgain(loosened, command, isFile, file),
        });
      }
      for (const word of command.args) {
        const trusted = TRUSTED.test(word.value) && slice(file.text, word).indexOf('trusted=yes');
        if (trusted === false || trusted < 0) continue;
        const start = word.start + trusted;
        report({ span: { start, end: start + 'trusted=yes'.length }, message: 'source' });
      }
    },
  },
});

/** Takes the flag away. `--force-yes` is what makes some commands go on without a question: `-y` does that too. */
function checkAgain(loosened: Loosened, command: ShellCommand, isFile: boolean, file: Dockerfile): Fix | undefined {
  const [word] = loosened.words;
  const invocation = readInvocation(command);
  if (word?.raw !== '--force-yes' || !invocation || flagOf(invocation, ['-y', '--yes', '--assume-yes'])) {
    const fix = tighten(loosened, file);
    // A file from nowhere in particular needs its maker's key first.
    return fix && isFile ? { ...fix, kind: 'suggestion' } : fix;
  }
  return slice(file.text, word) === word.raw ? { edits: [replace(word, '-y')] } : undefined;
}
