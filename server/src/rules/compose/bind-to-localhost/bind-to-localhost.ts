import type { Compose, ComposeNode, Service } from '../../../model/compose/compose.ts';
import { hasVariable } from '../../../model/compose/parts.ts';
import { type PortMapping, parsePort } from '../../../model/compose/ports.ts';
import { factsOf, type ImageFacts, type Kind } from '../../../model/image/facts.ts';
import { insert, replace } from '../../../text/edit.ts';
import { type Fix, rule } from '../../rule.ts';
import { runningImage } from '../../shared/compose/running-image.ts';
import { quoteAmong } from '../../shared/compose/yaml-quotes.ts';
import { productOn } from './well-known-ports.ts';

/** What only the services beside it, or the administrator, should reach. */
const PRIVATE: ReadonlySet<Kind> = new Set<Kind>(['database', 'cache', 'broker', 'admin']);

export default rule({
  category: 'security',
  severity: 'warning',
  profile: 'default',
  concept: 'host-ip',
  fix: 'safe',
  sources: ['dclint/no-unbound-port-interfaces', 'kics/Container Traffic Not Bound To Host Interface'],
  visit: {
    service(service, { report, file }) {
      if (!mayPublish(service)) return;
      const image = runningImage(service);
      const facts = image && factsOf(image);
      for (const node of service.get('ports')?.children ?? []) {
        const mapping = parsePort(node);
        if (mapping?.published === undefined || hasAddress(node, mapping)) continue;
        const product = facts ? privateTitle(facts) : productOn(mapping.target);
        const { published, target } = mapping;
        report({
          span: { start: published.start, end: published.end },
          args: { service: service.name, product: product ?? '', published: published.text, target: target.text },
          ...(product === undefined && { message: 'other', severity: 'hint', profile: 'strict' }),
          fix: () => bind(file, node, mapping, product === undefined || facts?.kind === 'admin'),
        });
      }
    },
  },
});

/**
 * Whether a network that can publish ports is known to be there: the host's has nothing to publish, and one that is
 * borrowed publishes where it comes from. https://docs.docker.com/reference/compose-file/services/#network_mode
 */
function mayPublish(service: Service): boolean {
  const node = service.get('network_mode');
  const mode = node?.scalar?.value;
  if (node === undefined || mode === undefined) return node === undefined;
  return !hasVariable(mode) && !/^(?:host|none|(?:service|container):.*)$/.test(mode);
}

function privateTitle(facts: ImageFacts): string | undefined {
  return PRIVATE.has(facts.kind) ? facts.title : undefined;
}

/** Whether an address is written, or may come with a variable: `${DB_PORT}` can hold `127.0.0.1:5432`. */
function hasAddress(node: ComposeNode, { hostIp, published, long }: PortMapping): boolean {
  if (long) return node.get('host_ip') !== undefined;
  return hostIp !== undefined || published === undefined || hasVariable(published.text);
}

/** `isMeant`: somebody may well come from another machine, so that fix-all must not lock them out. */
function bind(file: Compose, node: ComposeNode, mapping: PortMapping, isMeant: boolean): Fix | undefined {
  if (node.via !== 'written') return undefined;
  const fix = mapping.long ? bindLong(file, node) : bindShort(node);
  return fix && isMeant ? { ...fix, kind: 'suggestion' } : fix;
}

/** Unquoted it gets quotes, those of its neighbours: a plain scalar full of colons is what YAML readers disagree on. */
function bindShort(node: ComposeNode): Fix | undefined {
  const { scalar } = node;
  const content = scalar?.spanOf(0, scalar.value.length);
  if (scalar === undefined || content === undefined) return undefined;
  if (scalar.style === 'single' || scalar.style === 'double') return { edits: [insert(content.start, '127.0.0.1:')] };
  if (scalar.style !== 'plain') return undefined;
  const quote = quoteAmong(node);
  return { edits: [replace(content, `${quote}127.0.0.1:${scalar.value}${quote}`)] };
}

/** In front of `published`, wherever that stands: between braces, behind a dash, or on a line of its own. */
function bindLong(file: Compose, node: ComposeNode): Fix | undefined {
  const published = node.get('published');
  if (published?.via !== 'written') return undefined;
  const { start } = published.entrySpan;
  const { lines } = file;
  const column = start - lines.start(lines.lineAt(start));
  const separator = node.flow ? ', ' : lines.eol + ' '.repeat(column);
  return { edits: [insert(start, `host_ip: 127.0.0.1${separator}`)] };
}
