import { readOptions } from './csv.ts';
import { asText, type RunService } from './service.ts';
import { Plain, type Tree } from './tree.ts';

/** Where an option of `--network name=…` stands. https://docs.docker.com/reference/compose-file/services/#networks */
const ADDRESSES: Readonly<Record<string, string>> = {
  ip: 'ipv4_address',
  ip6: 'ipv6_address',
  'mac-address': 'mac_address',
};

/** Adds `--network`: a mode for what is no network of one's own, else a network that the service joins. */
export function addNetwork(service: RunService, text: string): void {
  if (text === 'default') return;
  if (/^(?:host|none|bridge|container:.+)$/.test(text)) {
    service.set('network_mode', asText(text));
    return;
  }
  const options = text.includes('=') ? readOptions(text) : [{ key: 'name', value: text }];
  const name = options.find(({ key }) => key === 'name')?.value;
  if (name === undefined) return;
  const network = service.network(asText(name));
  for (const { key, value = '' } of options) {
    const address = ADDRESSES[key];
    if (address !== undefined) network.set(address, asText(value));
    else if (key === 'alias') addTo(network, 'aliases', value);
    else if (key === 'link-local-ip') addTo(network, 'link_local_ips', value);
    else if (key === 'gw-priority') network.set('gw_priority', new Plain(asText(value)));
    else if (key === 'driver-opt') addDriverOption(network, value);
    else if (key !== 'name') service.note('noKey', { flag: `--network ${key}` });
  }
}

/** Adds an item to a list of a network: an alias, an address. */
export function addTo(network: Map<string, Tree>, key: string, item: string): void {
  const known = network.get(key);
  network.set(key, [...(Array.isArray(known) ? known : []), asText(item)]);
}

function addDriverOption(network: Map<string, Tree>, pair: string): void {
  const equals = pair.indexOf('=');
  const known = network.get('driver_opts');
  const options = new Map<string, Tree>(known instanceof Map ? known : []);
  options.set(pair.slice(0, equals < 0 ? pair.length : equals), asText(equals < 0 ? '' : pair.slice(equals + 1)));
  network.set('driver_opts', options);
}
