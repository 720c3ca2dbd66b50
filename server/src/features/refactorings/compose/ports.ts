import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import { type PortRange, parsePort } from '../../../model/compose/ports.ts';
import { quoteDouble, writeScalar } from '../../../model/compose/write.ts';
import type { Edit } from '../../../text/edit.ts';
import type { Offer, Place, Refactoring } from '../refactoring.ts';
import { type Entry, expandItem, foldItem } from './entries.ts';
import { offerItems } from './items.ts';

const PATHS = { list: 'services.*.ports', item: 'services.*.ports.[]' };

/** What the short form can say. https://docs.docker.com/reference/compose-file/services/#ports */
const SHORT_KEYS: ReadonlySet<string> = new Set(['target', 'published', 'host_ip', 'protocol', 'mode']);

/** Writes a published port in the long form; on `ports` all of them. Not for ranges, which are many ports. */
export const toLongPort: Refactoring<Compose> = {
  kind: 'refactor.rewrite',
  offer(place: Place<Compose>): readonly Offer[] {
    const { file } = place;
    return offerItems(place, PATHS, ['longPort', 'longPorts'], node => ({ edits: expand(file, node) }));
  },
};

/** Writes a published port as `"127.0.0.1:8080:80"`; on `ports` all of them. Not where the long form says more than that. */
export const toShortPort: Refactoring<Compose> = {
  kind: 'refactor.rewrite',
  offer(place: Place<Compose>): readonly Offer[] {
    return offerItems(place, PATHS, ['shortPort', 'shortPorts'], node => {
      const port = shortOf(node);
      return {
        edits: port === undefined ? undefined : foldItem(place.file, node, quoteDouble(port)),
        args: { port: port ?? '' },
      };
    });
  },
};

function expand(file: Compose, node: ComposeNode): readonly Edit[] | undefined {
  const port = node.kind === 'scalar' ? parsePort(node) : undefined;
  if (!port || port.target.from === undefined || port.target.from !== port.target.to) return undefined;
  // A variable may hold an address besides the number.
  const isKnown = [port.published, port.hostIp, port.protocol].every(part => !part?.text.includes('$'));
  if (!isKnown) return undefined;
  const entries: Entry[] = [['target', String(port.target.from)]];
  if (port.published) entries.push(['published', quoteDouble(port.published.text)]);
  if (port.hostIp) entries.push(['host_ip', writeScalar(port.hostIp.text, 'flow')]);
  if (port.protocol) entries.push(['protocol', writeScalar(port.protocol.text, 'flow')]);
  return expandItem(file, node, entries);
}

/** The short form; undefined where it does not say all, and where a variable hides what it would say. */
function shortOf(node: ComposeNode): string | undefined {
  const port = node.kind === 'mapping' ? parsePort(node) : undefined;
  if (!port || !isSingle(port.target) || !node.children.every(({ key }) => SHORT_KEYS.has(key?.text ?? '')))
    return undefined;
  const parts = [port.published, port.hostIp, port.protocol, port.mode].map(part => part?.text ?? '');
  const [published = '', address = '', protocol = '', mode = ''] = parts;
  if (parts.some(text => text.includes('$')) || (mode !== '' && mode !== 'ingress')) return undefined;
  if (node.get('protocol') && !/^\w+$/.test(protocol)) return undefined;
  const host = address.includes(':') ? `[${address}]` : address;
  const outside = host === '' ? published : `${host}:${published}`;
  return `${outside === '' ? '' : `${outside}:`}${port.target.text}${protocol === '' ? '' : `/${protocol}`}`;
}

function isSingle({ from, to }: PortRange): boolean {
  return from !== undefined && from === to;
}
