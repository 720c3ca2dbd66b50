import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { sentences } from '../subject.ts';
import { outcomeFacts, passedArgFacts, targetFacts } from './built.ts';
import type { Surround } from './surround.ts';

/** The keys of `build:` that say what is built; on `build` itself too. */
const WHOLE: ReadonlySet<string | undefined> = new Set([undefined, 'context', 'dockerfile']);

/**
 * On `build:` and below: which Dockerfile it reads, from which folder, up to which stage, and what that makes. `build`
 * is the node of `build:`, `node` the one under the cursor.
 */
export function buildFacts(
  file: Compose,
  node: ComposeNode,
  build: ComposeNode,
  around: Surround,
): readonly Sentence[] {
  const [, service = '', , key, ...below] = node.path;
  if (key === 'args' && below.length === 1) {
    const facts = passedArgFacts(file, node, around);
    if (facts.length > 0) return facts;
  }
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
    ...(WHOLE.has(key) ? outcomeFacts(file, service, around) : []),
    ...(key === 'target' ? targetFacts(file, service, around) : []),
  );
}

function isRemote(context: string): boolean {
  return /^(https?|git|ssh):\/\//.test(context) || context.startsWith('git@');
}
