import { parseMount } from '../../../model/compose/mounts.ts';
import { replace } from '../../../text/edit.ts';
import { rule } from '../../rule.ts';
import { needs, QUIETLY } from '../../shared/compose/host-needs.ts';
import { itemsOf } from '../../shared/compose/list-items.ts';

/** The modes in which mounts travel from the container to the host; what travels the other way only stands behind. */
const ONE_WAY: ReadonlyMap<string, string> = new Map([
  ['shared', 'slave'],
  ['rshared', 'rslave'],
]);

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'compose-mount-propagation',
  fix: 'suggestion',
  sources: ['kics/Volume Mounted In Multiple Containers'],
  visit: {
    workload(service, { report }) {
      for (const node of itemsOf(service, 'volumes')) {
        const mount = parseMount(node);
        // https://docs.docker.com/engine/storage/bind-mounts/#configure-bind-propagation: only bind mounts have one.
        if (mount?.type !== 'bind' && mount?.type !== 'unknown') continue;
        const mode = mount.modes.find(({ text }) => ONE_WAY.has(text));
        const instead = mode && ONE_WAY.get(mode.text);
        if (mode === undefined || instead === undefined) continue;
        const span = { start: mode.start, end: mode.end };
        const isNeeded = needs(service, 'propagation');
        const isExact = span.end - span.start === mode.text.length;
        report({
          span,
          args: { service: service.name, mode: mode.text, instead, target: mount.target?.text ?? '' },
          fix: () => (isNeeded || !isExact || node.via !== 'written' ? undefined : { edits: [replace(span, instead)] }),
          ...(isNeeded && QUIETLY),
        });
      }
    },
  },
});
