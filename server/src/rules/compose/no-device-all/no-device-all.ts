import type { ComposeNode, Part } from '../../../model/compose/compose.ts';
import { partOf, separatorsIn, wholePart } from '../../../model/compose/parts.ts';
import { rule } from '../../rule.ts';
import { needs, QUIETLY } from '../../shared/compose/host-needs.ts';
import { hostPath } from '../../shared/compose/host-path.ts';
import { itemsOf } from '../../shared/compose/list-items.ts';
import { allowsDisks, kindOf } from './device-files.ts';

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'compose-devices',
  fix: null,
  sources: [],
  visit: {
    workload(service, { report }) {
      for (const node of itemsOf(service, 'devices')) {
        const { source, access } = partsOf(node);
        const path = source && hostPath(source.text);
        const kind = path === undefined ? undefined : kindOf(path);
        if (source === undefined || kind === undefined) continue;
        // What is not told is all three: reading, writing, and making the device's file.
        const isRead = kind === 'disk' && access !== undefined && !/[w$]/.test(access.text);
        report({
          span: { start: source.start, end: source.end },
          message: isRead ? 'read' : kind === 'disk' ? 'default' : kind,
          args: { service: service.name, device: source.text },
          ...(kind === 'disk' && needs(service, 'disks') && QUIETLY),
        });
      }
      for (const node of itemsOf(service, 'device_cgroup_rules')) {
        const text = node.scalar?.value ?? '';
        if (!allowsDisks(text)) continue;
        report({ span: node.span, message: 'rules', args: { service: service.name, rule: text } });
      }
    },
  },
});

/**
 * `SOURCE[:TARGET[:ACCESS]]`, or the long form with `source` and `permissions`.
 * https://docs.docker.com/reference/compose-file/services/#devices
 */
function partsOf(node: ComposeNode): { readonly source?: Part | undefined; readonly access?: Part | undefined } {
  if (node.kind === 'mapping') {
    return { source: wholePart(node.get('source')), access: wholePart(node.get('permissions')) };
  }
  const { scalar } = node;
  if (scalar === undefined) return {};
  const colons = separatorsIn(scalar.value, ':');
  const last = colons.at(-1) ?? scalar.value.length;
  const access = partOf(node, scalar, last + 1, scalar.value.length);
  return {
    source: partOf(node, scalar, 0, colons[0] ?? scalar.value.length),
    access: /^[rwm]+$/.test(access.text) && colons.length > 0 ? access : undefined,
  };
}
