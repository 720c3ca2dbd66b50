/** Comparing many words with many takes its time: of very many candidates only the first are looked at. */
const MOST_CANDIDATES = 2000;

/**
 * The one of `candidates` that a writer of `word` most likely meant: no more than two slips away, and no more than a
 * third of the word; undefined when none is that near, or when two are equally near. Case, hyphens and camel case do
 * not count: `dependsOn` and `depends-on` are `depends_on`.
 */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const plain = fold(word);
  const most = Math.min(2, Math.floor(plain.length / 3));
  let best: string | undefined;
  let least = most + 1;
  let isTie = false;
  for (const candidate of candidates.slice(0, MOST_CANDIDATES)) {
    const distance = slips(plain, fold(candidate), most);
    if (distance > most || distance > least) continue;
    isTie = distance === least;
    least = distance;
    best = candidate;
  }
  return isTie ? undefined : best;
}

function fold(word: string): string {
  return word
    .replace(/([a-z])(?=[A-Z])/g, '$1_')
    .replaceAll('-', '_')
    .toLowerCase();
}

/**
 * How many letters have to be changed, added, dropped, or swapped with their neighbour to turn `a` into `b`; `most + 1`
 * stands for anything above `most`.
 */
function slips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    if (Math.min(...row) > most && Math.min(...last) > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}
