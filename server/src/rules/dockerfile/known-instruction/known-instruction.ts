import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { insert, replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { type Fix, rule } from '../../rule.ts';
import { isForDocker, KEYWORDS } from '../../shared/frontend.ts';
import { closest } from '../../shared/spelling.ts';

/** Instructions that people spread over several lines. */
const LONG: ReadonlySet<string> = new Set([
  ...['RUN', 'ENV', 'ARG', 'LABEL', 'COPY', 'ADD', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'EXPOSE', 'VOLUME'],
]);

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'dockerfile',
  fix: 'suggestion',
  sources: ['dockerfile-utils/UNKNOWN_INSTRUCTION'],
  visit: {
    dockerfile(file, { report }) {
      if (!isForDocker(file)) return;
      const hasCapitals = file.instructions.some(
        ({ keyword, keywordSpan }) => KEYWORDS.includes(keyword) && slice(file.text, keywordSpan) === keyword,
      );
      /** The instruction that the lines below it seem to belong to, although nothing says so. */
      let open: Instruction | undefined;
      for (const [index, instruction] of file.instructions.entries()) {
        const target = instruction.trigger ?? instruction;
        const { keyword, keywordSpan } = target;
        if (KEYWORDS.includes(keyword)) {
          open = LONG.has(keyword) ? instruction : undefined;
          continue;
        }
        const written = slice(file.text, keywordSpan);
        const glued = gluedKeyword(written);
        // `export` in a file of capitals is the shell's word, and no EXPOSE.
        const isShells = hasCapitals && written === written.toLowerCase();
        const meant = glued ?? (isShells ? undefined : closest(keyword, KEYWORDS));
        const above = file.instructions[index - 1];
        if (meant === undefined && open && above && target === instruction && goesOn(above, instruction, file)) {
          report({
            span: keywordSpan,
            message: 'continued',
            args: { word: written, above: open.keyword, escape: file.escape },
            fix: () => ({ edits: [insert(above.end, ` ${file.escape}`)] }),
          });
          continue;
        }
        open = undefined;
        report({
          span: keywordSpan,
          message: meant === undefined ? 'default' : glued ? 'glued' : 'misspelt',
          args: { word: written, meant: meant ?? '' },
          fix: () => respell(target, written, meant, glued !== undefined),
        });
      }
    },
  },
});

/** `CMD` of `CMD["node"]`, `COPY` of `COPY.`, `RUN` of `RUNmake`: where the blank is missing. */
function gluedKeyword(written: string): string | undefined {
  const [letters = ''] = /^(?:[A-Z]+(?=[a-z0-9])|[A-Za-z]+(?=[[."'/$<{]))/.exec(written) ?? [];
  const keyword = letters.toUpperCase();
  return KEYWORDS.includes(keyword) ? keyword : undefined;
}

/** Whether `line` reads on from the instruction right above it: there is an operator between them, or it is indented. */
function goesOn(above: Instruction, line: Instruction, { text, lines }: Dockerfile): boolean {
  const lastLine = lines.lineAt(above.end);
  if (above.heredocs.length > 0 || lines.lineAt(line.start) !== lastLine + 1) return false;
  const before = text.slice(lines.start(lastLine), above.end);
  // What a comment hides cannot be continued by a mark behind it.
  if (before.includes('#')) return false;
  const indent = lines.indentOf(lastLine + 1).length;
  return /(?:&&|\|\|?|;|,)$/.test(before) || /^(?:&&|\||-|;)/.test(line.keyword) || indent > 0;
}

function respell(
  { keywordSpan }: Instruction,
  written: string,
  meant: string | undefined,
  isGlued: boolean,
): Fix | undefined {
  if (meant === undefined) return undefined;
  if (isGlued) return { edits: [insert(keywordSpan.start + meant.length, ' ')] };
  const isLower = written === written.toLowerCase();
  return { edits: [replace(keywordSpan, isLower ? meant.toLowerCase() : meant)] };
}
