import { CompletionItemKind } from 'vscode-languageserver-types';
import { allFacts } from '../../model/image/facts/all.ts';
import { factsOf } from '../../model/image/facts.ts';
import type { ImageReference } from '../../model/image/reference.ts';
import type { About } from './about.ts';
import { conceptOf } from './concept.ts';

/** A port that something well known listens on. */
export interface KnownPort {
  readonly port: number;
  /** What listens there, by the names of their makers. */
  readonly products: readonly string[];
  readonly about: About;
}

/** What programs of one's own listen on by custom. */
const CUSTOMARY = [80, 443, 3000, 5000, 8000, 8080, 8443, 9090];

let everyPort: readonly KnownPort[] | undefined;

/** Ports to choose from: those of `reference` first, then customary ones, then those of other well-known images. */
export function portsFor(reference: ImageReference | undefined): readonly KnownPort[] {
  const facts = reference && factsOf(reference);
  const own = (facts?.ports ?? []).map(
    (port): KnownPort => ({
      port,
      products: [facts?.title ?? ''],
      about: {
        ...conceptOf(`port:${port}`, 'port:*'),
        facts: [{ phrase: 'completion.portOfImage', args: { image: reference?.familiar ?? '', port: String(port) } }],
      },
    }),
  );
  return [...own, ...allPorts().filter(({ port }) => !own.some(other => other.port === port))];
}

function allPorts(): readonly KnownPort[] {
  everyPort ??= [...new Set([...CUSTOMARY, ...allFacts.flatMap(({ ports }) => ports).sort((a, b) => a - b)])].map(
    port => {
      const products = [...new Set(allFacts.filter(({ ports }) => ports.includes(port)).map(({ title }) => title))];
      return {
        port,
        products,
        about: {
          ...conceptOf(`port:${port}`, 'port:*'),
          facts: products.length > 0 ? [{ phrase: 'completion.portOf', args: { products } }] : [],
        },
      };
    },
  );
  return everyPort;
}

/** What stands beside a port in the list: its product, where it is known for one. */
export function noteOf({ products }: KnownPort): { readonly note?: string } {
  return products.length > 0 && products.length < 4 ? { note: products.join(', ') } : {};
}

export const PORT_KIND = CompletionItemKind.Value;
