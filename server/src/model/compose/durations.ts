/**
 * The milliseconds of a duration such as `1m30s`, `2.5s` or `500ms`; undefined when Compose would not read it. Besides
 * the units of the specification (us, ms, s, m, h) it takes ns, d and w, as Docker Compose does.
 * https://docs.docker.com/reference/compose-file/extension/#specifying-durations
 */
export function parseDuration(text: string): number | undefined {
  if (text === '0') return 0;
  let total = 0;
  let done = 0;
  for (const [part, amount = '', unit = ''] of text.matchAll(/(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h|d|w)/gy)) {
    total += Number(amount) * (MILLISECONDS[unit] ?? 0);
    done += part.length;
  }
  return done > 0 && done === text.length ? total : undefined;
}

/**
 * The bytes of a size such as `512m`, `2gb` or `1024`; undefined when Compose would not read it. Every unit is a power
 * of 1024, whatever its name. https://docs.docker.com/reference/compose-file/extension/#specifying-byte-values
 */
export function parseBytes(text: string): number | undefined {
  const [whole, amount = '', unit = ''] = /^(\d+(?:\.\d*)?) ?(?:([kmgtp])i?)?b?$/i.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return Math.trunc(Number(amount) * 1024 ** ' kmgtp'.indexOf(unit === '' ? ' ' : unit.toLowerCase()));
}

const MILLISECONDS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
