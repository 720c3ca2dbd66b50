// npm run accept ID...|--all: says that the Korean of a concept has been compared with its English as it stands now.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintOf } from './fingerprint.ts';
import { root } from './source.ts';

const folder = join(root, 'server/src/knowledge/concepts');
const wanted = process.argv.slice(2);
if (wanted.length === 0) {
  console.error('Usage: npm run accept ID...   (or --all, when every pair has been compared)');
  process.exit(2);
}

let changed = 0;
for (const id of wanted.includes('--all') ? readdirSync(folder) : wanted) {
  const english = readFileSync(join(folder, id, 'en.md'), 'utf8');
  const path = join(folder, id, 'ko.md');
  const korean = readFileSync(path, 'utf8');
  const line = `en: '${fingerprintOf(english)}'`;
  const marked = /^en: .*$/m.test(korean.split(/^---$/m)[1] ?? '')
    ? korean.replace(/^en: .*$/m, line)
    : korean.replace(/\n---\n/, `\n${line}\n---\n`);
  if (marked !== korean) {
    writeFileSync(path, marked);
    changed++;
  }
}
console.log(`${changed} marked as compared.`);
