import type { Span } from '../../text/span.ts';
import { type ImageUse, parseImageReference } from '../image/reference.ts';
import type { KeyPart, Service } from './compose.ts';
import { findInterpolations } from './interpolation.ts';
import type { TreeNode } from './node.ts';

/** The services below `root`, in order, extension fields left out. */
export function findServices(root: TreeNode | undefined): readonly Service[] {
  const services: Service[] = [];
  const section = root?.get('services');
  if (section?.kind !== 'mapping') return services;
  for (const node of section.children) {
    if (node.key !== undefined && !node.key.text.startsWith('x-')) services.push(new ServiceNode(node, node.key));
  }
  return services;
}

class ServiceNode implements Service {
  readonly name: string;
  readonly node: TreeNode;
  readonly keySpan: Span;

  constructor(node: TreeNode, key: KeyPart) {
    this.name = key.text;
    this.node = node;
    this.keySpan = { start: key.start, end: key.end };
  }

  get isOpen(): boolean {
    return this.node.isOpen || this.node.get('extends') !== undefined;
  }

  get(key: string): TreeNode | undefined {
    return this.node.get(key);
  }
}

/** The `image:` of each of `services` in the document `text`, once for each place. */
export function findImages(text: string, services: readonly Service[]): readonly ImageUse[] {
  const images = new Map<number, ImageUse>();
  for (const service of services) {
    const node = service.get('image');
    if (node?.scalar === undefined || node.kind !== 'scalar') continue;
    const { scalar } = node;
    const place = scalar.spanOf(0, scalar.value.length);
    const span = place ?? node.span;
    const raw = text.slice(span.start, span.end);
    const exact = raw === scalar.value && findInterpolations(scalar.value, 0).length === 0;
    const reference = scalar.value.includes('$') ? undefined : parseImageReference(scalar.value, span.start);
    if (!images.has(span.start)) images.set(span.start, { where: 'compose-image', span, raw, reference, exact });
  }
  return [...images.values()];
}
