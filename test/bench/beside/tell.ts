/** The middle one of each figure. */
export function medianOf<Run extends Readonly<Record<string, number>>>(runs: readonly Run[]): Run {
  const [first] = runs;
  if (first === undefined) throw new Error('nothing was run');
  const middle = (name: string): number =>
    runs.map((run) => run[name] ?? 0).toSorted((left, right) => left - right)[
      Math.floor(runs.length / 2)
    ] ?? 0;
  return Object.fromEntries(Object.keys(first).map((name) => [name, middle(name)])) as Run; // its own names
}

export const timesFaster = (theirs: number, ours: number): number =>
  Math.round((theirs / ours) * 10) / 10;
