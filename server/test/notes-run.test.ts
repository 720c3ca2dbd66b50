// Every `docker run` of the study notes becomes a service that Compose reads. The notes are no part of this repository;
// without them the test says so and is skipped.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { convertDockerRun, readDockerRuns } from '../src/model/run/convert.ts';
import { snapshotOf } from './expect.ts';

const folder = fileURLToPath(new URL('../../../shared/notes', import.meta.url));
const isThere = existsSync(folder);
if (!isThere) console.log(`Skipped: the study notes are not in ${folder}.`);

/** Places to fill in, and prose: nothing there that could be run. */
const NO_COMMANDS = [/<image>/, /\[이미지명\]/, /^\[CLI\]/, /`docker run`/, /docker run, docker ps/];

/** A line that the notes shorten: no digest goes on with dots. */
const SHORTENED = /@sha256:\.\.\./;

describe.skipIf(!isThere)('the notes', () => {
  const lines = isThere ? readdirSync(folder).sort().flatMap(commandsOf) : [];

  test('hold the commands that we know of', () => {
    expect(lines.length).toBe(41);
    expect(lines.filter(isCommand).length).toBe(35);
  });

  test.each(lines)('%s', line => {
    const converted = convertDockerRun(line);
    if (!isCommand(line)) {
      expect(converted).toBeUndefined();
      return;
    }
    const { file, findings } = snapshotOf('compose', converted?.yaml ?? '');
    expect(file.kind === 'compose' && file.problems).toEqual([]);
    const errors = findings.filter(({ severity }) => severity === 'error').map(({ entry }) => entry.id);
    expect(errors).toEqual(SHORTENED.test(line) ? ['valid-image-reference'] : []);
    expect(converted?.notes.filter(({ lost }) => lost)).toEqual([]);
    // Each word of the command that is no flag is somewhere in the service.
    const words = line
      .replace(/\s#.*$/, '')
      .replaceAll('\\\n', ' ')
      .split(/[\s=]+/)
      .slice(2)
      .filter(word => !word.startsWith('-'));
    for (const word of words) expect(converted?.yaml).toContain(word);
  });

  test('whole notes are no hindrance', () => {
    const text = readdirSync(folder).sort().map(read).join('\n');
    expect(readDockerRuns(text)?.services.size).toBe(lines.filter(isCommand).length);
  });
});

function read(file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

/** The lines that mention `docker run`, with the lines that go on with them. */
function commandsOf(file: string): string[] {
  const lines = read(file).split(/\r?\n/);
  return lines.flatMap((line, index) => {
    if (!/docker (?:container )?run/.test(line)) return [];
    let end = index;
    while (lines[end]?.endsWith('\\')) end++;
    return [
      lines
        .slice(index, end + 1)
        .map(each => each.trim())
        .join('\n'),
    ];
  });
}

function isCommand(line: string): boolean {
  return !NO_COMMANDS.some(pattern => pattern.test(line));
}
