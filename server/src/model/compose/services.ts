import type { Span } from '../../text/span.ts';
import { type ImageUse, parseImageReference } from '../image/reference.ts';
import type { ComposeNode, KeyPart, Service } from './compose.ts';
import { findInterpolations } from './interpolation.ts';
import type { TreeNode } from './node.ts';

/** The services, or the jobs, below `root`, in order, extension fields left out. */
export function findServices(root: TreeNode | undefined, section: Service['section']): readonly Service[] {
  const services: Service[] = [];
  const top = root?.get(section);
  if (top?.kind !== 'mapping') return services;
  for (const node of top.children) {
    if (node.key === undefined || node.key.text.startsWith('x-')) continue;
    services.push(new ServiceNode(section, node, node.key));
  }
  return services;
}

/** Services and jobs in the order of the text. */
export function inOrder(services: readonly Service[], jobs: readonly Service[]): readonly Service[] {
  const [service] = services;
  const [job] = jobs;
  if (!service || !job) return services.length > 0 ? services : jobs;
  return job.keySpan.start < service.keySpan.start ? [...jobs, ...services] : [...services, ...jobs];
}

class ServiceNode implements Service {
  readonly name: string;
  readonly section: Service['section'];
  readonly node: TreeNode;
  readonly keySpan: Span;

  constructor(section: Service['section'], node: TreeNode, key: KeyPart) {
    this.section = section;
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

/** The `image:` of each of `services`, and of its `pre_start` steps, in the document `text`, once for each place. */
export function findImages(text: string, services: readonly Service[]): readonly ImageUse[] {
  const images = new Map<number, ImageUse>();
  for (const service of services) {
    const steps = service.get('pre_start');
    for (const runs of steps?.kind === 'sequence' ? [service, ...steps.children] : [service]) {
      const use = readImage(text, runs.get('image'));
      if (use && !images.has(use.span.start)) images.set(use.span.start, use);
    }
  }
  return [...images.values()];
}

function readImage(text: string, node: ComposeNode | undefined): ImageUse | undefined {
  if (node?.scalar === undefined || node.kind !== 'scalar') return undefined;
  const { scalar } = node;
  const place = scalar.spanOf(0, scalar.value.length);
  const span = place ?? node.span;
  const raw = text.slice(span.start, span.end);
  const exact = raw === scalar.value && findInterpolations(scalar.value, 0).length === 0;
  const reference = scalar.value.includes('$') ? undefined : parseImageReference(scalar.value, span.start);
  return { where: 'compose-image', span, raw, reference, exact };
}
