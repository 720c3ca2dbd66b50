import type { Setting, Variable } from './dockerfile.ts';
import type { ParsedInstruction } from './instruction.ts';
import { isPredefined } from './predefined.ts';
import type { Scope } from './state.ts';
import { expand, type Lookup } from './variables.ts';
import type { LogicalWord } from './words.ts';

/** PATH_MAX of Linux. */
const LONGEST_PATH = 4096;

/**
 * Notes in `scope` what `instruction` changes for the instructions below it. `globals` holds the ARGs in front of the
 * first FROM; they are `scope` itself up there. ONBUILD changes nothing here, but in images built on this one.
 */
export function applyEffect(instruction: ParsedInstruction, scope: Scope, globals: Scope): void {
  const { index, keyword } = instruction;
  switch (keyword) {
    case 'ENV':
      for (const variable of variablesOf(instruction, 'ENV', scope, globals)) scope.declare(index, variable, 'ENV');
      break;
    case 'ARG':
      for (const variable of variablesOf(instruction, 'ARG', scope, globals)) scope.declare(index, variable, 'ARG');
      break;
    case 'USER': {
      const user = settingOf(instruction, scope);
      if (user !== undefined) scope.set(index, { user });
      break;
    }
    case 'STOPSIGNAL': {
      const stopsignal = settingOf(instruction, scope);
      if (stopsignal !== undefined) scope.set(index, { stopsignal });
      break;
    }
    case 'WORKDIR': {
      const workdir = settingOf(instruction, scope);
      if (workdir === undefined) break;
      const text = resolvePath(scope.settingsBefore(index).workdir?.text, workdir.text);
      scope.set(index, { workdir: { ...workdir, text } });
      break;
    }
    case 'SHELL': {
      const word = instruction.argument;
      const text = instruction.json?.map(element => element.value).join(' ');
      if (word !== undefined) scope.set(index, { shell: { text, by: instruction, word } });
      break;
    }
    case 'CMD':
      scope.set(index, { cmd: instruction });
      break;
    case 'ENTRYPOINT': {
      // A CMD of the base image is lost with a new ENTRYPOINT; one of this stage stays.
      // https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact
      const { cmd } = scope.settingsBefore(index);
      const ownCmd = cmd?.stage === instruction.stage ? cmd : undefined;
      scope.set(index, { entrypoint: instruction, cmd: ownCmd });
      break;
    }
    case 'HEALTHCHECK':
      scope.set(index, { healthcheck: instruction });
      break;
  }
}

/** The value of every name for the instruction at `index`. */
export function lookupIn(scope: Scope, index: number): Lookup {
  return name => scope.variableBefore(name, index);
}

/** The pairs of one line all see the values from before the line, except in front of the first FROM. */
function variablesOf(instruction: ParsedInstruction, by: 'ENV' | 'ARG', scope: Scope, globals: Scope): Variable[] {
  const { index, escapeChar } = instruction;
  const isGlobal = scope === globals;
  const variables: Variable[] = [];
  const onThisLine = new Map<string, Variable>();
  const lookup: Lookup = name => (isGlobal ? onThisLine.get(name) : undefined) ?? scope.variableBefore(name, index);
  for (const pair of instruction.pairs) {
    const name = pair.name.value;
    if (name === '') continue;
    const isGiven = by === 'ARG' && isPredefined(name);
    const kind = isGiven ? 'predefined' : by === 'ENV' ? 'env' : 'arg';
    let value = pair.value === undefined || isGiven ? undefined : expand(pair.value.source, escapeChar, lookup);
    // A bare ARG takes the default that it has in front of the first FROM, or keeps the one it had.
    if (by === 'ARG' && pair.value === undefined && !isGiven) {
      const default_ = (isGlobal ? undefined : globals.argBefore(name, index)) ?? scope.argBefore(name, index);
      value = default_?.value;
    }
    const variable: Variable = { name, value, kind, by: instruction, pair };
    variables.push(variable);
    onThisLine.set(name, variable);
  }
  return variables;
}

function settingOf(instruction: ParsedInstruction, scope: Scope): Setting | undefined {
  const word: LogicalWord | undefined = instruction.argument;
  if (word === undefined) return undefined;
  const text = expand(word.source, instruction.escapeChar, lookupIn(scope, instruction.index));
  return { text, by: instruction, word };
}

/**
 * `path` seen from the folder `base`; undefined when a relative path has no known folder to start from, and for paths
 * longer than any system takes.
 */
function resolvePath(base: string | undefined, path: string | undefined): string | undefined {
  if (path === undefined || path.length + (base?.length ?? 0) > LONGEST_PATH) return undefined;
  if (/^[A-Za-z]:/.test(path) || path.startsWith('\\')) return path;
  if (!path.startsWith('/') && base === undefined) return undefined;
  if (!path.startsWith('/') && !base?.startsWith('/')) return `${base}\\${path}`;
  const steps: string[] = [];
  for (const step of (path.startsWith('/') ? path : `${base}/${path}`).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return `/${steps.join('/')}`;
}
