import type { Sentence } from '../../../knowledge/knowledge.ts';
import { type Built, builtFrom } from '../../../model/compose/built.ts';
import type { Compose, ComposeNode } from '../../../model/compose/compose.ts';
import type { PortMapping } from '../../../model/compose/ports.ts';
import { type ProjectService, projectOf } from '../../../model/compose/project.ts';
import type { Instruction, Stage } from '../../../model/dockerfile/dockerfile.ts';
import { runsAs } from '../../../model/image/facts.ts';
import { allArgs, argsFor, isForBuilder, passedArg } from '../../../rules/shared/compose/build-args.ts';
import { exposedPorts } from '../../../rules/shared/compose/exposed-ports.ts';
import { lineOf } from '../../../rules/shared/copied.ts';
import { isForDocker } from '../../../rules/shared/frontend.ts';
import { nameOfSecret } from '../../../rules/shared/secret-names.ts';
import { isRoot } from '../../../rules/shared/who-builds.ts';
import { sentences } from '../subject.ts';
import { nameOf } from './from.ts';
import { isTellable } from './secrets.ts';
import type { Surround } from './surround.ts';

const STEPS: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD']);

/** A service of the checked file, and the Dockerfile that it builds. */
interface Source extends Built {
  readonly service: ProjectService;
  /** Whether arguments come from outside, so that what hangs on a variable cannot be told. */
  readonly hasArgs: boolean;
}

/** What the service called `name` builds; undefined when its Dockerfile cannot be read. */
function sourceOf(file: Compose, name: string, { neighbours }: Surround): Source | undefined {
  const service = projectOf(file, neighbours).service(name);
  const built = service && builtFrom(service, neighbours);
  if (!built || !isForDocker(built.file)) return undefined;
  return { ...built, service, hasArgs: built.layers.some(layer => layer.get('args')) };
}

/** On `build`, its context and its Dockerfile: what comes out of it, whom it runs as, where it listens, what it starts. */
export function outcomeFacts(file: Compose, name: string, around: Surround): readonly Sentence[] {
  const source = sourceOf(file, name, around);
  if (!source?.stage) return [];
  const { stage, target } = source;
  const base = baseOf(stage);
  const count = lineOf(stage).flatMap(({ instructions }) =>
    instructions.filter(({ keyword }) => STEPS.has(keyword)),
  ).length;
  const phrase = `built.${target ? 'endsIn' : 'ends'}${count === 0 ? 'Bare' : ''}`;
  return sentences(
    base !== undefined && { phrase, args: { stage: nameOf(stage), base, count } },
    ...stateFacts(source, stage),
  );
}

/** On `target`: what that stage is. */
export function targetFacts(file: Compose, name: string, around: Surround): readonly Sentence[] {
  const source = sourceOf(file, name, around);
  if (!source?.stage) return [];
  const { stage, path, file: dockerfile } = source;
  const args = {
    stage: nameOf(stage),
    index: stage.index + 1,
    count: dockerfile.stages.length,
    file: path,
    line: dockerfile.lines.lineAt(stage.start) + 1,
  };
  const base = stage.parent ? nameOf(stage.parent) : baseOf(stage);
  return sentences(
    { phrase: 'built.stage', args },
    base !== undefined && { phrase: 'from.stageBase', args: { stage: nameOf(stage), base } },
    ...stateFacts(source, stage),
  );
}

/** On one of `args`: where the Dockerfile takes it, and what it would be without. */
export function passedArgFacts(file: Compose, node: ComposeNode, around: Surround): readonly Sentence[] {
  const arg = passedArg(node);
  if (!arg) return [];
  const source = sourceOf(file, node.path[1] ?? '', around);
  const name = arg.name.text;
  return sentences(
    arg.value === undefined && { phrase: 'environment.fromShell', args: { name } },
    ...(source ? declarationFacts(source, name) : []),
  );
}

function declarationFacts({ file, path, stage }: Source, name: string): readonly Sentence[] {
  const all = (stage ? argsFor(file, stage) : allArgs(file)).filter(({ pair }) => pair.name.value === name);
  const declared = all.find(({ pair }) => pair.value !== undefined) ?? all[0];
  if (!declared)
    return [{ phrase: isForBuilder(name) ? 'built.argForBuilder' : 'built.argUnknown', args: { file: path } }];
  const value = declared.pair.value?.value;
  const isHidden = value !== undefined && (nameOfSecret(name) || !isTellable(value));
  const phrase = value === undefined ? 'built.argNoDefault' : isHidden ? 'built.argHidden' : 'built.argDefault';
  const line = file.lines.lineAt(declared.pair.start) + 1;
  return sentences(
    { phrase, args: { line, file: path, value: isHidden ? '' : (value ?? '') } },
    all.every(({ instruction }) => instruction.stage === undefined) && { phrase: 'variable.life-globalArg' },
  );
}

