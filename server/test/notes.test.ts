// The study notes' own code blocks: what the notes do wrong is found, and nothing else is called an error. The notes are
// no part of this repository; without them the test says so and is skipped.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Language } from '../src/rules/rule.ts';
import { snapshotOf } from './expect.ts';

const folder = fileURLToPath(new URL('../../../shared/notes', import.meta.url));
const isThere = existsSync(folder);
if (!isThere) console.log(`Skipped: the study notes are not in ${folder}.`);

interface Block {
  /** `000:162`: the number of the note, and the one-based line on which the block begins. */
  readonly at: string;
  readonly language: Language;
  readonly code: string;
}

/** What is wrong in each block, by rule. A block that is not here has nothing wrong. */
const MISTAKES: Readonly<Record<string, readonly string[]>> = {
  '000:170': ['clean-language-cache', 'end-of-life-image', 'npm-as-pid-1', 'require-user'],
  '000:197': ['end-of-life-image', 'require-user'],
  '000:220': ['bind-to-localhost', 'no-plaintext-secret', 'obsolete-version', 'wait-until-ready'],
  '000:343': ['end-of-life-image'],
  '000:352': ['end-of-life-image', 'no-trailing-comment', 'pin-image-tag', 'require-user', 'unused-stage'],
  // A fragment that shows an order of lines: as a file, Docker would refuse it for want of FROM.
  '000:369': ['from-first'],
  '002:34': ['clean-language-cache', 'dependencies-before-source', 'end-of-life-image', 'require-user'],
  '002:178': ['data-needs-a-volume', 'no-plaintext-secret', 'obsolete-version', 'pin-image-tag'],
  '002:200': ['avoid-latest-tag', 'end-of-life-image', 'require-user'],
  '003:117': ['require-user'],
  '003:150': ['clean-language-cache', 'end-of-life-image', 'no-dev-dependencies', 'npm-as-pid-1', 'require-user'],
  '003:161': [],
  '003:206': ['end-of-life-image', 'pin-image-tag', 'require-user'],
  '003:315': ['require-user'],
  '003:326': [],
};

/** What Docker itself would refuse of the notes' blocks. */
const TRUE_ERRORS = new Set(['no-trailing-comment', 'from-first']);

describe.skipIf(!isThere)('the notes', () => {
  const blocks = isThere ? readdirSync(folder).sort().flatMap(readBlocks) : [];

  test('hold the blocks that we know of', () => {
    expect(blocks.map(({ at }) => at)).toEqual(Object.keys(MISTAKES));
  });

  test.each(blocks.map(block => [block.at, block] as const))('%s', (at, { language, code }) => {
    const { findings } = snapshotOf(language, code);
    expect([...new Set(findings.map(({ entry }) => entry.id))].sort()).toEqual(MISTAKES[at] ?? []);
    const errors = findings.filter(({ severity }) => severity === 'error').map(({ entry }) => entry.id);
    expect(errors.filter(id => !TRUE_ERRORS.has(id))).toEqual([]);
  });
});

/** Fenced blocks that say `dockerfile`, and those that say `yaml` and hold services. Indented ones lose their indent. */
function readBlocks(file: string): Block[] {
  const lines = readFileSync(join(folder, file), 'utf8').split(/\r?\n/);
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; i++) {
    const [, indent = '', info = ''] = /^(\s*)```(dockerfile|ya?ml)\s*$/i.exec(lines[i] ?? '') ?? [];
    if (info === '') continue;
    const first = i + 1;
    let end = first;
    while (end < lines.length && !/^\s*```\s*$/.test(lines[end] ?? '')) end++;
    const code = lines
      .slice(first, end)
      .map(line => (line.startsWith(indent) ? line.slice(indent.length) : line))
      .join('\n');
    i = end;
    const language = info.toLowerCase() === 'dockerfile' ? 'dockerfile' : 'compose';
    if (language === 'dockerfile' || /^services:/m.test(code)) {
      blocks.push({ at: `${file.slice(0, 3)}:${first}`, language, code: `${code}\n` });
    }
  }
  return blocks;
}
