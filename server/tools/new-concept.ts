// npm run new-concept ID: a folder that `generate` refuses until both languages say something.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source.ts';

const [id = ''] = process.argv.slice(2);
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
  console.error('Usage: npm run new-concept ID, where ID is kebab-case, as in build-context.');
  process.exit(2);
}
const folder = join(root, 'server/src/knowledge/concepts', id);
if (existsSync(folder)) {
  console.error(`There already is a concept ${id}.`);
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'en.md'),
  `---
title:
aliases: []
# The keys it answers, such as 'instruction:COPY' or 'compose:services.*.ports[]'; or \`list: true\` if only the list leads here.
match: []
related: []
notes: []
# The official page that you checked.
source:
---

## More
`,
);
writeFileSync(join(folder, 'ko.md'), '---\ntitle:\naliases: []\n---\n\n## More\n');
console.log(`server/src/knowledge/concepts/${id}: npm run generate says what is still missing.`);
