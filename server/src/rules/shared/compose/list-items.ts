import type { ComposeNode, Service } from '../../../model/compose/compose.ts';

/** The items of the list `key` of `service`; none where Compose would not read one, and where `!reset` takes it away. */
export function itemsOf(service: Service, key: string): readonly ComposeNode[] {
  const node = service.get(key);
  return node?.kind === 'sequence' && node.tag !== '!reset' ? node.children : [];
}
