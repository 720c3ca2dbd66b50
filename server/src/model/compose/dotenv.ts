/** The value of `name` in the text of a `.env` file, without quotes; undefined when it is not set there. */
export function readDotenv(text: string, name: string): string | undefined {
  let value: string | undefined;
  for (const [key, written] of entries(text)) if (key === name) value = written.replace(/^(["'])(.*)\1$/, '$2');
  return value;
}

/** The names that a `.env` file sets, in its order, each once. */
export function dotenvNames(text: string): readonly string[] {
  return [...new Set([...entries(text)].map(([name]) => name))];
}

/** https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax */
function* entries(text: string): Generator<readonly [name: string, written: string]> {
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=(.*)$/.exec(line);
    if (match) yield [match[1] ?? '', (match[2] ?? '').trim()];
  }
}
