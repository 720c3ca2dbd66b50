/** The value of `name` in the text of a `.env` file, without quotes; undefined when it is not set there. */
export function readDotenv(text: string, name: string): string | undefined {
  let value: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=(.*)$/.exec(line);
    if (match?.[1] === name) value = (match[2] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2');
  }
  return value;
}
