import type { Compose } from '../../model/compose/compose.ts';
import type { Dockerfile } from '../../model/dockerfile/dockerfile.ts';
import { factsOf } from '../../model/image/facts.ts';
import type { ImageUse } from '../../model/image/reference.ts';
import { oncePer } from '../../model/remember.ts';

/** What the services that build tell about the images of a compose file. */
interface Built {
  /** Where their `image:` begins. */
  readonly starts: ReadonlySet<number>;
  /** What it says. */
  readonly names: ReadonlySet<string>;
  /** Where `image:` begins in services that may get a `build:` from elsewhere. */
  readonly perhaps: ReadonlySet<number>;
}

/** What people call a base that they build themselves; no image of Docker Hub goes by these names. */
const OWN_NAMES: ReadonlySet<string> = new Set(
  'app application base build builder common dependencies deps dev development final local prod production release runtime'.split(
    ' ',
  ),
);

/**
 * Whether `use` names something that is made here instead of pulled: `image:` next to `build:` names the result, and
 * other services may call it by that name; `COPY --from=name` and `FROM base` may mean a named build context.
 */
export function isMadeHere(use: ImageUse, file: Dockerfile | Compose): boolean {
  const isFamous = use.reference !== undefined && factsOf(use.reference) !== undefined;
  if (file.kind === 'dockerfile') {
    if (isFamous || /[/:@]/.test(use.raw)) return false;
    return use.where !== 'from' || OWN_NAMES.has(use.raw.replace(/[-_]?image$/, ''));
  }
  const built = builtIn(file);
  return startsAt(built.starts, use) || built.names.has(use.raw) || (!isFamous && startsAt(built.perhaps, use));
}

const builtIn = oncePer((file: Compose): Built => {
  const starts = new Set<number>();
  const names = new Set<string>();
  const perhaps = new Set<number>();
  for (const service of file.workloads) {
    const image = service.get('image');
    if (!image) continue;
    if (service.get('build')) {
      starts.add(image.span.start);
      if (image.scalar) names.add(image.scalar.value);
    } else if (service.isOpen) {
      perhaps.add(image.span.start);
    }
  }
  return { starts, names, perhaps };
});

/** The span of a value includes its quotes, that of an image does not. */
function startsAt(starts: ReadonlySet<number>, use: ImageUse): boolean {
  return starts.has(use.span.start) || starts.has(use.span.start - 1);
}
