import type { Sentence } from '../../../knowledge/knowledge.ts';
import { type Builder, buildersOf } from '../../../model/compose/builders.ts';
import { neededFor, stageOf } from '../../../model/compose/built.ts';
import type { ComposeNode, Service } from '../../../model/compose/compose.ts';
import { type PortMapping, parsePort } from '../../../model/compose/ports.ts';
import type { Dockerfile, Instruction, Pair, Stage } from '../../../model/dockerfile/dockerfile.ts';
import { passedArgs } from '../../../rules/shared/compose/build-args.ts';
import { type ExposedPort, portsIn } from '../../../rules/shared/compose/exposed-ports.ts';
import { lineOf } from '../../../rules/shared/copied.ts';
import { nameOfSecret } from '../../../rules/shared/secret-names.ts';
import { sentences } from '../subject.ts';
import { isEverywhere, isLoopback } from './ports.ts';
import { isTellable } from './secrets.ts';
import type { Surround } from './surround.ts';

/** More services would bury the rest of the hover. */
const MOST = 3;

/** A service nearby that builds the file. */
interface Use {
  readonly builder: Builder;
  readonly service: Service;
  /** The stage that it ends in; undefined when nobody can tell. */
  readonly stage: Stage | undefined;
  /** What a sentence about it always names. */
  readonly args: { readonly service: string; readonly path: string };
}

/** What the services nearby that build this Dockerfile make of one of its instructions. */
export function builderFacts(file: Dockerfile, instruction: Instruction, around: Surround): readonly Sentence[] {
  const { keyword, stage, index } = instruction;
  // What ONBUILD keeps for later is no part of this build.
  if (file.instructions[index] !== instruction) return [];
  switch (keyword) {
    case 'FROM':
      return stage ? [...(stage.index === 0 ? fileFacts(file, around) : []), ...targetFacts(file, stage, around)] : [];
    case 'ARG':
      return instruction.pairs.slice(0, MOST).flatMap(pair => passedFacts(file, instruction, pair, around));
    case 'EXPOSE':
      return usesOf(file, around)
        .filter(use => isPartOf(instruction, use))
        .flatMap(use => publishedFacts(file, instruction, use))
        .slice(0, MOST);
    case 'USER':
    case 'CMD':
    case 'ENTRYPOINT':
    case 'HEALTHCHECK':
      return usesOf(file, around)
        .filter(use => isLast(instruction, use))
        .flatMap(use => overrideFacts(keyword, use))
        .slice(0, MOST);
    default:
      return [];
  }
}

/** What is said of stages that the final image leaves behind. */
const LEFT_BEHIND: ReadonlySet<string> = new Set(['stage.notFinal', 'stage.doesNotShip']);

/** `facts` about an instruction, without those that a service proves wrong by building its stage as an image. */
export function unlessBuilt(
  facts: readonly Sentence[],
  file: Dockerfile,
  instruction: Instruction,
  around: Surround,
): readonly Sentence[] {
  if (!facts.some(({ phrase }) => LEFT_BEHIND.has(phrase))) return facts;
  const isBuilt = usesOf(file, around).some(use => isPartOf(instruction, use));
  return isBuilt ? facts.filter(({ phrase }) => !LEFT_BEHIND.has(phrase)) : facts;
}

/** On the name of a stage, and on its FROM: who ends the build there. */
export function targetFacts(file: Dockerfile, stage: Stage, around: Surround): readonly Sentence[] {
  const uses = usesOf(file, around).filter(use => use.stage === stage && use.builder.node.get('target') !== undefined);
  return grouped('builder.target', uses);
}

/** On an ARG: what is passed for it. A secret's value is never shown. */
export function passedFacts(
  file: Dockerfile,
  instruction: Instruction,
  pair: Pair,
  around: Surround,
): readonly Sentence[] {
  const name = pair.name.value;
  return usesOf(file, around)
    .filter(({ stage }) => !instruction.stage || (stage && neededFor(stage).includes(instruction.stage)))
    .flatMap(({ builder, args }) => {
      const passed = passedArgs(builder.node.get('args')).find(arg => arg.name.text === name);
      if (!passed) return [];
      const { value } = passed;
      if (value === undefined) return [{ phrase: 'builder.passesShell', args: { ...args, name } }];
      if (nameOfSecret(name) || !isTellable(value)) return [{ phrase: 'builder.passesSecret', args }];
      return [{ phrase: 'builder.passes', args: { ...args, value } }];
    })
    .slice(0, MOST);
}

function fileFacts(file: Dockerfile, around: Surround): readonly Sentence[] {
  return grouped('builder.builds', usesOf(file, around));
}

function usesOf(file: Dockerfile, { neighbours }: Surround): readonly Use[] {
  return buildersOf(neighbours).flatMap(builder => {
    const service = builder.file.services.find(({ name }) => name === builder.service);
    const stage = stageOf(file, builder.node.get('target'));
    return service ? [{ builder, service, stage, args: { service: service.name, path: builder.path } }] : [];
  });
}

