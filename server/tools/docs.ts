// npm run docs: writes docs/rules.md and docs/rules.ko.md from the texts of the rules. A test compares them with what
// this would write now.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderRules } from './reference.ts';
import { root } from './source.ts';

mkdirSync(join(root, 'docs'), { recursive: true });
writeFileSync(join(root, 'docs/rules.md'), renderRules('en'));
writeFileSync(join(root, 'docs/rules.ko.md'), renderRules('ko'));
