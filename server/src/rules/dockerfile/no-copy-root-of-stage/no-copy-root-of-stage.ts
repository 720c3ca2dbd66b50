import type { Dockerfile, Instruction } from '../../../model/dockerfile/dockerfile.ts';
import { factsOf } from '../../../model/image/facts.ts';
import type { ImageReference } from '../../../model/image/reference.ts';
import { rule } from '../../rule.ts';
import { baseImageOf } from '../../shared/base-image.ts';
import { readCopied } from '../../shared/copied.ts';

/** The root folder, as people write it. */
const ROOT = /^\/+(?:\.\/*|\*)?$/;

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'multi-stage-build',
  fix: null,
  sources: ['hadolint/DL3067'],
  visit: {
    COPY(instruction, { file, report }) {
      const { stage, flags } = instruction;
      const from = flags.find(({ name }) => name === 'from')?.value;
      const copied = readCopied(instruction, file);
      if (!stage?.ships || !from || !copied) return;
      const source = copied.sources.find(({ text }) => text !== undefined && ROOT.test(text));
      if (!source || !ROOT.test(copied.destination.text ?? '')) return;
      // Images that only carry files are made to be copied whole: a stranger may be one of them.
      const base = originOf(instruction, file);
      const facts = base && factsOf(base);
      if (!facts || base.familiar === 'scratch') return;
      // Into nothing it is a way to make one layer of many. Of a toolchain nobody wants that.
      if (baseImageOf(stage)?.familiar === 'scratch' && !facts.toolchain) return;
      report({ span: source.word, args: { from: from.value } });
    },
  },
});

/** The image at the bottom of what `--from` names. */
function originOf({ sources }: Instruction, { images }: Dockerfile): ImageReference | undefined {
  const use = sources.find(({ where }) => where === 'copy-from');
  if (use?.stage) return baseImageOf(use.stage);
  return images.find(({ where, span }) => where === 'copy-from' && span.start === use?.start)?.reference;
}
