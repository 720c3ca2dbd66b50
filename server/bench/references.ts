// npm run generate && node server/bench/references.ts: how the rules about references grow with the file. Four times the
// services must not cost much more than four times the time, also where all of them lean on each other.
import { cpuUsage } from 'node:process';
import { parse } from '../src/model/parse.ts';
import { catalogue } from '../src/rules/catalogue.ts';
import { defaultSettings } from '../src/settings.ts';
import { Checker, Snapshot } from '../src/snapshot.ts';

const IDS = [
  'known-reference',
  'no-dependency-cycle',
  'healthy-needs-healthcheck',
  'wait-until-ready',
  'unused-resource',
];
const SIZES = [250, 1000, 4000];
const neighbours = {
  path: 'compose.yaml',
  read: () => undefined,
  compose: () => undefined,
  dockerfile: () => undefined,
};

/** What the lines of service number `at` of `all` refer to. */
const SHAPES: Readonly<Record<string, (at: number, all: number) => string>> = {
  circle: (at, all) => `depends_on: [s${(at + 1) % all}]`,
  web: (at, all) => `depends_on: [${[1, 3, 7, 19, 41].map(step => `s${(at * 7 + step) % all}`).join(', ')}]`,
  healthy: (at, all) => `depends_on: {s${(at + 1) % all}: {condition: service_healthy}}`,
  unknown: at => `depends_on: [strangr${at}, nobody${at}]`,
  extends: at => (at === 0 ? 'restart: always' : `extends: s${at - 1}`),
};

for (const [shape, lineOf] of Object.entries(SHAPES)) {
  const figures = SIZES.map(size => {
    const text = fileOf(size, at => lineOf(at, size));
    const runs = [1, 2, 3].map(() => run(text));
    const best = Math.min(...runs.map(({ milliseconds }) => milliseconds));
    return `${text.split('\n').length} lines ${best.toFixed(0)} ms (${runs[0]?.count} findings)`;
  });
  console.log(`${shape.padEnd(8)} ${figures.join(' · ')}`);
}

function fileOf(size: number, lineOf: (at: number) => string): string {
  const numbers = Array.from({ length: size }, (_, at) => at);
  const services = numbers.map(
    at => `  s${at}:\n    image: postgres:18\n    volumes: ["v${at}:/d"]\n    networks: [n${at}]\n    ${lineOf(at)}\n`,
  );
  // Half of the volumes are used by nobody, half of what is used is declared nowhere.
  const volumes = numbers.map(at => `  v${at + size / 2}:\n`);
  return `services:\n${services.join('')}volumes:\n${volumes.join('')}networks:\n${numbers.map(at => `  n${at}:\n`).join('')}`;
}

/** The time of the processor for reading the text and asking only these rules, and what they find. */
function run(text: string): { readonly milliseconds: number; readonly count: number } {
  const rules = catalogue.filter(({ id }) => IDS.includes(id));
  const checker = new Checker(rules, defaultSettings, true, new Set());
  const began = cpuUsage().user;
  const count = new Snapshot(parse(text, 'compose'), checker, neighbours, '2026-11-21').findings.length;
  return { milliseconds: (cpuUsage().user - began) / 1000, count };
}
