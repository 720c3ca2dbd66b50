import { readDownload } from '../../../model/commands/downloads.ts';
import type { Dockerfile, Instruction, Pair } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand } from '../../../model/dockerfile/shell.ts';
import { remove } from '../../../text/edit.ts';
import { type Span, slice } from '../../../text/span.ts';
import { type DockerfileContext, type Fix, rule } from '../../rule.ts';
import { hostOf, isNearby } from '../../shared/dockerfile/addresses.ts';
import { dropWord } from '../../shared/dockerfile/drop-word.ts';
import { findLoosened, type Loosened, type Loosening, tighten } from '../../shared/dockerfile/loosening.ts';
import { isVerified } from '../../shared/dockerfile/verified.ts';

const OFF = '(?:0|false|no|off)';

// From the manuals of each of these programs.
const LOOSENINGS: readonly Loosening[] = [
  { programs: ['curl'], flags: ['-k', '--insecure', '--proxy-insecure'] },
  { programs: ['wget', 'apk'], flags: ['--no-check-certificate'] },
  {
    programs: ['pip', 'uv'],
    flags: ['--trusted-host', '--allow-insecure-host'],
    taking: ['--trusted-host', '--allow-insecure-host'],
  },
  { programs: ['pip'], configuring: /^config set (?:global|install)\.trusted-host \S/ },
  {
    programs: ['npm', 'pnpm', 'yarn'],
    flags: ['--no-strict-ssl'],
    setting: /^--strict-ssl=false$/,
    configuring: /^(?:config set|set)(?: -\S+)* (?:strict-ssl|enableStrictSsl)[ =]false(?: -\S+)*$/,
  },
  {
    programs: ['git'],
    setting: new RegExp(`^http\\..{0,200}sslverify=${OFF}$|^http\\.sslverify=${OFF}$`, 'i'),
    configuring: new RegExp(`^config(?: --\\S+| set)* http\\.(?:\\S{1,200}\\.)?sslverify ${OFF}$`, 'i'),
  },
  {
    programs: ['yum', 'dnf', 'microdnf', 'tdnf', 'yum-config-manager'],
    setting: new RegExp(`^(?:[\\w*-]+\\.)?sslverify=${OFF}$`, 'i'),
  },
  {
    programs: ['apt-get', 'apt'],
    setting: new RegExp(`^Acquire::https::(?:\\S+::)?Verify-(?:Peer|Host)=${OFF}$`, 'i'),
  },
  { programs: ['composer'], configuring: /^config(?: -\S+)* disable-tls true$/ },
  {
    programs: ['conda', 'mamba', 'micromamba'],
    configuring: new RegExp(`^config(?: --\\S+)* ssl_verify ${OFF}$`, 'i'),
  },
];

/** The variables that turn the check off, and with which values. */
const VARIABLES: ReadonlyMap<string, RegExp> = new Map([
  ['NODE_TLS_REJECT_UNAUTHORIZED', /^0$/],
  ['PYTHONHTTPSVERIFY', /^0$/],
  ['GIT_SSL_NO_VERIFY', /^(?:1|true|yes|on)$/i],
  ['NPM_CONFIG_STRICT_SSL', /^false$/i],
  ['YARN_STRICT_SSL', /^false$/i],
  ['YARN_ENABLE_STRICT_SSL', /^(?:0|false)$/i],
  ['PIP_TRUSTED_HOST', /./],
  ['UV_INSECURE_HOST', /./],
  ['BUNDLE_SSL_VERIFY_MODE', /^0$/],
]);

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'supply-chain-pinning',
  fix: 'suggestion',
  sources: [
    'checkov/CKV2_DOCKER_2',
    'checkov/CKV2_DOCKER_3',
    'checkov/CKV2_DOCKER_4',
    'checkov/CKV2_DOCKER_5',
    'checkov/CKV2_DOCKER_6',
    'checkov/CKV2_DOCKER_12',
    'checkov/CKV2_DOCKER_13',
    'checkov/CKV2_DOCKER_14',
    'checkov/CKV2_DOCKER_15',
    'checkov/CKV2_DOCKER_16',
  ],
  visit: {
    ENV: checkPairs,
    ARG: checkPairs,
    command(command, { instruction, file, report }) {
      if (instruction.keyword !== 'RUN') return;
      for (const { name, value, span } of command.assignments) {
        if (value?.literal && turnsOff(name, value.value)) {
          reportHere(span, slice(file.text, span), () => dropPlainWord(span, file));
        }
      }
      for (const word of command.name === 'export' ? command.args : []) {
        const [name = ''] = word.value.split('=', 1);
        if (word.literal && turnsOff(name, word.value.slice(name.length + 1))) reportHere(word, word.value);
      }
      if (isHarmless(command, instruction)) return;
      for (const loosened of findLoosened(command, LOOSENINGS)) {
        reportHere(loosened.span, loosened.text, () =>
          needsTrust(command, loosened) ? undefined : tighten(loosened, file),
        );
      }

      function reportHere(span: Span, text: string, fix: () => Fix | undefined = () => undefined): void {
        report({ span, args: { text }, fix });
      }
    },
  },
});

function checkPairs(instruction: Instruction, { file, report }: DockerfileContext): void {
  for (const pair of instruction.pairs) {
    if (pair.value && turnsOff(pair.name.value, pair.value.value)) {
      const span = { start: pair.start, end: pair.end };
      report({
        span,
        message: 'variable',
        args: { text: slice(file.text, span) },
        fix: () => removePair(pair, instruction, file),
      });
    }
  }
}

function turnsOff(name: string, value: string): boolean {
  return VARIABLES.get(name.toUpperCase())?.test(value) ?? false;
}

/** A download from this machine, or one that is compared with a checksum: what comes is known all the same. */
function isHarmless(command: ShellCommand, { script }: Instruction): boolean {
  const download = readDownload(command);
  if (!download) return false;
  const hosts = download.arguments.operands.map(({ value }) => hostOf(value));
  const isNear = hosts.length > 0 && hosts.every(host => host !== undefined && isNearby(host));
  return isNear || isVerified(script);
}

/** Whether pip would refuse the command without it: it trusts an address without TLS only when told to. */
function needsTrust({ args }: ShellCommand, { text }: Loosened): boolean {
  return text.startsWith('--trusted-host') && args.some(({ value }) => value.includes('http://'));
}

/** Takes the variable out of its ENV, and the lines with it when nothing else is on them. */
function removePair(pair: Pair, instruction: Instruction, file: Dockerfile): Fix | undefined {
  const { pairs, start, end } = instruction;
  const { lines, text, instructions } = file;
  // What ONBUILD triggers is not an instruction of this file.
  if (pair.legacy || !instructions.includes(instruction)) return undefined;
  if (!pairs.every(({ name, value }) => value && turnsOff(name.value, value.value))) {
    const edit = dropWord(pair, file);
    return edit && { edits: [edit] };
  }
  const whole = { start: lines.start(lines.lineAt(start)), end: lines.start(lines.lineAt(end) + 1) };
  return slice(text, whole).includes('#') ? undefined : { edits: [remove(whole)] };
}

/** Takes `NAME=value` away from the front of a command. */
function dropPlainWord(span: Span, file: Dockerfile): Fix | undefined {
  const isPlain = /^\w+=\w*$/.test(slice(file.text, span));
  const edit = isPlain ? dropWord(span, file) : undefined;
  return edit && { edits: [edit] };
}
