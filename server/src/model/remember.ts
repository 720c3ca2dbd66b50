/** Where an object keeps what was found out about it: the object itself, and each answer under the function that gave it. */
const KEPT = Symbol('kept');

interface Kept {
  /** The object that the answers are about: a copy of it, made with `{ ...object }`, is another one. */
  readonly about: object;
  readonly answers: Map<unknown, unknown>;
}

/**
 * `read`, asked once per object: many rules look at the same port or command, and what was read from a file never
 * changes. The answers live on the object and not in a `WeakMap`, because V8 frees what a long-lived WeakMap holds only
 * in a full collection: with every key stroke the whole file would be carried over to the old generation.
 */
export function oncePer<Thing extends object, Answer>(read: (thing: Thing) => Answer): (thing: Thing) => Answer {
  return thing => {
    const answers = answersAbout(thing);
    const known = answers.get(read) as Answer | undefined;
    if (known !== undefined || answers.has(read)) return known as Answer;
    const answer = read(thing);
    answers.set(read, answer);
    return answer;
  };
}

function answersAbout(thing: { [KEPT]?: Kept }): Map<unknown, unknown> {
  const kept = thing[KEPT];
  if (kept?.about === thing) return kept.answers;
  const answers = new Map<unknown, unknown>();
  thing[KEPT] = { about: thing, answers };
  return answers;
}
