import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Compose } from '../../../model/compose/compose.ts';
import { dotenvNames, readDotenv } from '../../../model/compose/dotenv.ts';
import { nameOfSecret } from '../../../rules/shared/secret-names.ts';
import { conceptOf } from '../concept.ts';
import type { Proposal } from '../proposal.ts';
import type { Scene } from '../scene.ts';

/** What is typed of a variable: `$`, `${`, `$NA`. */
const TYPED = /(\$+)(\{?)(\w*)$/;
/** No name of a variable is longer. */
const LONGEST = 200;

/** The names of the variables that `.env` beside the file sets. */
export function namesInDotenv({ snapshot }: Scene): readonly string[] {
  return dotenvNames(snapshot.neighbours.read('.env') ?? '');
}

/**
 * Variables behind a `$` in front of the cursor: those of `.env` with their values, then those that the file uses
 * elsewhere. The value of a secret is never shown. undefined where there is no `$`, or none that Compose reads.
 */
export function proposeVariables(file: Compose, offset: number, scene: Scene): readonly Proposal[] | undefined {
  const { text, lines } = file;
  const line = lines.lineAt(offset);
  const [, dollars = '', brace = '', name = ''] =
    TYPED.exec(text.slice(Math.max(lines.start(line), offset - LONGEST), offset)) ?? [];
  if (dollars === '') return undefined;
  // `$$` is a dollar to the container.
  if (dollars.length % 2 === 0) return [];
  let end = offset;
  while (end < lines.end(line) && /\w/.test(text.charAt(end))) end++;
  const isClosed = /^(?:\}|:?[-?+])/.test(text.slice(end, end + 2));
  const wrap = (variable: string) => (brace === '' ? `{${variable}}` : isClosed ? variable : `${variable}}`);
  const dotenv = scene.snapshot.neighbours.read('.env');
  const set = namesInDotenv(scene);
  const used = file.interpolations
    .filter(use => use.kind === 'variable' && !(use.start <= offset && offset <= use.end))
    .map(use => use.name);
  return [...new Set([...set, ...used])].map(variable => {
    const value = dotenv === undefined ? undefined : readDotenv(dotenv, variable);
    const secret = nameOfSecret(variable);
    return {
      label: variable,
      kind: CompletionItemKind.Variable,
      span: { start: offset - name.length, end },
      insert: wrap(variable),
      filter: variable,
      ...(value === undefined || secret ? {} : { note: value }),
      about: {
        ...conceptOf('compose:${}'),
        facts: [
          value === undefined
            ? {
                phrase: dotenv === undefined ? 'interpolation.shell' : 'interpolation.notInDotenv',
                args: { name: variable },
              }
            : secret
              ? { phrase: 'interpolation.dotenvSecret', args: { name: variable } }
              : { phrase: 'interpolation.dotenv', args: { name: variable, value } },
        ],
      },
    };
  });
}
