import { readDownload } from '../../../model/commands/downloads.ts';
import { readInvocation } from '../../../model/commands/invocation.ts';
import type { Instruction } from '../../../model/dockerfile/dockerfile.ts';
import type { ShellCommand, ShellWord } from '../../../model/dockerfile/shell.ts';
import type { Span } from '../../../text/span.ts';
import { rule } from '../../rule.ts';
import { hostOf, isNearby } from '../../shared/dockerfile/addresses.ts';
import { isVerified } from '../../shared/dockerfile/verified.ts';
import { expandWord } from '../../shared/expanded.ts';

/** The flags of language package managers that say where packages come from. */
const INDEX_FLAGS: ReadonlySet<string> = new Set([
  '-i',
  '--index-url',
  '--extra-index-url',
  '--index',
  '--default-index',
  '-f',
  '--find-links',
  '--registry',
  '--source',
  '-s',
]);

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'supply-chain-pinning',
  fix: null,
  sources: [],
  visit: {
    ADD(instruction, { file, report }) {
      if (instruction.flags.some(({ name }) => name === 'checksum')) return;
      for (const word of (instruction.json ?? instruction.words).slice(0, -1)) {
        const host = plainHost(expandWord(word, instruction, file));
        if (host !== undefined) report({ span: word, args: { host } });
      }
    },
    command(command, { instruction, report }) {
      if (instruction.keyword !== 'RUN' || isVerified(instruction.script)) return;
      for (const { word, span } of addressesOf(command)) {
        const host = plainHost(addressIn(word, instruction));
        if (host !== undefined) report({ span, args: { host } });
      }
    },
  },
});

/** The host of an address that is fetched without encryption, unless it is a neighbour's. */
function plainHost(address: string | undefined): string | undefined {
  if (address === undefined || !/^http:\/\//i.test(address)) return undefined;
  const host = hostOf(address);
  return host !== undefined && !isNearby(host) ? host : undefined;
}

/** Where a command gets things from. Packages of a distribution are signed, and may come any way they like. */
function addressesOf(command: ShellCommand): { readonly word: string | ShellWord; readonly span: Span }[] {
  const download = readDownload(command);
  if (download) return sends(command) ? [] : download.arguments.operands.map(word => ({ word, span: word }));
  if (command.name === 'git') {
    const isClone = command.args.some(({ value }) => value === 'clone');
    return isClone ? command.args.map(word => ({ word, span: word })) : [];
  }
  const invocation = readInvocation(command);
  if (invocation?.manager.kind !== 'language') return [];
  const indexes = invocation.flags.flatMap(({ name, value, valueWord }) =>
    INDEX_FLAGS.has(name) && value !== undefined && valueWord ? [{ word: value, span: valueWord }] : [],
  );
  const packages = invocation.action === 'install' ? invocation.operands : [];
  return [...indexes, ...packages.map(word => ({ word, span: word }))];
}

/** Whether curl talks to a service instead of fetching something. */
function sends({ args }: ShellCommand): boolean {
  return args.some(({ value }) => /^(?:-X|--request|-d|--data(?:-\w+)?|-I|--head|--spider)$/.test(value));
}

/** The text of a word; `$BASE/x` with the value that ENV or ARG gives BASE at its beginning. */
function addressIn(word: string | ShellWord, { state }: Instruction): string {
  if (typeof word === 'string') return word;
  if (word.literal) return word.value;
  const [whole = '', plain, braced] = /^\$(?:(\w+)|\{(\w+)\})/.exec(word.value) ?? [];
  const name = plain ?? braced;
  const value = name === undefined ? undefined : state.lookup(name)?.value;
  return value === undefined ? word.value : value + word.value.slice(whole.length);
}
