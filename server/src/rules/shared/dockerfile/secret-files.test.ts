import { expect, test } from 'vitest';
import { secretInFile } from './secret-files.ts';

test.each([
  '.env',
  './.env',
  'config/.env',
  '.env*',
  'id_rsa',
  '/root/.ssh/id_ed25519',
  '.ssh',
  '.ssh/',
  '.aws',
  '.aws/credentials',
  '.kube/config',
  'kubeconfig',
  'dev.kubeconfig',
  '.netrc',
  '.docker/config.json',
  'tls/server.key',
  'ssl.key',
  'privkey.pem',
  'certs/server-key.pem',
  'ca-key.pem',
  'site.pfx',
  'store.p12',
])('%s is secret', path => {
  expect(secretInFile(path)).toBe('secret');
});

test.each(['.npmrc', '.env.production', '*.pem', 'site.pem', 'acme.key', 'app.jks', 'credentials.json'])(
  '%s may be',
  path => {
    expect(secretInFile(path)).toBe('perhaps');
  },
);

test.each([
  '.',
  '',
  '*',
  'src/',
  'package.json',
  'env',
  'environment.env',
  '.env.example',
  '.env.sample',
  '.env.test',
  '.envrc',
  'id_rsa.pub',
  'ca.pem',
  'cert.pem',
  'fullchain.pem',
  'rds-global-bundle.pem',
  'public-key.pem',
  'nodesource.gpg.key',
  'apt-release.key',
  'truststore.jks',
  'cacerts.jks',
  '.aws/config',
  'tests/fixtures/server.key',
  'example/id_rsa',
  'server.crt',
  'keys',
  'key',
  'server.keys',
  '$KEY',
  '.env.$STAGE',
])('%j is not', path => {
  expect(secretInFile(path)).toBe(undefined);
});
