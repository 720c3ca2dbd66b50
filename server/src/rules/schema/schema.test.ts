import { expect, test } from 'vitest';
import { allowedKeys, shapesAt } from './schema.ts';

test.each([
  ['', 'services'],
  ['', 'x-anything'],
  ['services', 'any-name_1.2'],
  ['services.web', 'image'],
  ['services.web', 'x-note'],
  ['services.web.build', 'context'],
  ['services.web.build', 'provenance'],
  ['services.web.ports.[]', 'host_ip'],
  ['services.web.depends_on.db', 'condition'],
  ['services.web.networks.back', 'aliases'],
  ['services.web.develop.watch.[]', 'initial_sync'],
  ['services.web.deploy.resources.limits', 'pids'],
  ['networks.back.ipam.config.[]', 'subnet'],
  ['volumes.data.external', 'name'],
  ['secrets.key', 'file'],
  ['', 'jobs'],
  ['jobs.backup', 'triggers'],
  ['jobs.backup', 'image'],
  ['services.web', 'pre_start'],
  ['services.web.pre_start.[]', 'volumes'],
  ['services.web.networks.back', 'use_service_name_alias'],
])('%s may have %s', (path, key) => {
  expect(allowedKeys(segments(path))?.allows(key)).toBe(true);
});

test.each([
  ['', 'service'],
  ['services', 'my service'],
  ['services.web', 'build_args'],
  ['services.web', 'constructor'],
  ['services.web.build', 'image'],
  ['services.web.ports.[]', 'host'],
  ['networks.back', 'subnet'],
  ['jobs.backup', 'restart'],
  ['services.web', 'triggers'],
  ['services.web.pre_start.[]', 'ports'],
])('%s may not have %s', (path, key) => {
  expect(allowedKeys(segments(path))?.allows(key)).toBe(false);
});

test.each([
  'services.web.image',
  'services.web.labels',
  'services.web.environment',
  'services.web.sysctls',
  'services.web.logging.options',
  'services.web.storage_opt',
  'services.web.provider.options',
  'services.web.extra_hosts',
  'volumes.data.driver_opts',
  'x-anything',
  'services.web.nothing.of.the.kind',
])('any key may stand below %s, or none', path => {
  const keys = allowedKeys(segments(path));
  expect(keys === undefined || keys.allows('any.key/at all')).toBe(true);
});

test('the names come in the order of the specification, and lead on', () => {
  expect(allowedKeys(['services', 'web', 'depends_on', 'db'])?.names).toEqual(['restart', 'required', 'condition']);
  expect(shapesAt(['services', 'web', 'nothing'])).toEqual([]);
});

function segments(path: string): string[] {
  return path === '' ? [] : path.split('.');
}
