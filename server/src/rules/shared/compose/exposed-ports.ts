import type { Dockerfile, Instruction, Stage, Word } from '../../../model/dockerfile/dockerfile.ts';
import { lineOf } from '../copied.ts';
import { expandWord } from '../expanded.ts';

/** A port, or a range of ports, that EXPOSE names. A single port has `from === to`. */
export interface ExposedPort {
  /** As people write it: `8080`, `53/udp`, `9000-9010`. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** `tcp`, `udp` or `sctp`. */
  readonly protocol: string;
  readonly instruction: Instruction;
  readonly word: Word;
}

/**
 * What an image that ends in `stage` EXPOSEs: its own lines and those of the stages below it, from top to bottom.
 * undefined where the file does not tell, for one port or all. `hasArgs`: whether arguments come from outside, so that
 * a default in the file may not hold. https://docs.docker.com/reference/dockerfile/#expose
 */
export function exposedPorts(stage: Stage, file: Dockerfile, hasArgs: boolean): readonly ExposedPort[] | undefined {
  const ports: ExposedPort[] = [];
  for (const { instructions } of lineOf(stage).toReversed()) {
    for (const instruction of instructions) {
      if (instruction.keyword !== 'EXPOSE') continue;
      for (const word of instruction.words) {
        // What follows is meant as a comment.
        if (word.raw.startsWith('#')) break;
        const read = portsIn(word, instruction, file, hasArgs);
        if (!read) return undefined;
        ports.push(...read);
      }
    }
  }
  return ports;
}

/** The ports in one word of EXPOSE; a variable may hold several. undefined where the file does not tell. */
export function portsIn(
  word: Word,
  instruction: Instruction,
  file: Dockerfile,
  hasArgs: boolean,
): readonly ExposedPort[] | undefined {
  if (hasArgs && word.raw.includes('$')) return undefined;
  const value = expandWord(word, instruction, file);
  const ports = value?.split(/\s+/).map(text => readPort(text, instruction, word));
  return ports?.every(port => port !== undefined) ? ports : undefined;
}

/** `[HOST:]PORT[-PORT][/PROTOCOL]`: BuildKit reads a host, and forgets it. */
function readPort(written: string, instruction: Instruction, word: Word): ExposedPort | undefined {
  const container = written.slice(written.lastIndexOf(':') + 1);
  const [, from, to = from, protocol = ''] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(tcp|udp|sctp)?)?$/i.exec(container) ?? [];
  if (from === undefined) return undefined;
  const kind = protocol.toLowerCase() || 'tcp';
  const range = to === from ? from : `${from}-${to}`;
  const text = kind === 'tcp' ? range : `${range}/${kind}`;
  return { text, from: Number(from), to: Number(to), protocol: kind, instruction, word };
}
