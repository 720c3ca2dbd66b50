import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './source.ts';

/** The licences of every package that a bundle's `inputs` come from, as one text. */
export function writeNotices(inputs: readonly string[]): string {
  const packages = new Set<string>();
  for (const input of inputs) {
    const name = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(input)?.[1];
    if (name) packages.add(name);
  }
  const sections = [...packages].sort().map(name => {
    const folder = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${license}`;
    return `${name} ${version} (${license})\n\n${text}`;
  });
  const head = 'Docker Concept Hints is MIT-licensed. What it bundles from others:';
  return `${[head, ...sections].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
