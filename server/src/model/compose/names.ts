/**
 * Whether `path` is called like a compose file: `compose.yaml`, `docker-compose.yml`, and what people call their
 * overrides (`compose.prod.yaml`, `docker-compose-dev.yml`). Folders may be divided by `/` or `\`.
 */
export function isComposeFile(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return /^(?:docker-compose.*|compose(?:[._-].*)?)\.ya?ml$/i.test(name);
}
