import { factsOf } from '../../../model/image/facts.ts';
import { rule } from '../../rule.ts';
import { baseImageOf } from '../../shared/base-image.ts';
import { expandWord } from '../../shared/expanded.ts';

/**
 * Images whose own Dockerfile leaves the working folder at `/`. Others start where their makers want the files, as php does in
 * /var/www/html: a relative destination is then meant so.
 */
const STARTING_AT_ROOT: ReadonlySet<string> = new Set([
  'alpine',
  'busybox',
  'debian',
  'ubuntu',
  'buildpack-deps',
  'node',
  'python',
  'ruby',
  'rust',
  'eclipse-temurin',
  'openjdk',
  'nginx',
]);

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'workdir',
  fix: null,
  sources: ['hadolint/DL3045'],
  visit: {
    stage(stage, { file, report }) {
      const base = baseImageOf(stage);
      if (!base || !STARTING_AT_ROOT.has(factsOf(base)?.name ?? '')) return;
      for (const instruction of stage.instructions) {
        if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') continue;
        const { json, words, state } = instruction;
        if (state.workdir) return;
        const all = json ?? words;
        const last = all.at(-1);
        if (!last || all.length < 2 || all.some(word => word.raw.startsWith('#'))) continue;
        const destination = expandWord(last, instruction, file);
        if (destination === undefined || !/^[^/\\]/.test(destination) || /^[A-Za-z]:/.test(destination)) continue;
        // One WORKDIR mends all of them.
        report({ span: last, args: { destination } });
        return;
      }
    },
  },
});
