import { findFlag, type Grammar, readFlags } from '../../../model/commands/flags.ts';
import { rule } from '../../rule.ts';

/** The flags of useradd(8) that take a value. */
const USERADD: Grammar = {
  short: 'letters',
  taking: new Set([
    ...['-b', '--base-dir', '-c', '--comment', '-d', '--home-dir', '-e', '--expiredate', '-f', '--inactive', '-g'],
    ...['--gid', '-G', '--groups', '-k', '--skel', '-K', '--key', '-p', '--password', '-R', '--root', '-P', '--prefix'],
    ...['-s', '--shell', '-u', '--uid', '-Z', '--selinux-user'],
  ]),
};

/** From here on the file that useradd writes to grows past what one would call small: 100 000 entries of 292 bytes. */
const HIGH = 100_000;

/** What one user takes in `/var/log/lastlog`: a time, a terminal and a host, on 64-bit Linux. */
const LASTLOG_ENTRY = 292;

export default rule({
  category: 'performance',
  severity: 'hint',
  profile: 'default',
  concept: 'command-useradd',
  fix: null,
  sources: ['hadolint/DL3046'],
  visit: {
    command({ name, args }, { instruction, report }) {
      if (name !== 'useradd' || instruction.keyword !== 'RUN') return;
      const { flags } = readFlags(args, USERADD);
      if (findFlag(flags, ['-l', '--no-log-init'])) return;
      const { value, valueWord } = findFlag(flags, ['-u', '--uid']) ?? {};
      if (value === undefined || !valueWord) return;
      const [, plain, braced] = /^\$(?:(\w+)|\{(\w+)\})$/.exec(value) ?? [];
      const variable = plain ?? braced;
      const uid = variable === undefined ? value : (instruction.state.lookup(variable)?.value ?? '');
      if (!/^\d{6,10}$/.test(uid) || Number(uid) < HIGH) return;
      report({ span: valueWord, args: { uid, size: Math.round((Number(uid) * LASTLOG_ENTRY) / 1e6) } });
    },
  },
});
