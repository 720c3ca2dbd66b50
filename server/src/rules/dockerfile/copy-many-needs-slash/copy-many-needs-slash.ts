import type { Instruction, Word } from '../../../model/dockerfile/dockerfile.ts';
import { insert } from '../../../text/edit.ts';
import { type DockerfileContext, rule } from '../../rule.ts';
import { expandWord } from '../../shared/expanded.ts';

/** Folders that images of a Linux distribution bring along: there BuildKit puts the files where they are meant to go. */
const STANDARD_FOLDER =
  /^\/(?:bin|etc|home|lib|media|mnt|opt|root|run|sbin|srv|tmp|usr|var|usr\/(?:local\/)?(?:bin|lib|sbin|share|src)|var\/(?:lib|log|tmp))$/;

/** Somebody took the line for a shell's. */
const OPERATORS: ReadonlySet<string> = new Set(['&&', '||', ';', '>', '|']);

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'copy-destination',
  fix: 'safe',
  sources: ['hadolint/DL3021', 'trivy/DS-0011', 'kics/Copy With More Than Two Arguments Not Ending With Slash'],
  visit: { COPY: check, ADD: check },
});

/**
 * The older builder refuses the line. BuildKit takes it, and where the folder is not there yet, writes one source over the other
 * (https://github.com/moby/buildkit/issues/1853).
 */
function check(instruction: Instruction, { file, report }: DockerfileContext): void {
  const { words, json, flags, keyword, state } = instruction;
  const all = json ?? words;
  const last = all.at(-1);
  if (!last || all.length < 3) return;
  // With --parents the destination is a folder in any case.
  if (flags.some(flag => flag.name === 'parents')) return;
  if (!json && words.some((word, i) => (i > 0 && word.raw.startsWith('#')) || OPERATORS.has(word.raw))) return;
  const destination = expandWord(last, instruction, file);
  if (destination === undefined || destination === '') return;
  // `.` and `..` are folders, and so is what ends in them.
  if (/(?:^|[\\/])\.{0,2}$/.test(destination)) return;
  // The folder of WORKDIR is there.
  if (destination === state.workdir?.text) return;
  report({
    span: last,
    args: { keyword, destination, count: all.length - 1 },
    ...(STANDARD_FOLDER.test(destination) ? { severity: 'warning' } : {}),
    fix: () => ({ edits: [insert(endOfText(last), '/')] }),
  });
}

/** In front of the quote that closes the word, if one does. */
function endOfText({ raw, end }: Word): number {
  return /["']$/.test(raw) ? end - 1 : end;
}
