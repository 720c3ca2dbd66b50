import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { type Fix, rule } from '../../rule.ts';

/** https://github.com/opencontainers/image-spec/blob/main/annotations.md */
const AUTHORS = 'org.opencontainers.image.authors';

export default rule({
  category: 'maintainability',
  severity: 'warning',
  profile: 'default',
  concept: 'maintainer',
  fix: 'safe',
  sources: [
    'hadolint/DL4000',
    'buildkit/MaintainerDeprecated',
    'trivy/DS-0022',
    'checkov/CKV_DOCKER_6',
    'kics/MAINTAINER Instruction Being Used',
    'semgrep/maintainer-is-deprecated',
  ],
  visit: {
    MAINTAINER(instruction, { file, report }) {
      // As a trigger it is refused altogether: that is for no-onbuild-chaining.
      if (!file.instructions.includes(instruction)) return;
      report({ span: instruction.keywordSpan, tag: 'deprecated', fix: () => writeLabel(instruction, file) });
    },
  },
});

/** A label in its place; none where the stage already names its authors, or has no stage that could carry one. */
function writeLabel({ start, argumentSpan, stage, words }: Instruction, file: Dockerfile): Fix | undefined {
  const written = slice(file.text, argumentSpan);
  if (!stage || written === '' || written.includes('\n') || words.some(word => word.raw === '#')) return undefined;
  if (stage.instructions.some(({ pairs }) => pairs.some(({ name }) => name.value === AUTHORS))) return undefined;
  // MAINTAINER would keep quotes around the whole as part of the name; nobody means that.
  const [, quoted] = /^"([^"]*)"$/.exec(written) ?? /^'([^']*)'$/.exec(written) ?? [];
  const value = (quoted ?? written).replace(/["$\\`]/g, character => escaped(character, file.escape));
  return { edits: [replace({ start, end: argumentSpan.end }, `LABEL ${AUTHORS}="${value}"`)] };
}

/** A character that would mean something inside double quotes; MAINTAINER takes every one as it is. */
function escaped(character: string, escapeChar: string): string {
  const isSpecial = character === '"' || character === '$' || character === escapeChar;
  return isSpecial ? escapeChar + character : character;
}
