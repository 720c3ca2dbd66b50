import type { Compose, ComposeNode, Service } from '../../../model/compose/compose.ts';
import { hasVariable } from '../../../model/compose/parts.ts';
import { runsAs } from '../../../model/image/facts.ts';
import { parseImageReference } from '../../../model/image/reference.ts';
import { oncePer } from '../../../model/remember.ts';
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
    workload(service, { file, report }) {
      const node = service.get('user');
      const user = node?.kind === 'scalar' && node.tag === undefined ? node.scalar?.value : undefined;
      if (node === undefined || user === undefined || !isRoot(user)) return;
      if (dropsRoot(service) || isPreparation(service) || isAwaitedEnd(file, service.name)) return;
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

/** What others wait for the end of before they start, found once per file. */
const endsAwaited = oncePer((file: Compose): ReadonlySet<string> => {
  const awaited = file.workloads.flatMap(service => service.get('depends_on')?.children ?? []);
  const isEnd = (node: ComposeNode) => node.get('condition')?.scalar?.value === 'service_completed_successfully';
  return new Set(awaited.filter(isEnd).flatMap(({ key }) => key?.text ?? []));
});

/** Whether others start when the service has done its work and is gone: nobody can break into it then. */
function isAwaitedEnd(file: Compose, name: string): boolean {
  return endsAwaited(file).has(name);
}

function wordsOf(node: ComposeNode | undefined): string {
  if (node?.kind === 'sequence') return node.children.map(({ scalar }) => scalar?.value ?? '').join(' ');
  return node?.scalar?.value ?? '';
}
