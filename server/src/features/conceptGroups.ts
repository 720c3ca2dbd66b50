/** The themes of the list of concepts, in the order in which a reader meets them. */
export type ConceptGroup =
  | 'basics'
  | 'dockerfile'
  | 'commands'
  | 'images'
  | 'compose'
  | 'storage-and-network'
  | 'security'
  | 'command-line';

/** Concepts whose theme neither their id nor their place in a file tells. */
const BY_ID: readonly (readonly [ConceptGroup, string])[] = [
  ['basics', 'cgroup image-vs-container'],
  [
    'dockerfile',
    'arg-vs-env build-context buildkit cache-invalidation cmd-vs-entrypoint copy-vs-add dependencies-first dockerfile ' +
      'dockerignore expected-rebuild-time final-image layer-cache pid-1-and-signals writing-a-dockerfile',
  ],
  [
    'images',
    'content-addressable-storage end-of-life-image environment-tags minimal-image musl-vs-glibc official-image ' +
      'private-registry semantic-version-tags union-filesystem writable-layer',
  ],
  [
    'compose',
    'compose dotenv healthcheck merge-override rolling-update-and-rollback scaling-replicas start-order-vs-readiness',
  ],
  [
    'storage-and-network',
    'anonymous-volume bind-mount bridge-network container-localhost container-port data-persistence host-ip host-network ' +
      'internal-network mount-mode mount-target named-volume none-network port-conflict port-mapping port-protocol ' +
      'published-port read-only-mount service-dns-name service-volumes tmpfs-mount unknown-mount-source ' +
      'user-defined-network',
  ],
  [
    'security',
    'apparmor-selinux build-secret cap-drop-all docker-socket docker-socket-is-root image-signing kernel-exploit-risk ' +
      'least-privilege linux-capabilities no-new-privileges numeric-user pids-limit privilege-escalation ' +
      'privileged-container read-only-rootfs resource-exhaustion resource-limits rootless sbom-and-provenance seccomp ' +
      'supply-chain-pinning trusted-registry user-namespace vulnerability-scan',
  ],
  [
    'command-line',
    'container-exits-at-once container-is-not-a-vm daemon-proxy-and-ca docker-build docker-compose-command docker-exec ' +
      'docker-images docker-info docker-logs docker-network-command docker-prune docker-ps docker-pull-push docker-run ' +
      'docker-volume-command file-changes-arrive-late-on-windows no-space-left not-everything-belongs-in-a-container ' +
      'permission-denied-on-docker-sock port-already-allocated pull-fails-behind-proxy ' +
      'removing-a-container-removes-its-data trivy-image works-on-my-machine',
  ],
];

const BY_PREFIX: ReadonlyMap<string, ConceptGroup> = new Map([
  ['command-', 'commands'],
  ['compose-', 'compose'],
  ['image-', 'images'],
  ['tag-', 'images'],
]);

/** By what stands before the colon of a concept's first key: where a reader meets it. */
const BY_KEY: ReadonlyMap<string, ConceptGroup> = new Map([
  ['command', 'commands'],
  ['compose', 'compose'],
  ['yaml', 'compose'],
  ['directive', 'dockerfile'],
  ['flag', 'dockerfile'],
  ['form', 'dockerfile'],
  ['instruction', 'dockerfile'],
  ['keyword', 'dockerfile'],
  ['label', 'dockerfile'],
  ['path', 'dockerfile'],
  ['stage', 'dockerfile'],
  ['value', 'dockerfile'],
  ['variable', 'dockerfile'],
  ['image', 'images'],
  ['registry', 'images'],
  ['tag', 'images'],
  ['port', 'storage-and-network'],
  ['secret', 'security'],
  ['user', 'security'],
]);

const groups = new Map(BY_ID.flatMap(([group, ids]) => ids.split(' ').map(id => [id, group] as const)));

/** The theme of a concept, from its id and its first key. What fits nowhere tells what Docker is. */
export function groupOf(id: string, key = ''): ConceptGroup {
  const prefix = /^[a-z]+-/.exec(id)?.[0] ?? '';
  const kind = key.split(':', 1)[0] ?? '';
  return groups.get(id) ?? BY_PREFIX.get(prefix) ?? BY_KEY.get(kind) ?? 'basics';
}
