import { replace } from '../../../text/edit.ts';
import { rule } from '../../rule.ts';

/** What the engine knows; a protocol that nobody knows is for valid-port. */
const PROTOCOLS: readonly string[] = ['tcp', 'udp', 'sctp'];

export default rule({
  category: 'style',
  severity: 'hint',
  profile: 'default',
  concept: 'port-protocol',
  fix: 'safe',
  sources: ['buildkit/ExposeProtoCasing'],
  visit: {
    EXPOSE({ words }, { report }) {
      for (const { raw, end } of words) {
        const written = raw.slice(raw.lastIndexOf('/') + 1);
        const wanted = written.toLowerCase();
        if (written === raw || written === wanted || !PROTOCOLS.includes(wanted)) continue;
        const span = { start: end - written.length, end };
        report({ span, args: { written, wanted }, fix: () => ({ edits: [replace(span, wanted)] }) });
      }
    },
  },
});
