/**
 * What a flag takes. `switch`: nothing, true or false. `list`: a text, and the flag may be repeated; so may `mount`.
 * `text` and the rest may stand once.
 */
export type FlagKind = 'switch' | 'text' | 'list' | 'mount' | 'network' | 'security' | 'duration' | 'count';

/**
 * Every flag that BuildKit's Dockerfile frontend knows, by instruction (frontend/dockerfile/instructions/parse.go and
 * commands_run*.go of github.com/moby/buildkit; https://docs.docker.com/reference/dockerfile/).
 */
const FLAGS: Readonly<Record<string, Readonly<Record<string, FlagKind>>>> = {
  FROM: { platform: 'text' },
  RUN: { mount: 'mount', network: 'network', security: 'security', device: 'list' },
  COPY: { from: 'text', chown: 'text', chmod: 'text', link: 'switch', parents: 'switch', exclude: 'list' },
  ADD: {
    chown: 'text',
    chmod: 'text',
    link: 'switch',
    exclude: 'list',
    checksum: 'text',
    'keep-git-dir': 'switch',
    unpack: 'switch',
  },
  HEALTHCHECK: {
    interval: 'duration',
    timeout: 'duration',
    'start-period': 'duration',
    'start-interval': 'duration',
    retries: 'count',
  },
};

/** The names of the flags of an instruction, without their hyphens; none for an instruction without flags. */
export function flagsOf(keyword: string): readonly string[] {
  return Object.keys(tableOf(keyword));
}

/** What the flag `name` of `keyword` takes; undefined when there is no such flag. */
export function kindOfFlag(keyword: string, name: string): FlagKind | undefined {
  const table = tableOf(keyword);
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** The instructions that have a flag of that name. */
export function ownersOfFlag(name: string): readonly string[] {
  return Object.keys(FLAGS).filter(keyword => kindOfFlag(keyword, name) !== undefined);
}

function tableOf(keyword: string): Readonly<Record<string, FlagKind>> {
  return Object.hasOwn(FLAGS, keyword) ? (FLAGS[keyword] ?? {}) : {};
}
