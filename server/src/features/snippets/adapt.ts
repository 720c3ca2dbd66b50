import type { Compose } from '../../model/compose/compose.ts';
import { parseMount } from '../../model/compose/mounts.ts';
import { parsePort } from '../../model/compose/ports.ts';
import type { Needs } from '../snippets.ts';
import type { ProjectFacts } from './fill.ts';
import { expandPieces, type Piece, readBody, writeBody } from './syntax.ts';

/** A service as it goes into a certain file. */
export interface Adapted {
  readonly body: string;
  readonly needs: Needs;
}

const HIGHEST_PORT = 65535;

/**
 * Changes the defaults of a service's body, and what it needs, where the file has such already: another name for the
 * service, another port of this machine, another volume, since two servers must not write into one. The rest stays.
 */
export function adaptService(body: string, needs: Needs, file: Compose): Adapted {
  const names = new Set(file.services.map(({ name }) => name));
  const ports = publishedPorts(file);
  const defaults = new Map<string, string>();
  const pieces = readBody(body);
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind !== 'default' || defaults.has(piece.id)) continue;
    const [before, after] = [textOf(pieces[index - 1]), textOf(pieces[index + 1])];
    const value = expandPieces([piece]);
    if ((index === 0 || before.endsWith('\n')) && after.startsWith(':')) defaults.set(piece.id, freeName(value, names));
    if (before.endsWith('127.0.0.1:') && after.startsWith(':')) defaults.set(piece.id, freePort(value, ports));
  }
  const renamed = (needs.volumes ?? []).map(volume => [volume, freeVolume(volume, file)] as const);
  const text = renamed.reduce(
    (written, [from, to]) => written.replaceAll(`- ${from}:`, `- ${to}:`),
    writeBody(withDefaults(pieces, defaults)),
  );
  return { body: text, needs: needs.volumes ? { ...needs, volumes: renamed.map(([, to]) => to) } : needs };
}

/**
 * The facts of a project as a compose file may repeat them: Compose takes a name of small letters, digits, `_` and `-`.
 * https://docs.docker.com/reference/compose-file/version-and-name/
 */
export function factsForCompose({ name, ...facts }: ProjectFacts): ProjectFacts {
  const allowed = projectName(name ?? '');
  return allowed === undefined ? facts : { ...facts, name: allowed };
}

/** The nearest name that Compose takes for a project; undefined where nothing is left of it. */
export function projectName(name: string): string | undefined {
  const allowed = name
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '');
  return allowed === '' ? undefined : allowed;
}

/** The facts of a project; one that says no name is called like its folder, where that is plain enough for a label. */
export function nameAfter(facts: ProjectFacts, folder: string): ProjectFacts {
  return facts.name !== undefined || !/^\w[\w.-]*$/.test(folder) ? facts : { ...facts, name: folder };
}

function withDefaults(pieces: readonly Piece[], defaults: ReadonlyMap<string, string>): readonly Piece[] {
  return pieces.map(piece => {
    const value = piece.kind === 'default' ? defaults.get(piece.id) : undefined;
    if (piece.kind !== 'default' || value === undefined) return piece;
    return { ...piece, pieces: [{ kind: 'text', text: value }] };
  });
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}-${count}`;
  taken.add(name);
  return name;
}

function freePort(wanted: string, taken: Set<number>): string {
  let port = Number(wanted);
  if (!Number.isInteger(port)) return wanted;
  while (taken.has(port) && port < HIGHEST_PORT) port++;
  taken.add(port);
  return String(port);
}

/** `wanted`, unless a service of the file uses it: it may be declared in vain. */
function freeVolume(wanted: string, file: Compose): string {
  const used = new Set<string>();
  for (const service of file.services) {
    for (const node of service.get('volumes')?.children ?? []) {
      const source = parseMount(node)?.source?.text;
      if (source !== undefined) used.add(source);
    }
  }
  return freeName(wanted, used);
}

function publishedPorts(file: Compose): Set<number> {
  const taken = new Set<number>();
  for (const service of file.services) {
    for (const node of service.get('ports')?.children ?? []) {
      const { from, to } = parsePort(node)?.published ?? {};
      if (from === undefined || to === undefined) continue;
      for (let port = from; port <= Math.min(to, HIGHEST_PORT); port++) taken.add(port);
    }
  }
  return taken;
}

function textOf(piece: Piece | undefined): string {
  return piece?.kind === 'text' ? piece.text : '';
}
