import { rule } from '../../rule.ts';
import { expandWord } from '../../shared/expanded.ts';
import { closest } from '../../shared/spelling.ts';

// As Docker knows them on Linux: signal/signal_linux.go of github.com/moby/sys.
const SIGNALS: readonly string[] = (
  'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP ' +
  'TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX'
).split(' ');
/** From RTMIN+15 on they are counted from the end. */
const REAL_TIME = /^RT(?:MIN\+(?:[1-9]|1[0-5])|MAX-(?:[1-9]|1[0-4]))$/;
/** SIGRTMAX of Linux. */
const HIGHEST_SIGNAL = 64;

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'stopsignal',
  fix: null,
  sources: ['dockerfile-utils/INVALID_SIGNAL'],
  visit: {
    STOPSIGNAL(instruction, { file, report }) {
      const [word, ...more] = instruction.words;
      if (!word || more.length > 0) return;
      const signal = expandWord(word, instruction, file);
      if (signal === undefined || signal === '') return;
      if (/^[+-]?\d+$/.test(signal)) {
        const number = Number(signal);
        if (number < 1 || number > HIGHEST_SIGNAL) report({ span: word, message: 'number', args: { signal } });
        return;
      }
      const name = signal.toUpperCase().replace(/^SIG/, '');
      if (SIGNALS.includes(name) || REAL_TIME.test(name)) return;
      const near = closest(name, SIGNALS);
      if (near === undefined) report({ span: word, args: { signal } });
      else report({ span: word, message: 'near', args: { signal, near: `SIG${near}` } });
    },
  },
});
