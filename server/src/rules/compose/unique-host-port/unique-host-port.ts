import { type Found, rule } from '../../rule.ts';
import { runTogether } from '../../shared/compose/profiles.ts';
import { type Claim, contestedPort, findClaims } from './claims.ts';

/** Two services that want one port. */
interface Clash {
  readonly first: Claim;
  readonly second: Claim;
  readonly port: number;
  /** `sometimes`: only with a profile. */
  readonly when: 'always' | 'sometimes';
}

/** More that overlap one place are not compared with it: the first few say it all, and the cost stays linear. */
const MOST = 50;

export default rule({
  category: 'correctness',
  severity: 'error',
  profile: 'default',
  concept: 'port-conflict',
  fix: null,
  sources: ['dclint/no-duplicate-exported-ports'],
  visit: {
    compose(file, { report }) {
      // What lies over a service in another document may take its ports away.
      if (file.documents.length > 1) return;
      for (const clash of findClashes(findClaims(file))) report(describe(clash));
    },
  },
});

/** The clashes, one for each place: with the port that is certainly taken, and that stands first. */
function findClashes(claims: readonly Claim[]): readonly Clash[] {
  const clashes = new Map<number, Clash>();
  let open: Claim[] = [];
  for (const claim of claims.toSorted((a, b) => a.from - b.from || a.place.start - b.place.start)) {
    open = open.filter(other => other.to >= claim.from).slice(-MOST);
    for (const other of open) {
      const clash = compare(other, claim);
      const known = clash && clashes.get(clash.second.place.start);
      if (clash && (!known || weight(clash) < weight(known))) clashes.set(clash.second.place.start, clash);
    }
    open.push(claim);
  }
  return [...clashes.values()];
}

function compare(a: Claim, b: Claim): Clash | undefined {
  const port = contestedPort(a, b);
  if (port === undefined) return undefined;
  const when = a.service === b.service ? 'always' : runTogether(a.service, b.service);
  if (when === 'unknown') return undefined;
  const [first, second] = a.place.start <= b.place.start ? [a, b] : [b, a];
  return { first, second, port, when };
}

function weight({ first, when }: Clash): number {
  return when === 'always' ? first.place.start - Number.MAX_SAFE_INTEGER : first.place.start;
}

function describe({ first, second, port, when }: Clash): Found {
  const [service, other] = [second.service.name, first.service.name];
  const severity = when === 'sometimes' ? ({ severity: 'warning' } as const) : {};
  const found = { span: second.place, args: { port, service, other }, ...severity };
  if (first.place.start === second.place.start) return { ...found, message: 'shared' };
  return {
    ...found,
    ...(service === other && { message: 'same' }),
    related: [{ span: first.place, phrase: 'taken.hostPort', args: { service: other, port } }],
  };
}
