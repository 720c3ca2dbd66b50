import type { Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import { type DockerfileContext, rule } from '../../rule.ts';
import { lineOf } from '../../shared/copied.ts';
import { complaintAbout } from './label-values.ts';

/** https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations */
const KEY = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const RESERVED = /^(?:com\.docker|io\.docker|org\.dockerproject)\./;

/** What Docker asks others to write. https://docs.docker.com/extensions/extensions-sdk/extensions/labels/ */
const RESERVED_FOR_EXTENSIONS = /^com\.docker\.(?:desktop\.)?extension\./;

export default rule({
  category: 'maintainability',
  severity: 'hint',
  profile: 'default',
  concept: 'label',
  fix: null,
  sources: [
    'hadolint/DL3048',
    'hadolint/DL3049',
    'hadolint/DL3051',
    'hadolint/DL3052',
    'hadolint/DL3053',
    'hadolint/DL3054',
    'hadolint/DL3055',
    'hadolint/DL3056',
    'hadolint/DL3058',
  ],
  visit: {
    LABEL: checkPairs,
    stage(stage, { options, report }) {
      if (!stage.isFinal || options.requiredLabels.length === 0) return;
      const name = stage.from.words[0];
      const labels = labelsOf(stage);
      if (!name || !labels) return;
      const missing = options.requiredLabels.filter(label => !labels.has(label));
      if (missing.length === 0) return;
      // Whoever wrote down the list wants to hear about it, whatever the profile.
      report({ span: name, message: 'missing', severity: 'warning', args: { labels: missing } });
    },
  },
});

/** Keys and values that a tool would misread: a matter of taste until a team asks for it. */
function checkPairs({ pairs }: Instruction, { report }: DockerfileContext): void {
  for (const { name, value } of pairs) {
    const key = name.value;
    if (name.raw.includes('$') || key === '') continue;
    if (RESERVED.test(key) && !RESERVED_FOR_EXTENSIONS.test(key)) {
      report({ span: name, message: 'reserved', profile: 'strict', args: { key } });
    } else if (!KEY.test(key)) {
      report({ span: name, message: 'default', profile: 'strict', args: { key } });
    }
    // What a variable will hold is not for the file to say.
    if (!value || value.raw.includes('$')) continue;
    const message = value.value.trim() === '' ? 'empty' : complaintAbout(key, value.value);
    if (message === undefined) continue;
    const span = value.end > value.start ? value : name;
    report({ span, message, profile: 'strict', args: { key, value: value.value } });
  }
}

/** The keys that the stage and what it is built on set; undefined when a variable hides one. */
function labelsOf(stage: Stage): ReadonlySet<string> | undefined {
  const names = lineOf(stage)
    .flatMap(({ instructions }) => instructions)
    .filter(({ keyword }) => keyword === 'LABEL')
    .flatMap(({ pairs }) => pairs.map(({ name }) => name));
  return names.some(({ raw }) => raw.includes('$')) ? undefined : new Set(names.map(({ value }) => value));
}
