import { performance } from 'node:perf_hooks';
import { DockerfileParser } from 'dockerfile-ast';
import { parse as parseShell } from 'unbash';
import { parseDocument } from 'yaml';
import '../src/rules/schema/validator.ts';
import { parse } from '../src/model/parse.ts';
import { catalogue } from '../src/rules/catalogue.ts';
import type { Language } from '../src/rules/rule.ts';
import { chooseRules, defaultSettings } from '../src/settings.ts';
import { Checker, Snapshot } from '../src/snapshot.ts';

/** How long each side of a comparison runs before anything is measured, and while it is. In milliseconds. */
const WARM_UP = 600;
const MEASURE = 1500;

const checker = new Checker(chooseRules(catalogue, defaultSettings), defaultSettings, false, new Set());
const neighbours = {
  path: '',
  read: () => undefined,
  compose: () => undefined,
  dockerfile: () => undefined,
};

/** Everything that one edit costs in the server: reading the text and walking it once for all rules. */
export function analyse(text: string, language: Language): number {
  return snapshotFor(text, language).findings.length;
}

/** `text`, read and not yet checked. */
export function snapshotFor(text: string, language: Language): Snapshot {
  return new Snapshot(parse(text, language), checker, neighbours, '2026-11-21');
}

/** What nobody who reads the file with these libraries can do without: the floor under our own figure. */
export function parseBare(text: string, language: Language): number {
  if (language === 'compose') return parseDocument(text, { keepSourceTokens: false }).errors.length;
  let commands = 0;
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    if (instruction.getKeyword() !== 'RUN') continue;
    // Continued lines are one line to the shell; the comments between them are none.
    const script = (instruction.getRawArgumentsContent() ?? '').replace(/\\\n(?:[ \t]*#[^\n]*\n)*/g, '  ');
    commands += parseShell(script).commands.length;
  }
  return commands;
}

/** Runs two things in turn, until the time is up; the duration of every single run, in milliseconds. */
export function takeTurns(first: () => unknown, second: () => unknown): readonly [number[], number[]] {
  for (const end = performance.now() + WARM_UP; performance.now() < end; ) {
    first();
    second();
  }
  const times: [number[], number[]] = [[], []];
  for (const end = performance.now() + MEASURE; performance.now() < end; ) {
    times[0].push(time(first));
    times[1].push(time(second));
  }
  return times;
}

function time(task: () => unknown): number {
  const began = performance.now();
  task();
  return performance.now() - began;
}
