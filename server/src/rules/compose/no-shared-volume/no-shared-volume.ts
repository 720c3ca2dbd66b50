import type { Compose, Part, Service } from '../../../model/compose/compose.ts';
import { type Mount, parseMount } from '../../../model/compose/mounts.ts';
import { hasVariable } from '../../../model/compose/parts.ts';
import { rule } from '../../rule.ts';
import { itemsOf } from '../../shared/compose/list-items.ts';

export default rule({
  category: 'security',
  severity: 'hint',
  profile: 'strict',
  concept: 'named-volume',
  fix: null,
  sources: ['kics/Shared Volumes Between Containers'],
  visit: {
    compose(file, { report }) {
      const first = new Map<string, string>();
      const ended = endedEarly(file);
      for (const service of file.services) {
        if (ended.has(service.name)) continue;
        for (const { folder, source } of writtenBy(service)) {
          const other = first.get(folder);
          first.set(folder, other ?? service.name);
          if (other === undefined || other === service.name) continue;
          const { start, end, text } = source;
          report({ span: { start, end }, args: { service: service.name, other, source: text } });
        }
      }
    },
  },
});

/** The services that have ended before those begin that wait for them: they do not write while others do. */
function endedEarly(file: Compose): ReadonlySet<string> {
  const names = new Set<string>();
  for (const service of file.services) {
    for (const dependency of service.get('depends_on')?.children ?? []) {
      const condition = dependency.get('condition')?.scalar?.value;
      if (dependency.key && condition === 'service_completed_successfully') names.add(dependency.key.text);
    }
  }
  return names;
}

/** The named volumes and the folders of the host that `service` may write to. */
function writtenBy(service: Service): readonly { readonly folder: string; readonly source: Part }[] {
  return itemsOf(service, 'volumes').flatMap(node => {
    const mount = parseMount(node);
    const folder = mount && folderOf(mount);
    return mount?.source && folder !== undefined ? [{ folder, source: mount.source }] : [];
  });
}

/** A file like `nginx.conf` is shared to be read, whatever its mode. */
const FILE = /[^./\\][^./\\]*\.[A-Za-z0-9]{1,10}$/;

/** What `mount` shares, in one spelling; undefined when nothing is written there, or a variable is in the way. */
function folderOf({ type, source, modes }: Mount): string | undefined {
  if (source === undefined || (type !== 'named' && type !== 'bind') || hasVariable(source.text)) return undefined;
  if (modes.some(({ text }) => text === 'ro' || text === 'readonly' || hasVariable(text))) return undefined;
  if (type === 'named') return `volume ${source.text}`;
  const path = source.text.replace(/^\.\/+/, '').replace(/[/\\]+$/, '');
  return FILE.test(path) || path.startsWith('/dev/') ? undefined : `folder ${path || '.'}`;
}
