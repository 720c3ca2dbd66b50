import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { Interpolation } from '../../../model/compose/compose.ts';
import { readDotenv } from '../../../model/compose/dotenv.ts';
import { interpolate } from '../../../model/compose/interpolation.ts';
import { nameOfSecret } from '../../../rules/shared/secret-names.ts';
import { sentences } from '../subject.ts';
import type { Surround } from './surround.ts';

/** On `${NAME}`: what it becomes with the `.env` beside the file. A secret's value is never shown. */
export function interpolationFacts(interpolation: Interpolation, around: Surround): readonly Sentence[] {
  const { kind, name, operator, operand } = interpolation;
  if (kind === 'escape') return [{ phrase: 'interpolation.escape' }];
  if (kind === 'broken') return [{ phrase: 'interpolation.broken' }];
  const dotenv = around.neighbours.read('.env');
  const value = dotenv === undefined ? undefined : settle(dotenv, name);
  const secret = nameOfSecret(name);
  return sentences(
    value !== undefined
      ? {
          phrase: secret ? 'interpolation.dotenvSecret' : 'interpolation.dotenv',
          args: { name, value: secret ? '' : value },
        }
      : { phrase: dotenv === undefined ? 'interpolation.shell' : 'interpolation.notInDotenv', args: { name } },
    operator?.endsWith('-') && { phrase: 'interpolation.default', args: { word: secret ? '…' : (operand ?? '') } },
    operator?.endsWith('?') && { phrase: 'interpolation.required' },
    operator?.endsWith('+') && { phrase: 'interpolation.alternative', args: { word: secret ? '…' : (operand ?? '') } },
    operator === undefined && value === undefined && { phrase: 'interpolation.empty' },
  );
}

/** The value that `.env` gives, with the variables in it replaced from the same file; as written where that fails. */
function settle(dotenv: string, name: string): string | undefined {
  const written = readDotenv(dotenv, name);
  if (written === undefined) return undefined;
  // A variable that stands for itself, as in NAME=${NAME:-x}, can only come from the shell.
  return interpolate(written, other => (other === name ? null : (readDotenv(dotenv, other) ?? null))) ?? written;
}
