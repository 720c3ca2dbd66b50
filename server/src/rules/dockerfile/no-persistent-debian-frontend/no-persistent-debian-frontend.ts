import type { Dockerfile, Instruction, Pair } from '../../../model/dockerfile/dockerfile.ts';
import { replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { type Fix, rule } from '../../rule.ts';

const NAME = 'DEBIAN_FRONTEND';

export default rule({
  category: 'maintainability',
  severity: 'hint',
  profile: 'default',
  concept: 'arg-vs-env',
  fix: 'suggestion',
  sources: [],
  visit: {
    stage(stage, { file, report }) {
      if (!stage.isFinal) return;
      const { kind, value, by, pair } = stage.finalState.lookup(NAME) ?? {};
      if (kind !== 'env' || value !== 'noninteractive' || !by || !pair) return;
      report({ span: pair, args: { value }, fix: () => writeArg(by, pair, file) });
    },
  },
});

/** ARG for ENV, where the line sets nothing else. */
function writeArg({ keywordSpan, pairs }: Instruction, pair: Pair, { text }: Dockerfile): Fix | undefined {
  if (pairs.length !== 1 || !pair.value || slice(text, pair).includes('\n')) return undefined;
  const keyword = slice(text, keywordSpan) === 'env' ? 'arg' : 'ARG';
  return { edits: [replace(keywordSpan, keyword), replace(pair, `${pair.name.raw}=${pair.value.raw}`)] };
}
