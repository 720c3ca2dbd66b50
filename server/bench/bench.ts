// Prints what the budgets of ARCHITECTURE.md allow beside what is true, with the peers measured in the same run. It
// judges and never fails: a busy machine is no bug.
//
//   node server/bench/bench.ts [--dist DIR] [--file PATH]...
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { alignRows } from '../src/cli/width.ts';
import type { Language } from '../src/rules/rule.ts';
import { root } from '../tools/source.ts';
import { analyse, parseBare, takeTurns } from './analysis.ts';
import type { ServerCommand } from './client.ts';
import { timeLists } from './completion.ts';
import { duelCommands, duelServers, duelStart, timePulls } from './duels.ts';
import { cellsOf, median, percentile95, type Row } from './figures.ts';
import { writeCompose, writeDockerfile } from './inputs.ts';
import { type Peers, preparePeers } from './peers.ts';

const { values } = parseArgs({
  options: { dist: { type: 'string', default: join(root, 'dist') }, file: { type: 'string', multiple: true } },
});
const dist = resolve(values.dist);
const began = performance.now();
const rows: Row[] = [];

const cli = join(dist, 'cli.js');
if (existsSync(cli)) {
  const peers = preparePeers();
  for (const reason of peers.missing) console.log(`skipped ${reason}`);
  await measureServers(serverOf('dockerfile'), serverOf('compose'), peers);
  measureCommand(peers);
  for (const path of values.file ?? []) await measureFile(resolve(path), peers);
} else {
  console.log(`skipped everything about the bundle: ${cli} is not there; npm run build makes it`);
}
measureAnalysis();
await measureLists();
measureSizes();

