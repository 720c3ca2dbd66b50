import type { ComposeNode, Service } from '../../../model/compose/compose.ts';
import { hasVariable } from '../../../model/compose/parts.ts';
import { runsAs } from '../../../model/image/facts.ts';
import { parseImageReference } from '../../../model/image/reference.ts';
import { rule } from '../../rule.ts';
import { needs, QUIETLY } from '../../shared/compose/host-needs.ts';
import { isRoot } from '../../shared/who-builds.ts';

export default rule({
  category: 'security',
  severity: 'information',
  profile: 'default',
  concept: 'root-user',
  fix: null,
  sources: [],
  visit: {
    workload(service, { report }) {
      const node = service.get('user');
      const user = node?.kind === 'scalar' && node.tag === undefined ? node.scalar?.value : undefined;
      if (node === undefined || user === undefined || !isRoot(user)) return;
      if (dropsRoot(service) || isPreparation(service)) return;
      report({ span: node.span, args: { service: service.name, user }, ...(needs(service, 'root') && QUIETLY) });
    },
  },
});

/** Whether the image only begins as root, and goes on as another user: then `user: root` says what is true anyway. */
function dropsRoot(service: Service): boolean {
  const image = service.get('image')?.scalar?.value;
  if (image === undefined || service.get('build') || hasVariable(image)) return false;
  // Whoever starts something else than the image's own program goes past its entrypoint.
  if (service.get('entrypoint')) return false;
  return runsAs(parseImageReference(image, 0))?.dropsRoot === true;
}

/** What gives files to another user, and nobody but root may call. */
const GIVING_AWAY = /(?:^|[\s;&|/"'])(?:chown|chgrp|setfacl)(?=\s|$)/;

/** Whether the service is there to prepare a volume for the others, and is gone when they start. */
function isPreparation(service: Service): boolean {
  return GIVING_AWAY.test(`${wordsOf(service.get('entrypoint'))} ${wordsOf(service.get('command'))}`);
}

function wordsOf(node: ComposeNode | undefined): string {
  if (node?.kind === 'sequence') return node.children.map(({ scalar }) => scalar?.value ?? '').join(' ');
  return node?.scalar?.value ?? '';
}
