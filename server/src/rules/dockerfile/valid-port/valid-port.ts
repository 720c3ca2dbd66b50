import type { Args } from '../../../knowledge/format.ts';
import { rule, type Severity } from '../../rule.ts';
import { expandWord } from '../../shared/expanded.ts';

const PROTOCOLS: ReadonlySet<string> = new Set(['', 'tcp', 'udp', 'sctp']);
const HIGHEST_PORT = 65535;

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'expose',
  fix: null,
  sources: [
    'hadolint/DL3011',
    'dockerfile-utils/INVALID_PORT',
    'dockerfile-utils/INVALID_PROTO',
    'buildkit/ExposeInvalidFormat',
    'trivy/DS-0008',
    'kics/UNIX Ports Out Of Range',
    'semgrep/invalid-port',
  ],
  visit: {
    EXPOSE(instruction, { file, report }) {
      for (const [index, word] of instruction.words.entries()) {
        // What follows is meant as a comment, and no-trailing-comment says so.
        if (index > 0 && word.raw.startsWith('#')) return;
        const value = expandWord(word, instruction, file);
        // A variable may hold several ports.
        for (const port of value?.split(/\s+/) ?? []) {
          const problem = port === '' ? undefined : findProblem(port);
          if (!problem) continue;
          report({ span: word, ...problem });
          break;
        }
      }
    },
  },
});

interface Problem {
  readonly message: string;
  readonly args: Args;
  readonly severity?: Severity;
}

/**
 * What is wrong with `[[ADDRESS:]HOST PORT:]PORT[-PORT][/PROTOCOL]`, all of which BuildKit reads
 * (frontend/dockerfile/dockerfile2llb/convert_expose.go of github.com/moby/buildkit).
 */
function findProblem(written: string): Problem | undefined {
  const at = written.lastIndexOf(':');
  const container = written.slice(at + 1);
  const slash = container.indexOf('/');
  const port = slash < 0 ? container : container.slice(0, slash);
  const protocol = slash < 0 ? '' : container.slice(slash + 1);
  if (!PROTOCOLS.has(protocol.toLowerCase())) return { message: 'protocol', args: { port: written, protocol } };
  const message = findRangeProblem(port);
  if (message !== undefined) return { message, args: { port: written } };
  if (at < 0) return undefined;
  const args = { port: written, host: written.slice(0, at), container };
  return isReadable(args.host) ? { message: 'host', args, severity: 'warning' } : { message: 'host', args };
}

/** Which message fits `8080` or `8000-8010`, if any. */
function findRangeProblem(range: string): 'default' | 'high' | 'backwards' | undefined {
  const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? [];
  if (first === undefined) return 'default';
  if (Math.max(Number(first), Number(last ?? first)) > HIGHEST_PORT) return 'high';
  return Number(last ?? first) < Number(first) ? 'backwards' : undefined;
}

/** Whether Docker can read what stands in front of the container's port, and then forgets it. */
function isReadable(host: string): boolean {
  const at = host.lastIndexOf(':');
  const port = host.slice(at + 1);
  const address = at < 0 ? '' : host.slice(0, at);
  return (port === '' || findRangeProblem(port) === undefined) && /^(?:[\d.]*|\[?[\da-f:.]+\]?)$/i.test(address);
}
