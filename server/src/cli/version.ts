import { readFileSync } from 'node:fs';

/** The version of the package. The build writes it into the bundle; from the sources it is package.json's. */
export function readVersion(): string {
  const bundled = process.env.DOCKER_CONCEPT_HINTS_VERSION;
  if (bundled !== undefined) return bundled;
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  return String(version);
}
