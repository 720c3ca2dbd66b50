import type { Dockerfile, Instruction, Pair, Word } from '../../../model/dockerfile/dockerfile.ts';
import { replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { type DockerfileContext, type Fix, rule } from '../../rule.ts';

export default rule({
  category: 'style',
  severity: 'information',
  profile: 'default',
  concept: 'env',
  fix: 'safe',
  sources: ['buildkit/LegacyKeyValueFormat'],
  visit: { ENV: check, LABEL: check },
});

function check({ pairs, keyword }: Instruction, { file, report }: DockerfileContext): void {
  const [pair] = pairs;
  if (!pair?.legacy || !pair.value) return;
  const { name, value } = pair;
  const isSpaced = /^=(?:\s|$)/.test(value.raw);
  report({
    span: name,
    args: { keyword, name: name.raw, value: value.raw },
    ...(isSpaced && { message: 'spaced', severity: 'warning' }),
    fix: () => (isSpaced ? closeUp(pair, file) : writeEquals(pair, file)),
  });
}

/** `NAME=value` with the same value; undefined where quotes, comments or several lines would change it. */
function writeEquals({ name, value, end }: Pair, { text }: Dockerfile): Fix | undefined {
  const between = value && { start: name.end, end };
  if (!value || !between || /\s/.test(name.raw) || slice(text, between).includes('\n')) return undefined;
  const written = inOneWord(value);
  return written === undefined ? undefined : { edits: [replace(between, `=${written}`)] };
}

/** The value as a single word: as it is, or in double quotes, in which variables are replaced as they were before. */
function inOneWord({ raw }: Word): string | undefined {
  // A comment at the end of the line is part of the value: no-trailing-comment has to be heard first.
  if (/(?:^|\s)#/.test(raw)) return undefined;
  if (/^"[^"\\`]*"$|^'[^']*'$/.test(raw)) return raw;
  if (/["'`]/.test(raw) || raw.endsWith('\\')) return undefined;
  if (!/\s/.test(raw)) return raw;
  // The old form drops a backslash that double quotes keep.
  return raw.includes('\\') ? undefined : `"${raw}"`;
}

/** `NAME = value` was meant to be `NAME=value`; that is another value than Docker reads today. */
function closeUp({ name, value }: Pair, { text }: Dockerfile): Fix | undefined {
  const [sign] = /^=[ \t]*/.exec(value?.raw ?? '') ?? [];
  const rest = value?.raw.slice(sign?.length);
  if (!value || sign === undefined || !rest || /[\s#]/.test(rest)) return undefined;
  const gap = { start: name.end, end: value.start + sign.length };
  return slice(text, gap).includes('\n') ? undefined : { edits: [replace(gap, '=')], kind: 'suggestion' };
}
