import type { ImageReference } from '../../../model/image/reference.ts';
import { rule } from '../../rule.ts';
import { isMadeHere } from '../../shared/built-images.ts';

/** Docker Hub, by the name that people configure; the others are addresses of the same registry. */
const HUB = 'docker.io';
const HUB_ADDRESSES: ReadonlySet<string> = new Set([HUB, 'index.docker.io', 'registry-1.docker.io']);

export default rule({
  category: 'security',
  severity: 'error',
  profile: 'default',
  concept: 'trusted-registry',
  fix: null,
  sources: ['hadolint/DL3026'],
  visit: {
    image(use, { file, report, options: { trustedRegistries } }) {
      const { reference, exact, span } = use;
      if (trustedRegistries.length === 0 || !reference?.valid || reference.familiar === 'scratch') return;
      if (isMadeHere(use, file)) return;
      const registry = registryOf(reference);
      if (trustedRegistries.some(entry => fits(entry, registry, reference))) return;
      report({
        span: exact && reference.registry ? reference.registry : span,
        message: reference.registry ? 'default' : 'hub',
        args: { image: reference.text, registry, trusted: trustedRegistries },
      });
    },
  },
});

/** The server that Docker asks for the image. */
function registryOf({ registry }: ImageReference): string {
  const host = registry?.text.toLowerCase() ?? HUB;
  return HUB_ADDRESSES.has(host) ? HUB : host;
}

/** `ghcr.io` is a server, `*.example.com` every server below, `ghcr.io/acme` a part of one. */
function fits(entry: string, registry: string, { repository }: ImageReference): boolean {
  const wanted = entry
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
    .toLowerCase();
  if (wanted === '*') return true;
  const slash = wanted.indexOf('/');
  const host = slash < 0 ? wanted : wanted.slice(0, slash);
  const isHost = host.startsWith('*.') ? registry.endsWith(host.slice(1)) : registry === host;
  if (!isHost || slash < 0) return isHost;
  const path = registry === HUB && !repository.text.includes('/') ? `library/${repository.text}` : repository.text;
  return `${path}/`.startsWith(`${wanted.slice(slash + 1)}/`);
}
