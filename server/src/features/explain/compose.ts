import { findComposeConcept, findConcept, type Match } from '../../knowledge/keys.ts';
import type { Compose, ComposeNode, Target } from '../../model/compose/compose.ts';
import { parseMount } from '../../model/compose/mounts.ts';
import { parsePort } from '../../model/compose/ports.ts';
import { parseImageReference } from '../../model/image/reference.ts';
import { type Span, touches } from '../../text/span.ts';
import { imageFacts, tagFacts } from './facts/from.ts';
import { interpolationFacts } from './facts/interpolation.ts';
import { mountFacts } from './facts/mounts.ts';
import { portFacts } from './facts/ports.ts';
import { dependencyFacts, environmentFacts, restartFacts, serviceFacts } from './facts/service.ts';
import type { Surround } from './facts/surround.ts';
import type { Subject } from './subject.ts';

/** What the token at `offset` of a compose file is; undefined in blanks and comments. */
export function explainCompose(file: Compose, offset: number, around: Surround): Subject | undefined {
  const target = file.targetAt(offset);
  if (!target) return undefined;
  switch (target.part) {
    case 'anchor':
    case 'alias':
    case 'merge':
      return subject(target.span, findConcept([`yaml:${target.part}`]) ?? findComposeConcept(target.node.path), () => []);
    case 'tag':
      return subject(target.span, findConcept([`yaml:${target.node.tag}`]) ?? findComposeConcept(target.node.path), () => []);
    case 'key':
      return subject(target.span, findComposeConcept(target.node.path), () => keyFacts(file, target.node, around));
    case 'value':
      return explainValue(file, target, offset, around);
  }
}

function explainValue(file: Compose, target: Target, offset: number, around: Surround): Subject | undefined {
  const { node, interpolation } = target;
  if (interpolation) {
    const match = findConcept(['compose:${}']) ?? findComposeConcept(node.path);
    return subject(interpolation, match, () => interpolationFacts(interpolation, around));
  }
  const inService = node.path[0] === 'services' && node.path.length > 2;
  switch (inService ? node.path.slice(2).join('.') : '') {
    case 'ports.[]':
      return explainPort(file, node, offset);
    case 'volumes.[]':
      return explainMount(file, node, offset);
    case 'image':
      return explainImage(node, offset, around);
  }
  const value = node.scalar?.value ?? '';
  return subject(target.span, findComposeConcept(node.path, [`=${value}`]), () => keyFacts(file, node, around));
}

/** What can be said about a key or its value, by where it stands in a service. */
function keyFacts(file: Compose, node: ComposeNode, around: Surround) {
  const { path } = node;
  if (path[0] !== 'services') return [];
  if (path.length === 2) return serviceFacts(file, path[1] ?? '');
  switch (path[2]) {
    case 'depends_on':
      return dependencyFacts(file, node);
    case 'restart':
      return restartFacts(node);
    case 'environment':
      return path.length > 3 ? environmentFacts(node, around) : [];
    default:
      return [];
  }
}

function explainPort(file: Compose, node: ComposeNode, offset: number): Subject | undefined {
  const port = parsePort(node);
  const facts = () => (port ? portFacts(file, node, port) : []);
  if (!port || port.long) return subject(node.span, findComposeConcept(node.path), facts);
  const parts: readonly [Span | undefined, string][] = [
    [port.hostIp, '#host-ip'],
    [port.published, '#host-port'],
    [port.target, '#container-port'],
    [port.protocol, '#protocol'],
  ];
  const part = parts.find(([span]) => span && touches(span, offset));
  return subject(part?.[0] ?? node.span, findComposeConcept(node.path, part ? [part[1]] : []), facts);
}

function explainMount(file: Compose, node: ComposeNode, offset: number): Subject | undefined {
  const mount = parseMount(node);
  const facts = () => (mount ? mountFacts(file, node, mount) : []);
  if (!mount || mount.long) return subject(node.span, findComposeConcept(node.path), facts);
  if (mount.source && touches(mount.source, offset)) {
    const socket = /(^|\/)docker\.sock$/.test(mount.source.text) ? findConcept(['path:/var/run/docker.sock']) : undefined;
    return subject(mount.source, socket ?? findComposeConcept(node.path, [`#${mount.type}-source`]), facts);
  }
  if (mount.target && touches(mount.target, offset)) {
    return subject(mount.target, findComposeConcept(node.path, ['#target']), facts);
  }
  const mode = mount.modes.find(candidate => touches(candidate, offset));
  return subject(mode ?? node.span, findComposeConcept(node.path, mode ? [`#mode=${mode.text}`, '#mode'] : []), facts);
}

function explainImage(node: ComposeNode, offset: number, around: Surround): Subject | undefined {
  const { scalar } = node;
  const content = scalar?.spanOf(0, scalar.value.length);
  if (!scalar || !content) return subject(node.span, findComposeConcept(node.path), () => []);
  const reference = parseImageReference(scalar.value, content.start);
  const { tag, digest, registry } = reference;
  if (digest && touches(digest, offset)) return subject(digest, findConcept(['digest:*']), () => tagFacts(reference, around));
  if (tag && offset >= tag.start) {
    return subject(tag, findConcept([`tag:${tag.text}`, 'tag:*']), () => tagFacts(reference, around));
  }
  if (registry && touches(registry, offset)) {
    return subject(registry, findConcept([`registry:${registry.text}`, 'registry:*', 'image:*']), () => []);
  }
  return subject(reference.repository, findConcept([`image:${reference.familiar}`, 'image:*']), () => imageFacts(reference, around));
}

function subject(span: Span, match: Match | undefined, facts: Subject['facts']): Subject | undefined {
  return match && { span, match, facts };
}
