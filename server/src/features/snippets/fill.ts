import { expandPieces, type Piece, readBody, writeBody } from './syntax.ts';

/** What a snippet may be told about the project it is offered for. Text as it is written into the file. */
export interface ProjectFacts {
  /** Where the application listens inside of its container. */
  readonly port?: string;
  /** The file that starts it, relative to the project: `dist/server.js`. */
  readonly entry?: string;
  /** What the project calls itself. */
  readonly name?: string;
  /** The version of the language, where the project settles for one: `24`, `3.14`. */
  readonly version?: string;
  /** The package to build or to start: `./cmd/api` of Go, a binary of Cargo, a module of Python. */
  readonly package?: string;
  /** The folder that the build makes: `dist`. */
  readonly output?: string;
  /** The version of the package manager that the project settles for. */
  readonly manager?: string;
  /** The oldest and the newest version that the project says it runs on; both included. */
  readonly atLeast?: string;
  readonly atMost?: string;
}

export type FactName = 'port' | 'entry' | 'name' | 'version' | 'package' | 'output' | 'manager';

/**
 * Puts facts of a project in the place of a body's defaults, wherever their tab stops stand; the tab stops stay. `fill`
 * names the fact of a tab stop: `{ "1": "version" }`. What is not known keeps its default. A version that is only
 * bounded keeps it too, as long as it is within the bounds.
 */
export function fillSnippet(body: string, fill: Readonly<Record<string, FactName>>, facts: ProjectFacts): string {
  if (Object.keys(fill).length === 0) return body;
  return writeBody(fillPieces(readBody(body), fill, facts));
}

function fillPieces(
  pieces: readonly Piece[],
  fill: Readonly<Record<string, FactName>>,
  facts: ProjectFacts,
): readonly Piece[] {
  return pieces.map(piece => {
    if (piece.kind === 'text' || piece.kind === 'stop') return piece;
    const name = Object.hasOwn(fill, piece.id) ? fill[piece.id] : undefined;
    const value = name === undefined ? undefined : valueFor(name, expandPieces([piece]), facts);
    if (value === undefined) {
      return piece.kind === 'choice' ? piece : { ...piece, pieces: fillPieces(piece.pieces, fill, facts) };
    }
    if (piece.kind === 'choice' && piece.options.includes(value)) {
      return { ...piece, options: [value, ...piece.options.filter(option => option !== value)] };
    }
    return { kind: 'default', id: piece.id, pieces: [{ kind: 'text', text: value }] };
  });
}

/** undefined where the default `usual` is as good as anything. */
function valueFor(name: FactName, usual: string, facts: ProjectFacts): string | undefined {
  const { version, atLeast, atMost } = facts;
  if (name !== 'version') return facts[name];
  if (version !== undefined) return version;
  if (atLeast !== undefined && compareVersions(usual, atLeast) < 0) return atLeast;
  return atMost !== undefined && compareVersions(usual, atMost) > 0 ? atMost : undefined;
}

/** Negative when version `a` is older than `b`, as far as both are written: `3.14` is as old as `3`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 0;
    if (part !== other) return part - other;
  }
  return 0;
}
