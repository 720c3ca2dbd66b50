import { counterpartInService } from '../../text/counterpart.ts';

/** What is known of places of a compose file, by pattern: `services.*.ports[]`, where `*` is any key. */
export class PathTable<Value> {
  /** By the length of the path and its last segment, so that few patterns are ever compared. */
  readonly #buckets = new Map<string, { readonly pattern: readonly string[]; readonly value: Value }[]>();

  constructor(entries: Readonly<Record<string, Value>>) {
    for (const [text, value] of Object.entries(entries)) {
      const pattern = toPath(text);
      const key = bucketOf(pattern.length, pattern.at(-1));
      const bucket = this.#buckets.get(key) ?? [];
      this.#buckets.set(key, bucket);
      bucket.push({ pattern, value });
    }
  }

  /**
   * What is known of `path`, whose items are `[]`; a key that is named goes before `*`. Of a job or of a `pre_start` step
   * what is known of a service is known as well.
   */
  get(path: readonly string[]): Value | undefined {
    const inService = counterpartInService(path);
    return this.#at(path) ?? (inService === path ? undefined : this.#at(inService));
  }

  #at(path: readonly string[]): Value | undefined {
    const last = path.at(-1);
    return this.#find(path, last) ?? (last === '[]' ? undefined : this.#find(path, '*'));
  }

  /** Whether anything is known of `path`. */
  has(path: readonly string[]): boolean {
    return this.get(path) !== undefined;
  }

  #find(path: readonly string[], last: string | undefined): Value | undefined {
    return this.#buckets.get(bucketOf(path.length, last))?.find(({ pattern }) => fits(pattern, path))?.value;
  }
}

/** `services.*.ports[]` as the segments of a path. */
export function toPath(pattern: string): readonly string[] {
  return pattern === '' ? [] : pattern.replaceAll('[]', '.[]').split('.');
}

function fits(pattern: readonly string[], path: readonly string[]): boolean {
  return pattern.every((segment, index) => segment === path[index] || (segment === '*' && path[index] !== '[]'));
}

function bucketOf(length: number, last: string | undefined): string {
  return `${length} ${last ?? ''}`;
}
