import type { Compose, ComposeNode } from '../model/compose/compose.ts';
import type { Dockerfile, Instruction } from '../model/dockerfile/dockerfile.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { type PathTable, patternsFor, readPattern, Trail } from './paths.ts';
import type { ComposeContext, Context, Found, Neighbours, RuleOptions, Severity, Visitor } from './rule.ts';

/** What a rule found, with all that the rule's own declaration adds. */
export interface Finding extends Found {
  readonly entry: CatalogueEntry;
  readonly severity: Severity;
}

/** What a check needs to know beside the file. */
export interface Surroundings {
  readonly neighbours: Neighbours;
  readonly options: RuleOptions;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

type Handler<Arguments extends unknown[]> = {
  /** The rule, by its place among those of the run. */
  readonly at: number;
  readonly call: (...args: Arguments) => void;
};

/** The rules of one run, sorted by what they want to see, so that the walk asks nobody in vain. */
export class Engine {
  readonly #dockerfile = new Map<string, Handler<[never, never]>[]>();
  readonly #composeFile = new Map<string, Handler<[never, never]>[]>();
  readonly #paths: Trail<Handler<[ComposeNode, ComposeContext]>>;
  readonly #entries: readonly CatalogueEntry[];

  constructor(entries: readonly CatalogueEntry[]) {
    const paths: PathTable<Handler<[ComposeNode, ComposeContext]>> = { handlers: [], children: new Map() };
    this.#entries = entries;
    for (const [at, entry] of entries.entries()) {
      const { paths: patterns, ...visitors } = entry.rule.visit;
      for (const [name, call] of Object.entries(visitors) as [keyof Visitor, (node: never, context: never) => void][]) {
        if (entry.language !== 'compose') add(this.#dockerfile, name, { at, call });
        if (entry.language !== 'dockerfile') add(this.#composeFile, name, { at, call });
      }
      for (const [pattern, call] of Object.entries(patterns ?? {})) {
        for (const each of patternsFor(pattern)) readPattern(each, paths).handlers.push({ at, call });
      }
    }
    this.#paths = new Trail([paths]);
  }

  /** Everything that the rules find in a Dockerfile, in the order of the text. Reads each node once. */
  checkDockerfile(file: Dockerfile, surroundings: Surroundings): Finding[] {
    const findings: Finding[] = [];
    const contextOf = makeContexts(this.#entries, file, surroundings, findings);
    const tell = (name: string, node: unknown) => {
      for (const { at, call } of this.#dockerfile.get(name) ?? []) call(node as never, contextOf(at) as never);
    };
    const tellInside = (name: string, nodes: readonly unknown[], instruction: Instruction) => {
      const handlers = this.#dockerfile.get(name);
      if (!handlers || nodes.length === 0) return;
      const inside = handlers.map(({ at, call }) => ({ call, context: { ...contextOf(at), instruction } }));
      for (const node of nodes) for (const { call, context } of inside) call(node as never, context as never);
    };
    const visit = (instruction: Instruction) => {
      tell('instruction', instruction);
      tell(instruction.keyword, instruction);
      if (this.#dockerfile.has('command')) tellInside('command', instruction.script?.commands ?? [], instruction);
      if (this.#dockerfile.has('variable')) tellInside('variable', instruction.variables, instruction);
      if (instruction.trigger) visit(instruction.trigger);
    };
    for (const instruction of file.instructions) {
      visit(instruction);
      const stage = instruction.stage;
      if (stage && stage.instructions.at(-1) === instruction) tell('stage', stage);
    }
    for (const image of file.images) tell('image', image);
    tell('dockerfile', file);
    return inOrder(findings);
  }

  /** Everything that the rules find in a compose file, in the order of the text. */
  checkCompose(file: Compose, surroundings: Surroundings): Finding[] {
    const findings: Finding[] = [];
    const contextOf = makeContexts(this.#entries, file, surroundings, findings);
    const tell = (name: string, node: unknown) => {
      for (const { at, call } of this.#composeFile.get(name) ?? []) call(node as never, contextOf(at) as never);
    };
    const walk = (node: ComposeNode, trail: Trail<Handler<[ComposeNode, ComposeContext]>>) => {
      for (const { at, call } of trail.handlers) call(node, contextOf(at));
      for (const child of node.children) {
        const next = trail.step(child.key?.text ?? '[]');
        if (next) walk(child, next);
      }
    };
    if (file.root) walk(file.root, this.#paths);
    for (const service of file.services) tell('service', service);
    for (const workload of file.workloads) tell('workload', workload);
    for (const image of file.images) tell('image', image);
    tell('compose', file);
    return inOrder(findings);
  }
}

/** What each rule, by its place, is given beside the node: made once per rule and file, when the rule first speaks. */
function makeContexts<File extends Dockerfile | Compose>(
  entries: readonly CatalogueEntry[],
  file: File,
  surroundings: Surroundings,
  findings: Finding[],
): (at: number) => Context & { readonly file: File } {
  const contexts: (Context & { readonly file: File })[] = [];
  return at => {
    let context = contexts[at];
    if (!context) {
      const entry = entries[at] as CatalogueEntry;
      const report = (found: Found) => findings.push({ severity: entry.rule.severity, ...found, entry });
      context = { ...surroundings, file, report };
      contexts[at] = context;
    }
    return context;
  };
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** By place; and what several paths lead to, as through YAML aliases, is told once. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings
    .filter(({ entry, span, message }) => {
      const identity = `${entry.id} ${span.start} ${span.end} ${message ?? ''}`;
      return !seen.has(identity) && seen.add(identity);
    })
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
