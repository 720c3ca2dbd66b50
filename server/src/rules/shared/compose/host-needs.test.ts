import { expect, test } from 'vitest';
import { parseCompose } from '../../../model/compose/parse.ts';
import { type Need, needs } from './host-needs.ts';

function asks(lines: string, need: Need): boolean {
  const [service] = parseCompose(`services:\n  a:\n    ${lines}\n`).services;
  return service !== undefined && needs(service, need);
}

test.each<[string, Need]>([
  ['prom/node-exporter', 'pid'],
  ['quay.io/prometheus/node-exporter:v1.10.2', 'read-host'],
  ['registry.example.com:5000/mirror/prom/node-exporter@sha256:abc', 'network'],
  ['${REGISTRY}/prom/node-exporter:${TAG}', 'network'],
  ['${EXPORTER:-prom/node-exporter}', 'network'],
  ['"prom/node-exporter:${TAG:-latest}"', 'network'],
  ['telegraf:1.36', 'read-host'],
  ['docker.io/telegraf', 'read-host'],
  ['docker:dind', 'privileged'],
  ['ghcr.io/home-assistant/home-assistant:stable', 'privileged'],
  ['ghcr.io/esphome/esphome', 'network'],
])('%s needs %s', (image, need) => {
  expect(asks(`image: ${image}`, need)).toBe(true);
});

test.each<[string, Need]>([
  ['image: prom/node-exporter', 'privileged'],
  ['image: acme/node-exporter-ui', 'pid'],
  ['image: acme/telegraf', 'read-host'],
  ['image: acme/docker', 'privileged'],
  ['image: docker:29-cli', 'privileged'],
  ['image: $IMAGE', 'pid'],
  ['image: ""', 'pid'],
  ['image: [prom/node-exporter]', 'pid'],
  ['build: .\n    image: prom/node-exporter', 'pid'],
  ['container_name: node-exporter', 'pid'],
])('%s does not', (lines, need) => {
  expect(asks(lines, need)).toBe(false);
});
