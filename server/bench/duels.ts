import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { Client, type ServerCommand } from './client.ts';

/** The figures of both sides of a comparison, measured in turns: what slows the machine down slows both. */
export interface Duel {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
}

/** What a comparison of two servers on one document measures. */
export interface ServerDuel {
  readonly edit: Duel;
  readonly hover: Duel;
  /** When the document has just been opened, and after all the edits and hovers. */
  readonly memory: { readonly atFirst: Duel; readonly inTheEnd: Duel };
}

/** The first edits are slower in every server: its code is not compiled yet. They are not counted. */
const WARM_UP = 5;
const MOST_HOVERS = 250;

/** From the start of a process to its answer to `initialize`, `rounds` times each. */
export async function duelStart(ours: ServerCommand, theirs: ServerCommand | undefined, rounds: number): Promise<Duel> {
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    for (const side of ['ours', 'theirs'] as const) {
      const command = side === 'ours' ? ours : theirs;
      if (!command) continue;
      const { client, ms } = await Client.start(command, 'Dockerfile');
      times[side].push(ms);
      await client.stop();
    }
  }
  return times;
}

/** Edits and hovers the same document in two servers, in turns. `edits` counts those of each that are measured. */
export async function duelServers(
  ours: ServerCommand,
  theirs: ServerCommand | undefined,
  document: { readonly name: string; readonly text: string },
  edits: number,
): Promise<ServerDuel> {
  const sides = { ours: await open(ours, document), theirs: theirs && (await open(theirs, document)) };
  const measureMemory = (): Duel => ({ ours: memoryOf(sides.ours), theirs: memoryOf(sides.theirs) });
  const atFirst = measureMemory();
  const edit = { ours: [] as number[], theirs: [] as number[] };
  const hover = { ours: [] as number[], theirs: [] as number[] };
  const last = lastPlace(document.text);
  const warmUp = Math.min(WARM_UP, edits);
  for (let round = 0; round < edits + warmUp; round++) {
    for (const side of ['ours', 'theirs'] as const) {
      // Types a letter, and takes it back: the document stays what it is.
      const isTyping = round % 2 === 0;
      const ms = await sides[side]?.edit(
        last.line,
        last.character,
        last.character + (isTyping ? 0 : 1),
        isTyping ? 'x' : '',
      );
      if (ms !== undefined && round >= warmUp) edit[side].push(ms);
    }
  }
  for (const { line, character } of hoverPlaces(document.text)) {
    for (const side of ['ours', 'theirs'] as const) {
      const answer = await sides[side]?.hover(line, character);
      if (answer) hover[side].push(answer.ms);
    }
  }
  const memory = { atFirst, inTheEnd: measureMemory() };
  await Promise.all([sides.ours.stop(), sides.theirs?.stop()]);
  return { edit, hover, memory };
}

/** Edits a document in our server as an editor does that pulls its diagnostics. */
export async function timePulls(
  ours: ServerCommand,
  document: { name: string; text: string },
  edits: number,
): Promise<number[]> {
  const { client } = await Client.start(ours, document.name, true);
  void client.open(document.text);
  const { line, character } = lastPlace(document.text);
  const times: number[] = [];
  for (let round = 0; round < edits + WARM_UP; round++) {
    const isTyping = round % 2 === 0;
    const ms = await client.editAndPull(line, character, character + (isTyping ? 0 : 1), isTyping ? 'x' : '');
    if (round >= WARM_UP) times.push(ms);
  }
  await client.stop();
  return times;
}

/** Runs two command lines to their end, in turns; they are scripts for Node, with arguments. */
export function duelCommands(ours: readonly string[], theirs: readonly string[] | undefined, rounds: number): Duel {
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.ours.push(timeCommand(ours));
    if (theirs) times.theirs.push(timeCommand(theirs));
  }
  return times;
}

function timeCommand(args: readonly string[]): number {
  const began = performance.now();
  spawnSync(process.execPath, [...args], { stdio: 'ignore' });
  return performance.now() - began;
}

async function open(command: ServerCommand, { name, text }: { readonly name: string; readonly text: string }) {
  const { client } = await Client.start(command, name);
  await client.open(text);
  return client;
}

function memoryOf(client: Client | undefined): number[] {
  const figure = client?.residentMemory();
  return figure === undefined ? [] : [figure];
}

function lastPlace(text: string): { readonly line: number; readonly character: number } {
  const lines = text.trimEnd().split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** On every line that is no comment: the first word, and the middle of the line. No more than a screenful or two. */
function hoverPlaces(text: string): { readonly line: number; readonly character: number }[] {
  const places = text.split('\n').flatMap((content, line) => {
    const first = content.search(/\S/);
    if (first < 0 || content[first] === '#') return [];
    return [first + 1, (first + content.length) >> 1].map(character => ({ line, character }));
  });
  return places.slice(0, MOST_HOVERS);
}