/** On a published port of a service that is built: whether the image notes it, and what has to listen. */
export function exposedFacts(file: Compose, name: string, port: PortMapping, around: Surround): readonly Sentence[] {
  const source = sourceOf(file, name, around);
  const { from, to } = port.target;
  if (!source?.stage || from === undefined || to === undefined) return [];
  const { stage, path, file: dockerfile, hasArgs } = source;
  const protocol = port.protocol?.text.toLowerCase() || 'tcp';
  const exposed = exposedPorts(stage, dockerfile, hasArgs) ?? [];
  const met = exposed.find(each => each.from <= to && from <= each.to && each.protocol === protocol);
  if (met) {
    const whole = startOf(source, stage);
    return sentences(
      { phrase: 'built.portExposed', args: { line: dockerfile.lines.lineAt(met.word.start) + 1, file: path } },
      whole !== undefined && { phrase: 'built.listens', args: { whole } },
    );
  }
  const ports = exposed.map(({ text }) => text);
  return ports.length > 0 ? [{ phrase: 'built.portNotExposed', args: { file: path, ports } }] : [];
}

/** On `service_healthy`: where the check of a service that is built comes from. */
export function checkFacts(file: Compose, name: string, around: Surround): readonly Sentence[] {
  const source = sourceOf(file, name, around);
  if (!source?.stage) return [];
  const { service, stage, path, file: dockerfile } = source;
  const own = service.all('healthcheck');
  if (own.some(layer => layer.get('test') ?? layer.get('disable'))) return [];
  const check = stage.finalState.healthcheck;
  if (!check) return [{ phrase: 'built.noCheck', args: { name, file: path } }];
  const isOff = check.words[0]?.value.toUpperCase() === 'NONE';
  const args = { name, file: path, line: dockerfile.lines.lineAt(check.start) + 1 };
  return [{ phrase: isOff ? 'built.checkOff' : 'built.check', args }];
}

/** Whom the image runs as, where it listens and what it starts, unless the service says otherwise. */
function stateFacts(source: Source, stage: Stage): readonly Sentence[] {
  const ports = exposedPorts(stage, source.file, source.hasArgs) ?? [];
  const whole = startOf(source, stage);
  return sentences(
    userFact(source, stage),
    ports.length > 0 && { phrase: 'built.exposes', args: { ports: ports.map(({ text }) => text) } },
    whole !== undefined && { phrase: 'built.starts', args: { whole } },
  );
}

function userFact({ service, hasArgs }: Source, stage: Stage): Sentence | undefined {
  if (service.get('user')) return undefined;
  const { user } = stage.finalState;
  if (user) {
    const text = hasArgs && user.word.raw.includes('$') ? undefined : user.text;
    return text === undefined ? undefined : { phrase: 'process.user', args: { user: text } };
  }
  const image = lineOf(stage).at(-1)?.image;
  const runs = image?.reference && (image.exact || !hasArgs) ? runsAs(image.reference) : undefined;
  return runs && !runs.dropsRoot && isRoot(runs.user) ? { phrase: 'built.root' } : undefined;
}

/** The image that a stage is built on in the end, as it is written. */
function baseOf(stage: Stage): string | undefined {
  return lineOf(stage).at(-1)?.image?.raw;
}

/** What the image starts; undefined where the service starts something else, or where it cannot be told or shown. */
function startOf({ service }: Source, stage: Stage): string | undefined {
  if (service.get('command') ?? service.get('entrypoint')) return undefined;
  const { entrypoint, cmd } = stage.finalState;
  // A shell-form ENTRYPOINT takes no arguments.
  const parts = entrypoint && !entrypoint.json ? [entrypoint] : [entrypoint, cmd];
  const whole = parts.flatMap(part => (part ? [wordsOf(part)] : [])).join(' ');
  return whole !== '' && isTellable(whole) ? whole : undefined;
}

function wordsOf({ json, words }: Instruction): string {
  return (json ?? words).map(({ value }) => value).join(' ');
}