const heads = ['what', 'ours', 'peer', 'ratio', 'budget', ''];
console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}; medians, ours and theirs in turns\n`,
);
console.log(alignRows([heads, ...rows.map(cellsOf)]).join('\n'));
console.log(`\n${((performance.now() - began) / 1000).toFixed(0)} s`);

async function measureServers(dockerfile: ServerCommand, compose: ServerCommand, peers: Peers): Promise<void> {
  const [name, start] = [peers.dockerfile?.name ?? '', await duelStart(dockerfile, peers.dockerfile, 7)];
  rows.push({ ...row('spawn → initialize answered', start, name), budget: { most: 0.8, of: 'ratio' } });

  const short = { name: 'Dockerfile', text: writeDockerfile() };
  const duel = await duelServers(dockerfile, peers.dockerfile, short, 60);
  rows.push({ ...row('edit → diagnostics, Dockerfile, 118 lines', duel.edit, name), budget: { most: 1, of: 'ratio' } });
  rows.push({
    ...row('same, pulled', { ours: await timePulls(dockerfile, short, 60), theirs: duel.edit.theirs }, name),
    budget: { most: 1, of: 'ratio' },
  });
  const long = { name: 'Dockerfile', text: writeDockerfile(20) };
  const longDuel = await duelServers(dockerfile, peers.dockerfile, long, 40);
  rows.push({ ...row('same, 2,360 lines', longDuel.edit, name), budget: { most: 0.5, of: 'ratio' } });
  rows.push({ ...row('hover, Dockerfile', duel.hover, name), budget: { most: 0.5, of: 'figure' } });
  const { atFirst, inTheEnd } = duel.memory;
  const memory = 'resident memory, 118 lines open';
  rows.push({ ...row(memory, atFirst, name, 'MiB'), budget: { most: 60, of: 'figure' } });
  rows.push({ ...row('same, after the edits above', inTheEnd, name, 'MiB'), budget: { most: 60, of: 'figure' } });

  const file = { name: 'compose.yaml', text: writeCompose() };
  const microsoft = await duelServers(compose, peers.compose, file, 6);
  const yaml = await duelServers(compose, peers.yaml, file, 20);
  const what = 'edit → diagnostics, compose, 49 lines';
  rows.push({ ...row(what, microsoft.edit, peers.compose?.name ?? ''), budget: { most: 0.02, of: 'ratio' } });
  rows.push({ ...row(what, yaml.edit, peers.yaml?.name ?? ''), budget: { most: 0.1, of: 'ratio' } });
  rows.push({ ...row('hover, compose', yaml.hover, peers.yaml?.name ?? ''), budget: { most: 0.5, of: 'figure' } });
}

/** A file of the user's own, against the peer that reads its language. */
async function measureFile(path: string, peers: Peers): Promise<void> {
  const language: Language = /\.ya?ml$/.test(path) ? 'compose' : 'dockerfile';
  const text = readFileSync(path, 'utf8');
  const peer = language === 'dockerfile' ? peers.dockerfile : peers.yaml;
  const name = language === 'dockerfile' ? 'Dockerfile' : 'compose.yaml';
  const duel = await duelServers(serverOf(language), peer, { name, text }, 20);
  rows.push(row(`edit → diagnostics, ${basename(path)}`, duel.edit, peer?.name ?? ''));
  rows.push(row(`hover, ${basename(path)}`, duel.hover, peer?.name ?? ''));
}

function measureCommand({ dclint }: Peers): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const file = join(folder, 'compose.yaml');
    writeFileSync(file, writeCompose());
    const duel = duelCommands([cli, 'lint', file], dclint === undefined ? undefined : [dclint, file], 7);
    rows.push(row('lint a compose file on the command line', duel, 'dclint'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measureAnalysis(): void {
  const writers = { dockerfile: writeDockerfile, compose: writeCompose };
  for (const language of ['dockerfile', 'compose'] as const) {
    const write = writers[language];
    const [text, small, large] = [write(), write(5), write(20)];
    const [ours, bare] = takeTurns(
      () => analyse(text, language),
      () => parseBare(text, language),
    );
    const name = language === 'dockerfile' ? 'dockerfile-ast and unbash' : 'yaml';
    rows.push({
      ...row(`whole analysis / bare parse, ${language}`, { ours, theirs: bare }, name),
      budget: { most: 1.5, of: 'ratio' },
    });
    const [fewer, more] = takeTurns(
      () => analyse(small, language),
      () => analyse(large, language),
    );
    const growth = (median(more) ?? 0) / (median(fewer) ?? 1);
    rows.push({
      what: `cost of 4 × the lines, ${language}`,
      unit: '×',
      ours: [growth],
      budget: { most: 4.4, of: 'figure' },
    });
  }
}

async function measureLists(): Promise<void> {
  for (const [what, text, language] of [
    ['completion, Dockerfile, 118 lines, 95th percentile', writeDockerfile(), 'dockerfile'],
    ['completion, compose, 49 lines, 95th percentile', writeCompose(), 'compose'],
  ] as const) {
    const slow = percentile95(await timeLists(text, language));
    rows.push({ what, unit: 'ms', ours: slow === undefined ? [] : [slow], budget: { most: 5, of: 'figure' } });
  }
}

function measureSizes(): void {
  const vsix = readdirSync(root).find(name => name.endsWith('.vsix'));
  if (vsix) {
    const size = statSync(join(root, vsix)).size / 1024 / 1024;
    rows.push({ what: vsix, unit: 'MiB', ours: [size], budget: { most: 2, of: 'figure' } });
  } else {
    console.log('skipped the size of the VSIX: there is none; npm run package makes it');
  }
  if (!existsSync(dist)) return;
  for (const name of readdirSync(dist)
    .filter(entry => /\.c?js$/.test(entry))
    .sort()) {
    rows.push({ what: `dist/${name}`, unit: 'KiB', ours: [statSync(join(dist, name)).size / 1024] });
  }
}

function serverOf(language: Language): ServerCommand {
  const languageId = language === 'dockerfile' ? 'dockerfile' : 'dockercompose';
  return { name: 'docker-concept-hints', script: cli, args: ['--stdio'], languageId };
}

function row(
  what: string,
  { ours, theirs }: { readonly ours: readonly number[]; readonly theirs: readonly number[] },
  name: string,
  unit: Row['unit'] = 'ms',
): Row {
  return theirs.length > 0 ? { what, unit, ours, peer: { name, figures: theirs } } : { what, unit, ours };
}
