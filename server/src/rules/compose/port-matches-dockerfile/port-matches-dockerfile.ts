import { type Built, builtFrom } from '../../../model/compose/built.ts';
import { type PortMapping, parsePort } from '../../../model/compose/ports.ts';
import { type ProjectService, projectOf } from '../../../model/compose/project.ts';
import { factsOf } from '../../../model/image/facts.ts';
import { type Found, rule } from '../../rule.ts';
import { baseImageOf } from '../../shared/base-image.ts';
import { agreed, type Verdict } from '../../shared/compose/agreed.ts';
import { type ExposedPort, exposedPorts } from '../../shared/compose/exposed-ports.ts';
import { isForDocker } from '../../shared/frontend.ts';
import { isMovedTo, isSetUp } from './set-up.ts';

/** Debuggers and reloaders that people publish beside the app: Node.js, debugpy, JDWP, Delve, LiveReload, Vite. */
const DEBUGGERS: ReadonlySet<number> = new Set([9229, 9230, 5678, 5005, 2345, 40000, 35729, 24678]);

export default rule({
  category: 'correctness',
  severity: 'hint',
  profile: 'default',
  concept: 'container-port',
  fix: null,
  sources: [],
  visit: {
    compose(file, { neighbours, report }) {
      const verdicts = projectOf(file, neighbours).services.flatMap(service =>
        judge(service, builtFrom(service, neighbours)),
      );
      for (const found of agreed(verdicts)) report(found);
    },
  },
});

/** What a service makes of each port that the file publishes. */
function judge(service: ProjectService, built: Built | undefined): readonly Verdict[] {
  const nodes = service.entries('ports');
  const own = nodes.flatMap(node => (service.isHere(node) ? (parsePort(node) ?? []) : []));
  const exposed = built && own.length > 0 ? readExposed(service, built) : undefined;
  const all = nodes.map(parsePort);
  const check = exposed && all.every(isKnown) && hasUnreached(exposed, all);
  return own.map(port => ({
    span: port.target,
    found: built && check ? find(service, built, exposed, port) : undefined,
  }));
}

/** What the Dockerfile EXPOSEs; undefined where nobody can tell, and where the service may have it listen elsewhere. */
function readExposed(service: ProjectService, built: Built): readonly ExposedPort[] | undefined {
  const { stage, file } = built;
  const base = baseImageOf(stage);
  if (!stage || !built.isSettled || !isForDocker(file) || !base || !factsOf(base) || isSetUp(service)) return undefined;
  const isOpen = built.layers.some(layer => layer.get('additional_contexts'));
  const hasArgs = built.layers.some(layer => layer.get('args'));
  const exposed = isOpen ? undefined : exposedPorts(stage, file, hasArgs);
  return exposed && exposed.length > 0 ? exposed : undefined;
}

function isKnown(port: PortMapping | undefined): port is PortMapping {
  return port?.target.from !== undefined && !port.protocol?.text.includes('$');
}

/** Whether no mapping leads to one of the ports: whoever publishes them all may well publish more. */
function hasUnreached(exposed: readonly ExposedPort[], mappings: readonly PortMapping[]): boolean {
  return exposed.some(port => !mappings.some(mapping => leadsTo(mapping, port) && isSameProtocol(mapping, port)));
}

function find(
  service: ProjectService,
  { stage, file, path }: Built,
  exposed: readonly ExposedPort[],
  mapping: PortMapping,
): Found | undefined {
  const { start, end, text, from = 0 } = mapping.target;
  const base = baseImageOf(stage);
  const ofBase = (base && factsOf(base)?.ports) ?? [];
  const met = exposed.filter(port => leadsTo(mapping, port));
  if (met.some(port => isSameProtocol(mapping, port)) || isMovedTo(service, from) || DEBUGGERS.has(from))
    return undefined;
  if (ofBase.some(port => leadsTo(mapping, { from: port, to: port }))) return undefined;
  const ports = (met.length > 0 ? met : exposed).map(port => port.text);
  return {
    span: { start, end },
    message: met.length > 0 ? 'protocol' : 'default',
    args: { service: service.name, dockerfile: path, port: text, protocol: protocolOf(mapping), ports },
    related: (met.length > 0 ? met : exposed).map(port => ({
      span: port.word,
      phrase: 'built.exposedHere',
      args: { port: port.text },
      elsewhere: { path, lines: file.lines },
    })),
  };
}

function leadsTo({ target }: PortMapping, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return (target.from ?? 0) <= to && from <= (target.to ?? 0);
}

function isSameProtocol(mapping: PortMapping, port: ExposedPort): boolean {
  return protocolOf(mapping) === port.protocol;
}

function protocolOf({ protocol }: PortMapping): string {
  return protocol?.text.toLowerCase() || 'tcp';
}
