import type { Invocation } from '../../../model/commands/invocation.ts';
import type { Stage } from '../../../model/dockerfile/dockerfile.ts';
import { insert } from '../../../text/edit.ts';
import { rule } from '../../rule.ts';
import { leavesCache } from '../../shared/dockerfile/cache-folders.ts';
import { invocationsIn, nameOfCall, spanOfCall } from '../../shared/dockerfile/run-commands.ts';

const ROOT = /^(?:root|0+)(?::|$)/;

/** How many stages below a stage are looked at, so that the cost stays linear. */
const DEEPEST_CHAIN = 20;

export default rule({
  category: 'performance',
  severity: 'hint',
  profile: 'strict',
  concept: 'cache-mount',
  fix: 'suggestion',
  sources: [],
  visit: {
    RUN(run, { report }) {
      const { stage, state, keywordSpan } = run;
      // What ships is told by clean-language-cache: there the cache is not slow, but too much.
      if (!stage || stage.ships || (state.user && !ROOT.test(state.user.text ?? ''))) return;
      const told = new Set<string>();
      for (const call of invocationsIn(run)) {
        if (call.manager.kind !== 'language' || told.has(call.program) || !leavesCache(call, run)) continue;
        const targets = mountsFor(call, stage);
        if (targets.length === 0) continue;
        told.add(call.program);
        const mounts = targets.map(target => `--mount=type=cache,target=${target}`);
        report({
          span: spanOfCall(call),
          args: { command: nameOfCall(call), program: call.program, mount: mounts.join(' ') },
          fix: () => ({ edits: [insert(keywordSpan.end, ` ${mounts.join(' ')}`)] }),
        });
      }
    },
  },
});

/** The folders that a cache mount would have to name, as far as this image's are known. */
function mountsFor({ manager: { cache }, action }: Invocation, stage: Stage): readonly string[] {
  const { mounts = [], mountsIn } = cache ?? {};
  if (mountsIn !== undefined && baseName(stage) !== mountsIn) return [];
  return action === 'build' ? mounts : mounts.slice(0, 1);
}

/** The name of the image at the bottom: `golang` of `golang:1.27-alpine`. */
function baseName(stage: Stage): string | undefined {
  let base: Stage | undefined = stage;
  for (let depth = 0; base?.parent && depth < DEEPEST_CHAIN; depth++) base = base.parent;
  return base?.image?.reference?.familiar;
}
