import type { Dockerfile, Stage } from '../../../model/dockerfile/dockerfile.ts';
import { replace } from '../../../text/edit.ts';
import { slice } from '../../../text/span.ts';
import { type Fix, rule } from '../../rule.ts';

/** What Docker takes for a name, whatever its casing. */
const NAME = /^[a-z][a-z0-9._-]*$/i;

export default rule({
  category: 'style',
  severity: 'hint',
  profile: 'default',
  concept: 'build-stage',
  fix: 'safe',
  sources: ['buildkit/StageNameCasing'],
  visit: {
    stage(stage, { file, report }) {
      const { name } = stage;
      if (!name || !NAME.test(name.raw)) return;
      const wanted = name.raw.toLowerCase();
      if (name.raw === wanted) return;
      report({
        span: name,
        args: { name: name.raw, wanted },
        fix: () => rename(stage, wanted, file),
      });
    },
  },
});

/**
 * Writes the name small, here and wherever the file calls the stage by it. A call behind a variable stays as it is:
 * Docker finds the stage all the same.
 */
function rename(stage: Stage, wanted: string, { text, instructions }: Dockerfile): Fix {
  const uses = instructions
    .flatMap(({ sources }) => sources)
    .filter(use => use.stage === stage && slice(text, use).toLowerCase() === wanted);
  const places = stage.name ? [stage.name, ...uses] : uses;
  return { edits: places.filter(place => slice(text, place) !== wanted).map(place => replace(place, wanted)) };
}
