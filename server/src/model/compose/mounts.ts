import { oncePer } from '../remember.ts';
import type { ComposeNode, Part, Scalar } from './compose.ts';
import { hasVariable, partOf, pieces, separatorsIn, wholePart } from './parts.ts';

/** `[SOURCE:]TARGET[:MODE]` or the long form, with the places of its parts. */
export interface Mount {
  /** `anonymous`: no source. `unknown`: a variable hides what it is. */
  readonly type: 'named' | 'bind' | 'anonymous' | 'tmpfs' | 'npipe' | 'cluster' | 'image' | 'unknown';
  readonly source: Part | undefined;
  readonly target: Part | undefined;
  /**
   * The words behind the last colon: `ro`, `z`, `cached` …, each with its place. Of the long form what says the same:
   * `read_only: true` as `ro`, `volume.nocopy: true` as `nocopy`, and the values of `consistency`, `bind.propagation`
   * and `bind.selinux`.
   */
  readonly modes: readonly Part[];
  readonly long: boolean;
}

/**
 * An item of a service's `volumes:` taken apart; undefined when Compose would not read it.
 * https://docs.docker.com/reference/compose-file/services/#volumes
 */
export const parseMount: (node: ComposeNode) => Mount | undefined = oncePer(node => {
  if (node.kind === 'mapping') return parseLong(node);
  return node.kind === 'scalar' && node.scalar !== undefined ? parseShort(node, node.scalar) : undefined;
});

const LONG_TYPES: Readonly<Record<string, Mount['type']>> = {
  volume: 'named',
  bind: 'bind',
  tmpfs: 'tmpfs',
  npipe: 'npipe',
  cluster: 'cluster',
  image: 'image',
};

function parseLong(node: ComposeNode): Mount {
  const source = wholePart(node.get('source'));
  const type = LONG_TYPES[node.get('type')?.scalar?.value ?? ''] ?? 'unknown';
  return {
    type: type === 'named' && source === undefined ? 'anonymous' : type,
    source,
    target: wholePart(node.get('target')),
    modes: longModes(node),
    long: true,
  };
}

function longModes(node: ComposeNode): readonly Part[] {
  const bind = node.get('bind');
  const said = [node.get('consistency'), bind?.get('propagation'), bind?.get('selinux')].map(wholePart);
  const modes = said.filter(part => part !== undefined);
  if (isTrue(node.get('read_only'))) modes.unshift(renamed(node.get('read_only'), 'ro'));
  if (isTrue(node.get('volume')?.get('nocopy'))) modes.push(renamed(node.get('volume')?.get('nocopy'), 'nocopy'));
  return modes;
}

function isTrue(node: ComposeNode | undefined): boolean {
  return node?.scalar?.value.toLowerCase() === 'true';
}

function renamed(node: ComposeNode | undefined, text: string): Part {
  return { text, start: node?.span.start ?? 0, end: node?.span.end ?? 0 };
}

function parseShort(node: ComposeNode, scalar: Scalar): Mount | undefined {
  const { value } = scalar;
  const colons = separatorsIn(value, ':').filter(at => !isDriveColon(value, at));
  const parts = pieces(0, value.length, colons).map(({ start, end }) => partOf(node, scalar, start, end));
  const [first, second, third] = parts;
  if (first === undefined || parts.length > 3 || first.text === '' || second?.text === '') return undefined;
  if (second === undefined) {
    const type = hasVariable(value) && !isPath(value) ? 'unknown' : 'anonymous';
    return { type, source: undefined, target: first, modes: [], long: false };
  }
  const lastColon = colons[1] ?? value.length;
  const modes =
    third === undefined
      ? []
      : pieces(
          lastColon + 1,
          value.length,
          separatorsIn(value, ',').filter(at => at > lastColon),
        ).map(({ start, end }) => partOf(node, scalar, start, end));
  return { type: shortType(first.text), source: first, target: second, modes, long: false };
}

/** The colon of `C:\data` or `C:/data`, at the beginning or behind another colon. */
function isDriveColon(value: string, at: number): boolean {
  const behindLetter = at === 1 || value[at - 2] === ':';
  return behindLetter && /^[A-Za-z]:[\\/]/.test(value.slice(at - 1, at + 2));
}

/** Compose takes what begins like a path for a folder of the host, and everything else for the name of a volume. */
function shortType(source: string): Mount['type'] {
  if (source.startsWith('\\\\.\\pipe\\')) return 'npipe';
  if (isPath(source)) return 'bind';
  return source.startsWith('$') && hasVariable(source) ? 'unknown' : 'named';
}

function isPath(source: string): boolean {
  return /^(?:[./~\\]|[A-Za-z]:[\\/])/.test(source);
}
