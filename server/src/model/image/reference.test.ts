import { describe, expect, it } from 'vitest';
import { type Part, parseImageReference } from './reference.ts';

const SHA256 = `sha256:${'0123456789abcdef'.repeat(4)}`;

/** `registry|repository|tag|digest`, `-` for a part that is not there. */
function partsOf(text: string): string {
  const { registry, repository, tag, digest } = parseImageReference(text, 0);
  return [registry, repository, tag, digest].map(part => part?.text ?? '-').join('|');
}

describe('parseImageReference', () => {
  it.each([
    ['nginx', '-|nginx|-|-', 'nginx'],
    ['nginx:1.28-alpine', '-|nginx|1.28-alpine|-', 'nginx'],
    ['library/nginx', '-|library/nginx|-|-', 'nginx'],
    ['docker.io/nginx', 'docker.io|nginx|-|-', 'nginx'],
    ['docker.io/library/nginx:1', 'docker.io|library/nginx|1|-', 'nginx'],
    ['index.docker.io/library/nginx', 'index.docker.io|library/nginx|-|-', 'nginx'],
    ['registry-1.docker.io/bitnami/redis', 'registry-1.docker.io|bitnami/redis|-|-', 'bitnami/redis'],
    ['library/a/b', '-|library/a/b|-|-', 'library/a/b'],
    ['ghcr.io/acme/app:v1', 'ghcr.io|acme/app|v1|-', 'ghcr.io/acme/app'],
    ['ghcr.io/library/app', 'ghcr.io|library/app|-|-', 'ghcr.io/library/app'],
    ['localhost/app', 'localhost|app|-|-', 'localhost/app'],
    ['localhost:5000', '-|localhost|5000|-', 'localhost'],
    ['localhost:5000/app:2', 'localhost:5000|app|2|-', 'localhost:5000/app'],
    ['[2001:db8::1]:5000/app', '[2001:db8::1]:5000|app|-|-', '[2001:db8::1]:5000/app'],
    ['MyHost/app', 'MyHost|app|-|-', 'MyHost/app'],
    ['acme/tools/a__b-c--d.e', '-|acme/tools/a__b-c--d.e|-|-', 'acme/tools/a__b-c--d.e'],
    [`nginx@${SHA256}`, `-|nginx|-|${SHA256}`, 'nginx'],
    [`nginx:1.28@${SHA256}`, `-|nginx|1.28|${SHA256}`, 'nginx'],
    [`nginx@sha512:${'a'.repeat(128)}`, `-|nginx|-|sha512:${'a'.repeat(128)}`, 'nginx'],
    ['scratch', '-|scratch|-|-', 'scratch'],
  ])('reads %s', (text, parts, familiar) => {
    expect(partsOf(text)).toBe(parts);
    expect(parseImageReference(text, 0)).toMatchObject({ familiar, valid: true });
  });

  it.each([
    ['', '-||-|-'],
    [':', '-|||-'],
    ['@', '-||-|'],
    ['/', '-|/|-|-'],
    ['nginx:', '-|nginx||-'],
    ['nginx@', '-|nginx|-|'],
    [':tag', '-||tag|-'],
    ['Nginx', '-|Nginx|-|-'],
    ['acme/App', '-|acme/App|-|-'],
    ['acme//app', '-|acme//app|-|-'],
    ['/nginx', '-|/nginx|-|-'],
    ['acme/', '-|acme/|-|-'],
    ['ghcr.io/', 'ghcr.io||-|-'],
    ['-nginx', '-|-nginx|-|-'],
    ['a___b', '-|a___b|-|-'],
    ['a..b', '-|a..b|-|-'],
    ['nginx:-1', '-|nginx|-1|-'],
    ['nginx:1:2', '-|nginx:1|2|-'],
    ['nginx:$TAG', '-|nginx|$TAG|-'],
    [`nginx:${'a'.repeat(129)}`, `-|nginx|${'a'.repeat(129)}|-`],
    ['https://ghcr.io/acme/app', 'https:|/ghcr.io/acme/app|-|-'],
    ['bad_host.io:80/app', 'bad_host.io:80|app|-|-'],
    ['nginx@sha256:abc', '-|nginx|-|sha256:abc'],
    [`nginx@sha256:${'A'.repeat(64)}`, `-|nginx|-|sha256:${'A'.repeat(64)}`],
    [`nginx@${SHA256}@${SHA256}`, `-|nginx|-|${SHA256}@${SHA256}`],
    ['a'.repeat(64), `-|${'a'.repeat(64)}|-|-`],
    [`x${'y'.repeat(248)}`, `-|x${'y'.repeat(248)}|-|-`],
    ['이미지:최신', '-|이미지|최신|-'],
    ['\ud800', '-|\ud800|-|-'],
  ])('refuses %s and still takes it apart', (text, parts) => {
    expect(partsOf(text)).toBe(parts);
    expect(parseImageReference(text, 0).valid).toBe(false);
  });

  it('counts 255 characters as the longest repository, library/ included', () => {
    expect(parseImageReference('x'.repeat(247), 0).valid).toBe(true);
    expect(parseImageReference('x'.repeat(248), 0).valid).toBe(false);
    expect(parseImageReference(`acme/${'x'.repeat(250)}`, 0).valid).toBe(true);
    expect(parseImageReference(`ghcr.io/${'x'.repeat(255)}`, 0).valid).toBe(true);
  });

  it('gives every part its place in the document', () => {
    const image = `ghcr.io/acme/app:v1@${SHA256}`;
    const document = `FROM ${image} AS web`;
    const reference = parseImageReference(image, 5);
    const shown = (part: Part | undefined) => part && document.slice(part.start, part.end);
    expect(document.slice(reference.start, reference.end)).toBe(image);
    expect(shown(reference.registry)).toBe('ghcr.io');
    expect(shown(reference.repository)).toBe('acme/app');
    expect(shown(reference.tag)).toBe('v1');
    expect(shown(reference.digest)).toBe(SHA256);
  });

  it('stays linear on hostile names', () => {
    const hostile = [`${'a-'.repeat(200_000)}!`, `${'a.'.repeat(200_000)}/x`, `x@${'a.'.repeat(200_000)}:`];
    for (const text of hostile) expect(parseImageReference(text, 0).valid).toBe(false);
    // What grows with the square runs into the limit.
  }, 30_000);
});
