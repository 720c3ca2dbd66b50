import type { Stage } from '../../../model/dockerfile/dockerfile.ts';
import { rule } from '../../rule.ts';
import { targetedStages } from '../../shared/dockerfile/targeted-stages.ts';

/** Names by which people build a stage on its own: `--target test`. */
const TARGETS: ReadonlySet<string> = new Set(
  (
    'artifact artifacts benchmark check checks ci coverage debug debugger dev develop development devcontainer docs ' +
    'e2e export format generate integration lint linter local migrate migrations prod production release runtime ' +
    'staging test tester testing tests unit update validate vendor verify'
  ).split(' '),
);

export default rule({
  category: 'maintainability',
  severity: 'hint',
  profile: 'default',
  concept: 'multi-stage-build',
  fix: null,
  sources: [],
  visit: {
    dockerfile(file, { neighbours, report }) {
      const { finalStage, stages } = file;
      if (!finalStage || stages.some(isUnclear)) return;
      const chosen = stages.flatMap(beginningOfChoice);
      const targeted = targetedStages(file, neighbours);
      for (const stage of stages) {
        // What only an unused stage needs goes with it: one hint is enough.
        if (stage.isReachable || stage.neededBy.length > 0 || isTarget(stage) || targeted.has(stage)) continue;
        const { name } = stage;
        if (chosen.some(beginning => name?.value.toLowerCase().startsWith(beginning))) continue;
        report({
          span: name ?? stage.from.words[0] ?? stage.from.keywordSpan,
          message: name ? 'default' : 'unnamed',
          args: { name: name?.value ?? String(stage.index), line: file.lines.lineAt(finalStage.start) + 1 },
          tag: 'unnecessary',
        });
      }
    },
  },
});

/** Whether a variable may lead to any stage, as in `FROM build-$VARIANT`, or a template is not filled in yet. */
function isUnclear({ from, instructions, parent, image }: Stage): boolean {
  const written = (from.words[0]?.raw ?? '').replace(/\$\{[^}$]*\}/g, '$');
  if (/[{}<>%]/.test(written)) return true;
  // What has a tag or a folder is an image, whatever its variables say.
  if (written.includes('$') && !/[:/@]/.test(written) && !parent && !image?.reference) return true;
  return instructions.some(({ sources }) => sources.some(({ text, where }) => where !== 'from' && text.includes('$')));
}

/**
 * What the names begin with among which an argument chooses: of `FROM base-${VARIANT}` it is `base-`. The default leads
 * to one of them, `--build-arg` to the others.
 */
function beginningOfChoice({ from, parent }: Stage): string[] {
  const [before, after] = from.words[0]?.raw.split('$', 2) ?? [];
  return parent && before !== undefined && after !== undefined ? [before.toLowerCase()] : [];
}

/**
 * Whether somebody builds this very stage: its name says so, it has something to run, or it collects files for
 * `--output`.
 */
function isTarget({ name, instructions, image }: Stage): boolean {
  if (!name) return false;
  const words = name.value.toLowerCase().split(/[-_.]/);
  if (words.some(word => TARGETS.has(word)) || image?.reference?.familiar === 'scratch') return true;
  return instructions.some(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT');
}
