import { expect, test } from 'vitest';
import { groupOf } from './conceptGroups.ts';

test.each([
  ['basics', 'docker', undefined],
  ['basics', 'cgroup', 'compose:services.*.cgroup'],
  ['dockerfile', 'workdir', 'instruction:WORKDIR'],
  ['dockerfile', 'arg-vs-env', undefined],
  ['commands', 'command-apt-get', 'command:apt-get'],
  ['images', 'image-node', 'image:node'],
  ['images', 'latest-tag', 'tag:latest'],
  ['security', 'image-signing', undefined],
  ['compose', 'compose-image', 'compose:services.*.image'],
  ['compose', 'depends-on', 'compose:services.*.depends_on'],
  ['storage-and-network', 'named-volume', 'compose:volumes'],
  ['storage-and-network', 'expose-vs-publish', 'port:*'],
  ['security', 'root-user', 'user:root'],
  ['command-line', 'docker-run', undefined],
  // An id like a property that every object has.
  ['basics', 'constructor', 'constructor:x'],
])('%s: %s', (group, id, key) => {
  expect(groupOf(id, key)).toBe(group);
});
