import { findComposeConcept, findConcept } from '../../knowledge/keys.ts';
import type { Compose, ComposeNode, Target } from '../../model/compose/compose.ts';
import { nameOfSecret } from '../../rules/shared/secret-names.ts';
import { touches } from '../../text/span.ts';
import { commandParts } from './compose-commands.ts';
import { explainPart } from './compose-parts.ts';
import { anchorFacts } from './facts/anchors.ts';
import { composeFacts } from './facts/compose.ts';
import { interpolationFacts } from './facts/interpolation.ts';
import { holdsSecret } from './facts/secrets.ts';
import type { Surround } from './facts/surround.ts';
import { type Subject, subjectFor } from './subject.ts';

/** What the token at `offset` of a compose file is; undefined in blanks, and in comments that have a line of their own. */
export function explainCompose(file: Compose, offset: number, around: Surround): Subject | undefined {
  const target = file.targetAt(offset);
  if (!target) {
    const comment = file.comments.find(({ start, end, ownLine }) => !ownLine && start <= offset && offset <= end);
    return comment && subjectFor(comment, findConcept(['yaml:comment']));
  }
  const { node, span, part } = target;
  switch (part) {
    case 'anchor':
    case 'alias':
    case 'merge':
      return subjectFor(span, findConcept([`yaml:${part}`]) ?? findComposeConcept(node.path), () =>
        anchorFacts(file, offset, node),
      );
    case 'tag':
      return subjectFor(span, findConcept([`yaml:${node.tag}`]) ?? findComposeConcept(node.path));
    case 'key':
      return explainKey(file, target, around);
    case 'value':
      return explainValue(file, target, offset, around);
  }
}

function explainKey(file: Compose, { node, span }: Target, around: Surround): Subject | undefined {
  const key = node.path.at(-1) ?? '';
  return subjectFor(span, conceptAt(file, node), () => composeFacts(file, node, around), {
    text: key,
    phrases: isVariable(node) ? [`well-known-variable.${key}`] : isLabel(node) ? [`oci-label.${key}`] : [],
  });
}

function explainValue(file: Compose, target: Target, offset: number, around: Surround): Subject | undefined {
  const { node, interpolation, span } = target;
  if (interpolation && touches(interpolation, offset)) {
    const match = findConcept(['compose:${}']) ?? findComposeConcept(node.path);
    return subjectFor(interpolation, match, () => interpolationFacts(interpolation, around));
  }
  return (
    explainPart(file, node, offset, around) ?? commandParts(node, offset) ?? explainWhole(file, node, span, around)
  );
}

/** A value that is one thing: a name, a number, a switch. */
function explainWhole(file: Compose, node: ComposeNode, span: Target['span'], around: Surround): Subject | undefined {
  const value = node.scalar?.value ?? '';
  const match = conceptAt(file, node, [`=${value}`]);
  const pattern = match?.key.replace(/^compose:/, '').split(/[#=]/, 1)[0] ?? '';
  const listed = pattern.replace(/\[\]$/, '');
  const phrases = [
    `compose-value-1.${pattern}=${value}`,
    `compose-value-2.${pattern}=${value}`,
    `compose-value-2.${listed}=${value}`,
    ...(/\.cap_(add|drop)/.test(pattern) ? [`compose-value-1.capability=${value.replace(/^CAP_/, '')}`] : []),
    ...(/signal/.test(pattern) ? [`signal.${value}`] : []),
    ...(/platform/.test(pattern) ? [`platform.${value}`] : []),
  ];
  const key = node.path.findLast(segment => segment !== '[]') ?? '';
  return subjectFor(
    span,
    match,
    () => {
      const facts = composeFacts(file, node, around);
      // A variable's sentence is about its value already.
      const isSaid = facts.some(({ phrase }) => phrase === 'environment.literal');
      return isSaid || isSecret(key, value) ? facts : [...facts, { phrase: 'value.here', args: { key, value } }];
    },
    { text: value, phrases },
  );
}

/**
 * The concept of a place. What stands under an anchor means what it means where the anchor is used; a key at the top that
 * the specification does not know is read as a service, as Compose v1 did.
 */
function conceptAt(file: Compose, node: ComposeNode, suffixes: readonly string[] = []) {
  const path = pathInUse(file, node);
  if (path[0]?.startsWith('x-')) return findConcept(['compose:x-*', 'compose:extension']);
  return findComposeConcept(path, suffixes) ?? findComposeConcept(['services', ...path], suffixes);
}

/** The path of a node as its first user sees it; its own where no anchor is above it. */
function pathInUse(file: Compose, node: ComposeNode): readonly string[] {
  for (let above: ComposeNode | undefined = node; above; above = above.parent) {
    const name = above.anchor?.name;
    if (name === undefined) continue;
    const use = file.anchors.find(other => other.kind === 'alias' && other.name === name);
    const user = use && file.targetAt(use.start)?.node;
    if (user) return [...user.path, ...node.path.slice(above.path.length)];
  }
  return node.path;
}

/** Whether a value is not to be repeated. What stands below `secrets:` are names. */
function isSecret(key: string, value: string): boolean {
  return (key !== 'secrets' && nameOfSecret(key)) || holdsSecret(value);
}

function isVariable({ path }: ComposeNode): boolean {
  return (path[0] === 'services' || path[0] === 'jobs') && ['environment', 'args'].includes(path.at(-2) ?? '');
}

function isLabel({ path }: ComposeNode): boolean {
  return path.at(-2) === 'labels';
}
