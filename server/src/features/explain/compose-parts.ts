import { findComposeConcept, findConcept } from '../../knowledge/keys.ts';
import type { Compose, ComposeNode, Part } from '../../model/compose/compose.ts';
import { parseMount } from '../../model/compose/mounts.ts';
import { partOf } from '../../model/compose/parts.ts';
import { parsePort } from '../../model/compose/ports.ts';
import { counterpartInService } from '../../text/counterpart.ts';
import { type Span, touches } from '../../text/span.ts';
import { composeFacts } from './facts/compose.ts';
import { mountFacts } from './facts/mounts.ts';
import { portFacts } from './facts/ports.ts';
import type { Surround } from './facts/surround.ts';
import { explainImage } from './images.ts';
import { type Subject, subjectFor } from './subject.ts';

/** The part under the cursor of a value in one of the short syntaxes; undefined for values that have no parts. */
export function explainPart(file: Compose, node: ComposeNode, offset: number, around: Surround): Subject | undefined {
  const path = counterpartInService(node.path);
  if (path[0] !== 'services' || node.kind !== 'scalar') return undefined;
  const place = path.slice(2).join('.');
  switch (place) {
    case 'image':
      return explainImageValue(node, offset, around);
    case 'ports.[]':
      return explainPort(file, node, offset, around);
    case 'volumes.[]':
      return explainMount(file, node, offset);
    case 'environment.[]':
    case 'build.args.[]':
    case 'labels.[]':
    case 'build.labels.[]':
      return explainAssignment(file, node, offset, around, place);
    case 'extra_hosts.[]':
      return explainSplit(file, node, offset, around, /[:=]/, ['#host', '#address']);
    case 'devices.[]':
      return explainSplit(file, node, offset, around, /:/, ['#source', '#target', '#permissions']);
    default:
      return undefined;
  }
}

function explainPort(file: Compose, node: ComposeNode, offset: number, around: Surround): Subject | undefined {
  const port = parsePort(node);
  if (!port) return undefined;
  const parts: readonly [Span | undefined, string][] = [
    [port.hostIp, '#host-ip'],
    [port.published, '#host-port'],
    [port.target, '#container-port'],
    [port.protocol, '#protocol'],
  ];
  const part = parts.find(([span]) => span && touches(span, offset));
  return subjectFor(part?.[0] ?? node.span, findComposeConcept(node.path, part ? [part[1]] : []), () =>
    portFacts(file, node, port, around),
  );
}

function explainMount(file: Compose, node: ComposeNode, offset: number): Subject | undefined {
  const mount = parseMount(node);
  if (!mount) return undefined;
  const { source, target } = mount;
  const facts = () => mountFacts(file, node, mount);
  if (source && touches(source, offset)) {
    const socket = /(^|[\\/])docker(\.sock|_engine)$/.test(source.text)
      ? findConcept(['path:/var/run/docker.sock'])
      : undefined;
    return subjectFor(source, socket ?? findComposeConcept(node.path, [`#${mount.type}-source`]), facts);
  }
  if (target && touches(target, offset)) return subjectFor(target, findComposeConcept(node.path, ['#target']), facts);
  const mode = mount.modes.find(candidate => touches(candidate, offset));
  if (!mode) return subjectFor(node.span, findComposeConcept(node.path), facts);
  return subjectFor(mode, findComposeConcept(node.path, [`#mode=${mode.text}`, '#mode']), facts, {
    text: mode.text,
    phrases: [`compose-value-2.mount-mode=${mode.text}`],
  });
}

function explainImageValue(node: ComposeNode, offset: number, around: Surround): Subject | undefined {
  const { scalar } = node;
  const content = scalar?.spanOf(0, scalar.value.length);
  return scalar && content && !scalar.value.includes('$')
    ? explainImage(scalar.value, content.start, offset, around)
    : undefined;
}

/** `NAME=value` in a list: the name and the value are two tokens. */
function explainAssignment(
  file: Compose,
  node: ComposeNode,
  offset: number,
  around: Surround,
  place: string,
): Subject | undefined {
  const parts = splitOnce(node, /=/);
  const name = parts[0];
  const under = parts.find(part => touches(part, offset));
  if (!name || !under) return undefined;
  const folder = place.endsWith('labels.[]') ? 'oci-label' : 'well-known-variable';
  const match = findComposeConcept(node.path, under === name ? [] : ['#value']);
  return subjectFor(under, match, () => composeFacts(file, node, around), {
    text: name.text,
    phrases: [`${folder}.${name.text}`],
  });
}

function explainSplit(
  file: Compose,
  node: ComposeNode,
  offset: number,
  around: Surround,
  separator: RegExp,
  suffixes: readonly string[],
): Subject | undefined {
  const parts = splitAll(node, separator).slice(0, suffixes.length);
  const index = parts.findIndex(part => touches(part, offset));
  const part = parts[index];
  const suffix = suffixes[index];
  return part && suffix !== undefined
    ? subjectFor(part, findComposeConcept(node.path, [suffix]), () => composeFacts(file, node, around))
    : undefined;
}

function splitOnce(node: ComposeNode, separator: RegExp): readonly Part[] {
  const { scalar } = node;
  if (!scalar) return [];
  const at = scalar.value.search(separator);
  return at < 0
    ? [partOf(node, scalar, 0, scalar.value.length)]
    : [partOf(node, scalar, 0, at), partOf(node, scalar, at + 1, scalar.value.length)];
}

function splitAll(node: ComposeNode, separator: RegExp): readonly Part[] {
  const { scalar } = node;
  if (!scalar) return [];
  const parts: Part[] = [];
  let start = 0;
  for (const piece of scalar.value.split(separator)) {
    parts.push(partOf(node, scalar, start, start + piece.length));
    start += piece.length + 1;
  }
  return parts;
}
