/** Where an object keeps what was found out about it: the object itself, and each answer under the function that gave it. */
const KEPT = Symbol('kept');

interface Kept {
  /** The object that the answers are about: a copy of it, made with `{ ...object }`, is another one. */
  readonly about: object;
  readonly answers: Answers;
}

/** The last answer of each function, and what stood beside the object then. */
type Answers = Map<unknown, { readonly beside: unknown; readonly answer: unknown }>;

/**
 * `read`, asked once per object, and again only when something else stands beside it: many rules look at the same port
 * or command, and what was read from a file never changes. The answers live on the object and not in a `WeakMap`, because V8 frees what a long-lived WeakMap holds only
 * in a full collection: with every key stroke the whole file would be carried over to the old generation.
 */
export function oncePer<Thing extends object, Beside extends readonly [unknown?], Answer>(
  read: (thing: Thing, ...beside: Beside) => Answer,
): (thing: Thing, ...beside: Beside) => Answer {
  return (thing, ...beside) => {
    const answers = answersAbout(thing);
    let last = answers.get(read);
    if (last === undefined || last.beside !== beside[0]) {
      last = { beside: beside[0], answer: read(thing, ...beside) };
      answers.set(read, last);
    }
    return last.answer as Answer;
  };
}

function answersAbout(thing: { [KEPT]?: Kept }): Answers {
  const kept = thing[KEPT];
  if (kept?.about === thing) return kept.answers;
  const answers: Answers = new Map();
  thing[KEPT] = { about: thing, answers };
  return answers;
}
