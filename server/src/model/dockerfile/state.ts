import type { Instruction, Setting, State, Variable } from './dockerfile.ts';
import { isPredefinedWithoutArg } from './predefined.ts';

/** What a stage sets once and for all, each time anew. */
export interface Settings {
  readonly user: Setting | undefined;
  readonly workdir: Setting | undefined;
  readonly shell: Setting | undefined;
  readonly cmd: Instruction | undefined;
  readonly entrypoint: Instruction | undefined;
  readonly healthcheck: Instruction | undefined;
  readonly stopsignal: Setting | undefined;
}

/** Behind every instruction. */
const AT_THE_END = Number.POSITIVE_INFINITY;

const NOTHING: Settings = {
  user: undefined,
  workdir: undefined,
  shell: undefined,
  cmd: undefined,
  entrypoint: undefined,
  healthcheck: undefined,
  stopsignal: undefined,
};

/** What changed in the course of a file: each value with the index of the instruction that brought it. */
class Timeline<T> {
  readonly #indexes: number[] = [];
  readonly #values: T[] = [];

  /** Indexes come in ascending order. */
  add(index: number, value: T): void {
    this.#indexes.push(index);
    this.#values.push(value);
  }

  /** The last value that an instruction in front of `index` brought. */
  before(index: number): T | undefined {
    let low = 0;
    let high = this.#indexes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#indexes[middle] ?? 0) < index) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? undefined : this.#values[low - 1];
  }
}

/**
 * What a stage, or the part of the file in front of the first FROM, sets in the course of its instructions. It is
 * written while the file is read from top to bottom; afterwards it answers for every place, without a copy per place.
 */
export class Scope {
  /** The stage behind FROM, when FROM names one. ENV and, since BuildKit, ARG come down from it. */
  readonly #parent: Scope | undefined;
  readonly #isStage: boolean;
  readonly #inherited: Settings;
  readonly #settings = new Timeline<Settings>();
  readonly #env = new Map<string, Timeline<Variable>>();
  readonly #args = new Map<string, Timeline<Variable>>();

  constructor(isStage: boolean, parent: Scope | undefined) {
    this.#isStage = isStage;
    // Stages that set no variable need not be asked for one.
    this.#parent = parent?.nearestWithVariables();
    this.#inherited = parent?.settingsBefore(AT_THE_END) ?? NOTHING;
  }

  /** Notes what the instruction at `index` sets. */
  set(index: number, changes: Partial<Settings>): void {
    this.#settings.add(index, { ...this.settingsBefore(AT_THE_END), ...changes });
  }

  /** Notes a variable that the instruction at `index` sets. */
  declare(index: number, variable: Variable, by: 'ENV' | 'ARG'): void {
    const variables = by === 'ENV' ? this.#env : this.#args;
    const known = variables.get(variable.name);
    const timeline = known ?? new Timeline<Variable>();
    if (known === undefined) variables.set(variable.name, timeline);
    timeline.add(index, variable);
  }

  settingsBefore(index: number): Settings {
    return this.#settings.before(index) ?? this.#inherited;
  }

  /** ENV wins over an ARG of the same name, wherever the two stand (https://docs.docker.com/reference/dockerfile/#using-arg-variables). */
  variableBefore(name: string, index: number): Variable | undefined {
    return this.#envBefore(name, index) ?? this.argBefore(name, index) ?? this.#predefined(name);
  }

  /** The ARG of that name, whether or not an ENV hides it. */
  argBefore(name: string, index: number): Variable | undefined {
    let from = index;
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.#parent) {
      const variable = scope.#args.get(name)?.before(from);
      if (variable !== undefined) return variable;
      from = AT_THE_END;
    }
    return undefined;
  }

  /** Every declared name in front of `index`, the stage's own ones first. */
  namesBefore(index: number): readonly string[] {
    const names = new Set<string>();
    let from = index;
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.#parent) {
      for (const variables of [scope.#env, scope.#args]) {
        for (const [name, timeline] of variables) if (timeline.before(from) !== undefined) names.add(name);
      }
      from = AT_THE_END;
    }
    return [...names];
  }

  /** What is in force for the instruction at `index`. */
  stateBefore(index: number): State {
    return new StateBefore(this, index);
  }

  /** What is in force behind the last instruction. */
  finalState(): State {
    return new StateBefore(this, AT_THE_END);
  }

  nearestWithVariables(): Scope | undefined {
    return this.#env.size > 0 || this.#args.size > 0 ? this : this.#parent;
  }

  #envBefore(name: string, index: number): Variable | undefined {
    let from = index;
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.#parent) {
      const variable = scope.#env.get(name)?.before(from);
      if (variable !== undefined) return variable;
      from = AT_THE_END;
    }
    return undefined;
  }

  #predefined(name: string): Variable | undefined {
    if (!isPredefinedWithoutArg(name, this.#isStage)) return undefined;
    return { name, value: undefined, kind: 'predefined', by: undefined, pair: undefined };
  }
}

class StateBefore implements State {
  readonly #scope: Scope;
  readonly #index: number;
  readonly #settings: Settings;

  constructor(scope: Scope, index: number) {
    this.#scope = scope;
    this.#index = index;
    this.#settings = scope.settingsBefore(index);
  }

  get user(): Setting | undefined {
    return this.#settings.user;
  }

  get workdir(): Setting | undefined {
    return this.#settings.workdir;
  }

  get shell(): Setting | undefined {
    return this.#settings.shell;
  }

  get cmd(): Instruction | undefined {
    return this.#settings.cmd;
  }

  get entrypoint(): Instruction | undefined {
    return this.#settings.entrypoint;
  }

  get healthcheck(): Instruction | undefined {
    return this.#settings.healthcheck;
  }

  get stopsignal(): Setting | undefined {
    return this.#settings.stopsignal;
  }

  lookup(name: string): Variable | undefined {
    return this.#scope.variableBefore(name, this.#index);
  }

  names(): readonly string[] {
    return this.#scope.namesBefore(this.#index);
  }
}
