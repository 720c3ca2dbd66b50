/** The middle one of some figures; undefined when there are none. */
export function median(figures: readonly number[]): number | undefined {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [upper, lower] = [sorted[middle], sorted[middle - 1]];
  return upper === undefined || sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
}

/** The figure below which 95 of 100 lie; undefined when there are none. */
export function percentile95(figures: readonly number[]): number | undefined {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length * 0.95)];
}

/** What a row of the table tells. Figures are in `unit`. */
export interface Row {
  readonly what: string;
  readonly unit: 'ms' | 'MiB' | 'KiB' | '×';
  readonly ours: readonly number[];
  readonly peer?: { readonly name: string; readonly figures: readonly number[] };
  /** The most that is allowed: of ours, or of ours divided by the peer's. */
  readonly budget?: { readonly most: number; readonly of: 'figure' | 'ratio' };
}

/** The cells of a row: what, ours (median and minimum), peer (the same), ratio of the medians, budget, verdict. */
export function cellsOf({ what, unit, ours, peer, budget }: Row): readonly string[] {
  const [own, other] = [median(ours), peer && median(peer.figures)];
  const ratio = own === undefined || other === undefined ? undefined : own / other;
  const judged = budget?.of === 'ratio' ? ratio : own;
  const verdict = !budget ? '' : judged === undefined ? 'not measured' : judged <= budget.most ? 'ok' : 'OVER';
  return [
    what,
    tell(ours, unit),
    peer ? `${tell(peer.figures, unit)}  ${peer.name}` : '–',
    ratio === undefined ? '–' : `${round(ratio)}×`,
    budget ? `≤ ${budget.most}${budget.of === 'ratio' || unit === '×' ? '×' : ` ${unit}`}` : '–',
    verdict,
  ];
}

function tell(figures: readonly number[], unit: string): string {
  const middle = median(figures);
  if (middle === undefined) return 'no answer';
  const least = figures.length > 1 ? ` (min ${round(Math.min(...figures))})` : '';
  return `${round(middle)}${unit === '×' ? '×' : ` ${unit}`}${least}`;
}

function round(figure: number): string {
  return figure >= 100 ? figure.toFixed(0) : figure >= 10 ? figure.toFixed(1) : figure.toFixed(figure < 0.1 ? 3 : 2);
}
