import type { ImageFacts } from './image-facts.ts';

/** Its S3 interface is 8333; the others are of the parts behind it. Only the newest release is mended. */
export const seaweedfs: ImageFacts = {
  name: 'seaweedfs',
  title: 'SeaweedFS',
  names: ['chrislusf/seaweedfs'],
  kind: 'database',
  user: 'root',
  dropsRoot: true,
  ports: [8333, 8888, 9333, 23646],
  data: [{ folder: '/data' }],
  cycles: [],
  current: ['4.48'],
  checked: '2026-11-29',
  source: 'https://github.com/seaweedfs/seaweedfs',
};
