export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** The p of a two-sided Mann-Whitney test by its normal approximation: how likely such a difference is where there is none. For 20 values and more. */
export function compareSamples(first: readonly number[], second: readonly number[]): number {
  let wins = 0;
  for (const one of first) for (const other of second) wins += one > other ? 1 : one === other ? 0.5 : 0;
  const [many, more] = [first.length, second.length];
  const deviation = Math.sqrt((many * more * (many + more + 1)) / 12);
  const distance = Math.max(0, Math.abs(wins - (many * more) / 2) - 0.5) / deviation;
  return Math.min(1, 2 * upperTail(distance));
}

/** Of the normal distribution, by Abramowitz and Stegun 26.2.17: right to seven places. */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
}
