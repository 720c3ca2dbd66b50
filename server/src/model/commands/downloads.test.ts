import { expect, test } from 'vitest';
import { parseDockerfile } from '../dockerfile/parse.ts';
import { readDownload } from './downloads.ts';

function filesOf(command: string): readonly string[] | undefined {
  const file = parseDockerfile(`FROM debian\nRUN ${command}\n`);
  const [first] = file.instructions[1]?.script?.commands ?? [];
  return first && readDownload(first)?.files;
}

test.each([
  ['curl -fsSL https://x.example/a.tgz -o /tmp/b.tgz', ['/tmp/b.tgz']],
  ['curl -fsSLo b.tgz https://x.example/a.tgz', ['b.tgz']],
  ['curl -O "https://x.example/a.tgz?token=1"', ['a.tgz']],
  ['curl --output-dir /tmp -O https://x.example/a.tgz', ['/tmp/a.tgz']],
  ['curl https://x.example', []],
  ['curl -o "$FILE" https://x.example', []],
  ['wget -qO /tmp/a https://x.example/b', ['/tmp/a']],
  ['wget -qO- https://x.example/b', []],
  ['wget https://x.example/b.zip', ['b.zip']],
  ['wget -P /tmp/ https://x.example/b.zip', ['/tmp/b.zip']],
  ['wget https://x.example/$FILE', []],
  ['wget --header "A: b" https://x.example/', []],
  ['git clone x', undefined],
])('%s', (command, files) => {
  expect(filesOf(command)).toEqual(files);
});
