import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { ComposeNode } from '../../../model/compose/compose.ts';
import { sentences } from '../subject.ts';
import type { Surround } from './surround.ts';

/** On `build:` and below: which Dockerfile it reads, from which folder, up to which stage. */
export function buildFacts(build: ComposeNode, _around: Surround): readonly Sentence[] {
  const context = build.scalar?.value ?? build.get('context')?.scalar?.value ?? '.';
  const dockerfile = build.get('dockerfile')?.scalar?.value ?? 'Dockerfile';
  const target = build.get('target')?.scalar?.value;
  const args = build.get('args')?.children.length ?? 0;
  return sentences(
    build.get('dockerfile_inline')
      ? { phrase: 'build.inline', args: { context } }
      : { phrase: isRemote(context) ? 'build.remote' : 'build.reads', args: { context, dockerfile } },
    target === undefined ? undefined : { phrase: 'build.target', args: { target } },
    args > 0 && { phrase: 'build.args', args: { count: args } },
  );
}

function isRemote(context: string): boolean {
  return /^(https?|git|ssh):\/\//.test(context) || context.startsWith('git@');
}