/** One sentence for each compose file, naming its services. */
function grouped(phrase: string, uses: readonly Use[]): readonly Sentence[] {
  const byPath = new Map<string, string[]>();
  for (const { args } of uses) byPath.set(args.path, [...(byPath.get(args.path) ?? []), args.service]);
  return [...byPath].map(([path, services]) => ({ phrase, args: { path, services } }));
}

/** Whether an instruction shapes the image that a service builds: it stands in the stage that it ends in, or below. */
function isPartOf({ stage }: Instruction, use: Use): boolean {
  return stage !== undefined && use.stage !== undefined && lineOf(use.stage).includes(stage);
}

/** Whether it is the one of its kind that is in force in that image. */
function isLast(instruction: Instruction, { stage }: Use): boolean {
  if (!stage) return false;
  const { user, cmd, entrypoint, healthcheck } = stage.finalState;
  return [user?.by, cmd, entrypoint, healthcheck].includes(instruction);
}

function publishedFacts(file: Dockerfile, instruction: Instruction, { builder, service, args }: Use): Sentence[] {
  const hasArgs = builder.node.get('args') !== undefined;
  const ports = instruction.words.flatMap(word => portsIn(word, instruction, file, hasArgs) ?? []);
  return (service.get('ports')?.children ?? []).flatMap(node => {
    const mapping = parsePort(node);
    const port = mapping && ports.find(each => leadsTo(mapping, each));
    return mapping && port ? [publishedFact(mapping, port, args)] : [];
  });
}

function publishedFact({ hostIp, published }: PortMapping, port: ExposedPort, args: Use['args']): Sentence {
  const told = { ...args, port: port.text, host: published?.text ?? '', ip: hostIp?.text ?? '' };
  if (told.host === '') return { phrase: 'builder.publishesFree', args: told };
  if (isEverywhere(hostIp?.text)) return { phrase: 'builder.publishes', args: told };
  return { phrase: isLoopback(hostIp?.text) ? 'builder.publishesLocal' : 'builder.publishesAt', args: told };
}

function leadsTo({ target, protocol }: PortMapping, { from, to, protocol: own }: ExposedPort): boolean {
  if (target.from === undefined || target.to === undefined) return false;
  return target.from <= to && from <= target.to && (protocol?.text.toLowerCase() || 'tcp') === own;
}

function overrideFacts(keyword: string, { service, args }: Use): readonly Sentence[] {
  switch (keyword) {
    case 'USER': {
      const user = service.get('user')?.scalar?.value ?? '';
      return user === '' ? [] : [{ phrase: 'builder.user', args: { ...args, user } }];
    }
    case 'CMD': {
      const command = written(service, 'command');
      if (command === undefined) return written(service, 'entrypoint') ? [{ phrase: 'builder.cmdDropped', args }] : [];
      const whole = lineOfWords(command);
      return [whole === '' ? { phrase: 'builder.cmdCleared', args } : replacement('builder.command', whole, args)];
    }
    case 'ENTRYPOINT': {
      const entrypoint = written(service, 'entrypoint');
      const whole = lineOfWords(entrypoint);
      return whole === '' ? [] : [replacement('builder.entrypoint', whole, args)];
    }
    case 'HEALTHCHECK':
      return healthFacts(service.get('healthcheck'), args);
    default:
      return [];
  }
}

function replacement(phrase: string, whole: string, args: Use['args']): Sentence {
  return isTellable(whole) ? { phrase, args: { ...args, whole } } : { phrase: 'builder.commandHidden', args };
}

/** https://docs.docker.com/reference/compose-file/services/#healthcheck: without a `test`, that of the image stays. */
function healthFacts(healthcheck: ComposeNode | undefined, args: Use['args']): readonly Sentence[] {
  if (healthcheck?.kind !== 'mapping') return [];
  const test = healthcheck.get('test');
  const first = test?.children[0]?.scalar?.value ?? test?.scalar?.value;
  if (healthcheck.get('disable')?.scalar?.value === 'true' || first === 'NONE') {
    return sentences({ phrase: 'builder.healthOff', args });
  }
  const isTimed = healthcheck.children.some(({ key }) => key?.text !== 'test' && key?.text !== 'disable');
  return sentences(
    test ? { phrase: 'builder.healthcheck', args } : isTimed && { phrase: 'builder.healthTiming', args },
  );
}

/** The value of a key that is there and not null: null leaves what the image says. */
function written(service: Service, key: string): ComposeNode | undefined {
  const node = service.get(key);
  return node?.kind === 'null' ? undefined : node;
}

function lineOfWords(node: ComposeNode | undefined): string {
  return node?.scalar?.value ?? node?.children.map(child => child.scalar?.value ?? '').join(' ') ?? '';
}
