/**
 * Whether `path` is called like a compose file: `compose.yaml`, `docker-compose.yml`, and what people call their
 * overrides (`compose.prod.yaml`, `docker-compose-dev.yml`). Folders may be divided by `/` or `\`.
 */
export function isComposeFile(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return /^(?:docker-compose.*|compose(?:[._-].*)?)\.ya?ml$/i.test(name);
}

/**
 * The names that `docker compose` looks for when nobody says `-f`, the one that wins first.
 * https://docs.docker.com/compose/intro/compose-application-model/#the-compose-file
 */
export const DEFAULT_NAMES: readonly string[] = [
  'compose.yaml',
  'compose.yml',
  'docker-compose.yml',
  'docker-compose.yaml',
];

/** The names of the file that is merged over it without being asked. https://docs.docker.com/compose/how-tos/multiple-compose-files/merge/ */
export const OVERRIDE_NAMES: readonly string[] = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];
