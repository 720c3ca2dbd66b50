/** A piece of a snippet's body: text, a tab stop, a tab stop with a default, or one with choices. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'stop'; readonly id: string }
  | { readonly kind: 'default'; readonly id: string; readonly pieces: readonly Piece[] }
  | { readonly kind: 'choice'; readonly id: string; readonly options: readonly string[] };

/** How deep defaults may stand within defaults; deeper ones are read as text. */
const DEEPEST = 20;

/**
 * Reads a body in the syntax of LSP and VS Code: `$1`, `${1}`, `${1:default}`, `${1|a,b|}`, and `\` before `$`, `}` and
 * `\`. What is none of these is text, so that every string is a body.
 * https://code.visualstudio.com/docs/editing/userdefinedsnippets#_snippet-syntax
 */
export function readBody(body: string): readonly Piece[] {
  let at = 0;
  const read = (depth: number): Piece[] => {
    const pieces: Piece[] = [];
    let text = '';
    const push = (piece: Piece) => {
      if (text !== '') pieces.push({ kind: 'text', text });
      text = '';
      pieces.push(piece);
    };
    while (at < body.length && !(depth > 0 && body[at] === '}')) {
      const [whole = '', escaped, plain, braced, chosen, choices, opened] = tokenAt(body, at) ?? [];
      if (whole === '' || (opened !== undefined && depth >= DEEPEST)) {
        text += body[at];
        at++;
        continue;
      }
      at += whole.length;
      const id = plain ?? braced;
      if (escaped !== undefined) text += escaped;
      else if (id !== undefined) push({ kind: 'stop', id });
      else if (chosen !== undefined) push({ kind: 'choice', id: chosen, options: (choices ?? '').split(',') });
      else if (opened !== undefined) {
        const inner = read(depth + 1);
        at++;
        push({ kind: 'default', id: opened, pieces: inner });
      }
    }
    if (text !== '') pieces.push({ kind: 'text', text });
    return pieces;
  };
  return read(0);
}

/** Writes pieces as a body again. */
export function writeBody(pieces: readonly Piece[]): string {
  return pieces
    .map(piece => {
      switch (piece.kind) {
        case 'text':
          return piece.text.replace(/[\\$}]/g, '\\$&');
        case 'stop':
          return piece.id === '0' ? '$0' : `\${${piece.id}}`;
        case 'choice':
          return `\${${piece.id}|${piece.options.join(',')}|}`;
        default:
          return `\${${piece.id}:${writeBody(piece.pieces)}}`;
      }
    })
    .join('');
}

/** What stands there when nobody touches a placeholder: its default, its first choice, or what the same tab stop had before. */
export function expandPieces(pieces: readonly Piece[], defaults = new Map<string, string>()): string {
  return pieces
    .map(piece => {
      if (piece.kind === 'text') return piece.text;
      if (piece.kind === 'stop') return defaults.get(piece.id) ?? '';
      const text = piece.kind === 'choice' ? (piece.options[0] ?? '') : expandPieces(piece.pieces, defaults);
      defaults.set(piece.id, text);
      return text;
    })
    .join('');
}

function tokenAt(body: string, at: number): RegExpExecArray | null {
  const token = /\\([\\$}])|\$(\d+)|\$\{(\d+)\}|\$\{(\d+)\|([^|]*)\|\}|\$\{(\d+):/y;
  token.lastIndex = at;
  return token.exec(body);
}
