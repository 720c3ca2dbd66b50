/** ARGs that every build knows, in FROM lines and in stages, declared or not: the proxies. */
const PROXIES: ReadonlySet<string> = new Set(
  ['http_proxy', 'https_proxy', 'ftp_proxy', 'no_proxy', 'all_proxy'].flatMap(name => [name, name.toUpperCase()]),
);

/** ARGs that BuildKit fills in: known to FROM lines, and to a stage that declares them. */
const PLATFORM: ReadonlySet<string> = new Set(
  ['BUILD', 'TARGET'].flatMap(side => ['PLATFORM', 'OS', 'ARCH', 'VARIANT'].map(part => side + part)),
);

/**
 * Whether Docker gives `name` a value without being told one.
 * https://docs.docker.com/reference/dockerfile/#predefined-args and #automatic-platform-args-in-the-global-scope
 */
export function isPredefined(name: string): boolean {
  return PROXIES.has(name) || PLATFORM.has(name);
}

/** Whether `name` is there without an ARG: in FROM lines (`inStage` false) or in the instructions of a stage. */
export function isPredefinedWithoutArg(name: string, inStage: boolean): boolean {
  return PROXIES.has(name) || (!inStage && PLATFORM.has(name));
}
