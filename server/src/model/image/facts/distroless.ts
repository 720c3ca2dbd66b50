import type { Cycle, ImageFacts } from './image-facts.ts';
import { nodeCycles } from './node.ts';

/** Debian below static, base and cc. The day of 12 is only an estimate, so that it is left open. */
const debianCycles: readonly Cycle[] = [
  { version: '13', eol: null },
  { version: '12', eol: null },
  { version: '11', eol: '2024-06-01' },
];

/** Java, Python and whatever else has no table of its own. */
export const distroless: ImageFacts = {
  name: 'distroless',
  title: 'distroless',
  names: ['gcr.io/distroless/*'],
  kind: 'base',
  user: 'root',
  userByTag: { nonroot: 'nonroot' },
  spareUser: { name: 'nonroot', id: 65532 },
  ports: [],
  cycles: [],
  current: ['nonroot'],
  checked: '2026-11-21',
  source: 'https://github.com/GoogleContainerTools/distroless',
};

/** For programs that bring everything along. */
export const distrolessDebian: ImageFacts = {
  name: 'distroless-debian',
  title: 'distroless Debian',
  names: ['gcr.io/distroless/static*', 'gcr.io/distroless/base*', 'gcr.io/distroless/cc*'],
  kind: 'base',
  user: 'root',
  userByTag: { nonroot: 'nonroot' },
  spareUser: { name: 'nonroot', id: 65532 },
  ports: [],
  cycles: debianCycles,
  current: ['nonroot'],
  versionInName: { after: 'debian', successor: '*debian13' },
  checked: '2026-11-21',
  source: 'https://github.com/GoogleContainerTools/distroless/blob/main/SUPPORT_POLICY.md',
};

/** Its entrypoint is `node`: CMD names the script alone. */
export const distrolessNode: ImageFacts = {
  name: 'distroless-node',
  title: 'Node.js',
  names: ['gcr.io/distroless/nodejs*'],
  kind: 'language',
  user: 'root',
  userByTag: { nonroot: 'nonroot' },
  spareUser: { name: 'nonroot', id: 65532 },
  ports: [],
  cycles: nodeCycles,
  current: ['nonroot'],
  versionInName: { after: 'nodejs', successor: 'gcr.io/distroless/nodejs24-debian13' },
  checked: '2026-11-21',
  source: 'https://github.com/nodejs/Release#release-schedule',
};
