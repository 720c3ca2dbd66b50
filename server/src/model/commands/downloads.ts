import type { ShellCommand, ShellWord } from '../dockerfile/shell.ts';
import { type Arguments, findFlag, type Grammar, readFlags } from './flags.ts';
import { words } from './words.ts';

/** A call of curl or wget. */
export interface Download {
  readonly command: ShellCommand;
  readonly program: 'curl' | 'wget';
  readonly arguments: Arguments;
  /** The files it writes, as far as the command says so; `-` is left out. */
  readonly files: readonly string[];
}

// The flags of curl(1) and wget(1) that take a value.
const CURL: Grammar = {
  short: 'letters',
  taking: words(
    '-A --user-agent -b --cookie -c --cookie-jar -C --continue-at -d --data --data-ascii --data-binary --data-raw',
    '--data-urlencode -D --dump-header -e --referer -E --cert -F --form --form-string -H --header -K --config -m',
    '--max-time -o --output --output-dir -P --ftp-port -Q --quote -r --range -t --telnet-option -T --upload-file -u',
    '--user -U --proxy-user -w --write-out -x --proxy -X --request -y --speed-time -Y --speed-limit -z --time-cond',
    '--cacert --capath --cert-type --ciphers --connect-timeout --connect-to --interface --key --key-type --limit-rate',
    '--local-port --max-filesize --max-redirs --noproxy --pass --proto --proto-default --proto-redir --resolve --retry',
    '--retry-delay --retry-max-time --stderr --tls-max --tls13-ciphers --trace --trace-ascii --unix-socket --url',
  ),
};
const WGET: Grammar = {
  short: 'letters',
  taking: words(
    '-o --output-file -a --append-output -e --execute -i --input-file -B --base -t --tries -O --output-document',
    '-T --timeout -w --wait -Q --quota -P --directory-prefix -U --user-agent -l --level -A --accept -R --reject -D',
    '--domains -X --exclude-directories -I --include-directories --user --password --header --progress --limit-rate',
    '--waitretry --dns-timeout --connect-timeout --read-timeout --bind-address --ca-certificate --ca-directory',
    '--certificate --certificate-type --private-key --secure-protocol --post-data --post-file --method --body-data',
    '--load-cookies --save-cookies --referer --max-redirect --http-user --http-password --cut-dirs --config',
  ),
};

/** The download that `command` is; undefined when it is none. */
export function readDownload(command: ShellCommand): Download | undefined {
  const { name: program } = command;
  if (program !== 'curl' && program !== 'wget') return undefined;
  const read = readFlags(command.args, program === 'curl' ? CURL : WGET);
  return { command, program, arguments: read, files: program === 'curl' ? filesOfCurl(read) : filesOfWget(read) };
}

/** `-o FILE`, or `-O` for the last part of the address. */
function filesOfCurl({ flags, operands }: Arguments): string[] {
  const folder = findFlag(flags, ['--output-dir'])?.value;
  const named = flags.flatMap(({ name, value, valueWord }) =>
    (name === '-o' || name === '--output') && value && valueWord?.literal ? [value] : [],
  );
  const isRemote = findFlag(flags, ['-O', '--remote-name', '--remote-name-all']) !== undefined;
  return inFolder(folder, [...named, ...(isRemote ? operands.flatMap(lastPart) : [])]);
}

/** `-O FILE`, else the last part of the address, in the folder of `-P`. */
function filesOfWget({ flags, operands }: Arguments): string[] {
  const output = findFlag(flags, ['-O', '--output-document']);
  if (output) return output.value && output.valueWord?.literal && output.value !== '-' ? [output.value] : [];
  if (findFlag(flags, ['--spider', '-r', '--recursive', '-m', '--mirror'])) return [];
  return inFolder(findFlag(flags, ['-P', '--directory-prefix'])?.value, operands.flatMap(lastPart));
}

function inFolder(folder: string | undefined, files: readonly string[]): string[] {
  if (folder === undefined) return [...files];
  return files.map(file => (file.startsWith('/') ? file : `${folder.replace(/\/$/, '')}/${file}`));
}

function lastPart({ literal, value }: ShellWord): string[] {
  if (!literal) return [];
  const [path = ''] = value.split(/[?#]/, 1);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name === '' ? [] : [name];
}
