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
      const house = openHouse(listeners);
      for (const { service, doors: own } of listeners) {
        if (service.get('network_mode')) continue;
        for (const variable of service.all('environment').flatMap(readEnvironment)) {
          if (!service.isHere(variable.node) || FOR_OTHERS.test(variable.name)) continue;
          const value = variable.scalar.value.slice(variable.from);
          for (const address of localAddresses(value)) {
            if (own.some(door => door.inside === address.port)) continue;
            const target = findTarget(address, house, service);
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

/** A service, and its first door for a port. */
interface Way {
  readonly service: ProjectService;
  readonly door: Door;
}

/** The doors of all services, by the port of the host and by that of the container. */
interface House {
  readonly outside: ReadonlyMap<number, readonly Way[]>;
  readonly inside: ReadonlyMap<number, readonly Way[]>;
}

/** Whoever looks for one way leaves out its own, and gives up at two: more than three ways to a port need no mention. */
const ENOUGH = 3;

function openHouse(listeners: readonly Listener[]): House {
  const outside = new Map<number, Way[]>();
  const inside = new Map<number, Way[]>();
  const note = (ways: Map<number, Way[]>, port: number | undefined, way: Way) => {
    if (port === undefined) return;
    const there = ways.get(port);
    if (!there) ways.set(port, [way]);
    else if (there.length < ENOUGH && there.at(-1)?.service !== way.service) there.push(way);
  };
  for (const { service, doors } of listeners) {
    for (const door of doors) {
      note(outside, door.outside, { service, door });
      note(inside, door.inside, { service, door });
    }
  }
  return { outside, inside };
}

/** The one service that the address must mean; undefined when none does, or when it may well mean this machine. */
function findTarget(
  { port, scheme }: LocalAddress,
  house: House,
  own: ProjectService,
): { readonly service: ProjectService; readonly port: number } | undefined {
  // Whoever writes localhost has the ports of the host in mind.
  const isOther = ({ service }: Way) => service !== own;
  const outside = (house.outside.get(port) ?? []).filter(isOther);
  const found = outside.length > 0 ? outside : (house.inside.get(port) ?? []).filter(isOther);
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
