import { parsePort } from '../../../model/compose/ports.ts';
import { type ProjectService, projectOf } from '../../../model/compose/project.ts';
import { factsOf } from '../../../model/image/facts.ts';
import { replace } from '../../../text/edit.ts';
import { rule } from '../../rule.ts';
import { readEnvironment } from '../../shared/compose/environment.ts';
import { type LocalAddress, localAddresses } from '../../shared/compose/localhost-values.ts';
import { runningImage } from '../../shared/compose/running-image.ts';

/** What a browser on the host resolves, where localhost is right. */
const WEB: ReadonlySet<string | undefined> = new Set(['http', 'https', 'ws', 'wss', undefined]);
/** Addresses that are handed on to someone outside, or that say where to listen. */
const FOR_OTHERS =
  /PUBLIC|EXTERNAL|ADVERTISED|ORIGIN|CORS|REDIRECT|CALLBACK|FRONTEND|BROWSER|LISTEN|BIND|HEALTH|ALLOWED|_SELF/i;

export default rule({
  category: 'correctness',
  severity: 'warning',
  profile: 'default',
  concept: 'container-localhost',
  fix: 'suggestion',
  sources: [],
  visit: {
    compose(file, { report, neighbours }) {
      const { services } = projectOf(file, neighbours);
      if (services.length < 2) return;
      const listeners = services.map(service => ({ service, doors: doorsOf(service) }));
      for (const service of services) {
        if (service.get('network_mode')) continue;
        const own = listeners.find(listener => listener.service === service)?.doors ?? [];
        for (const variable of service.all('environment').flatMap(readEnvironment)) {
          if (!service.isHere(variable.node) || FOR_OTHERS.test(variable.name)) continue;
          const value = variable.scalar.value.slice(variable.from);
          for (const address of localAddresses(value)) {
            if (own.some(door => door.inside === address.port)) continue;
            const target = findTarget(
              address,
              listeners.filter(listener => listener.service !== service),
            );
            const start = variable.from + address.span.start;
            const place = variable.scalar.spanOf(start, variable.from + address.span.end);
            if (!target || !place) continue;
            const better = `${target.service.name}:${target.port}`;
            report({
              span: place,
              args: { service: service.name, name: variable.name, other: target.service.name, better },
              fix: () => ({ edits: [replace(place, better)] }),
            });
          }
        }
      }
    },
  },
});

/** A port that a service listens on, and the one of the host that leads there. */
interface Door {
  readonly inside: number;
  readonly outside: number | undefined;
}

function doorsOf(service: ProjectService): readonly Door[] {
  const image = runningImage(service);
  const known = image ? (factsOf(image)?.ports ?? []) : [];
  const exposed = service.entries('expose').map(({ scalar }) => Number(scalar?.value.split('/')[0]));
  const published = service.entries('ports').flatMap(node => {
    const mapping = parsePort(node);
    const inside = mapping?.target.from;
    if (inside === undefined || mapping?.target.to !== inside) return [];
    return [{ inside, outside: mapping.published?.from }];
  });
  const silent = [...known, ...exposed]
    .filter(Number.isInteger)
    .filter(port => !published.some(door => door.inside === port));
  return [...published, ...silent.map(inside => ({ inside, outside: undefined }))];
}

interface Listener {
  readonly service: ProjectService;
  readonly doors: readonly Door[];
}

/** The services with a door that fits. */
function doorsTo(listeners: readonly Listener[], fits: (door: Door) => boolean) {
  return listeners.flatMap(({ service, doors }) => {
    const door = doors.find(fits);
    return door ? [{ service, door }] : [];
  });
}

/** The one service that the address must mean; undefined when none does, or when it may well mean this machine. */
function findTarget(
  { port, scheme }: LocalAddress,
  others: readonly Listener[],
): { readonly service: ProjectService; readonly port: number } | undefined {
  // Whoever writes localhost has the ports of the host in mind.
  const outside = doorsTo(others, door => door.outside === port);
  const found = outside.length > 0 ? outside : doorsTo(others, door => door.inside === port);
  const [only] = found;
  if (!only || found.length > 1) return undefined;
  // A page that a browser on the host loads reaches published ports as localhost.
  if (WEB.has(scheme) && only.door.outside === port && !isDatabasePort(only.service, only.door)) return undefined;
  return { service: only.service, port: only.door.inside };
}

/** A browser never talks to these. */
function isDatabasePort(service: ProjectService, door: Door): boolean {
  const image = runningImage(service);
  const facts = image && factsOf(image);
  return facts !== undefined && ['database', 'cache', 'broker'].includes(facts.kind) && facts.ports[0] === door.inside;
}
