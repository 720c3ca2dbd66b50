import type { Sentence } from '../../../knowledge/knowledge.ts';
import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import type { PortMapping } from '../../../model/compose/ports.ts';
import { sentences } from '../subject.ts';
import { exposedFacts } from './built.ts';
import type { Surround } from './surround.ts';

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)$/;
const EVERYWHERE = /^(0\.0\.0\.0|\[?::\]?|\*)$/;

/** On a port mapping: which door leads where, and who can use it. */
export function portFacts(file: Compose, node: ComposeNode, port: PortMapping, around: Surround): readonly Sentence[] {
  const service = node.path[1] ?? '';
  const { hostIp, published, target } = port;
  const protocol = port.protocol?.text ?? 'tcp';
  const args = { host: published?.text ?? '', target: target.text, protocol, service, ip: hostIp?.text ?? '' };
  const isFree = published === undefined || published.text === '';
  const siblings = file.services.length > 1;
  return sentences(
    { phrase: isFree ? 'port.free' : 'port.leads', args },
    reach(hostIp?.text, args),
    ...exposedFacts(file, service, port, around),
    siblings && { phrase: 'port.siblings', args },
    !isFree && isEverywhere(hostIp?.text) && !port.long && { phrase: 'port.better', args },
  );
}

/** Whether an address means every interface of the host; none at all does too. */
export function isEverywhere(ip: string | undefined): boolean {
  return ip === undefined || EVERYWHERE.test(ip);
}

/** Whether only the machine itself can use an address. */
export function isLoopback(ip: string | undefined): boolean {
  return ip !== undefined && LOOPBACK.test(ip);
}

function reach(ip: string | undefined, args: Readonly<Record<string, string>>): Sentence {
  if (ip === undefined || isEverywhere(ip)) return { phrase: 'port.everywhere' };
  if (isLoopback(ip)) return { phrase: 'port.local' };
  return { phrase: ip.includes('$') ? 'port.unknownIp' : 'port.oneAddress', args };
}
