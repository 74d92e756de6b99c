/** A rate that nobody knows exactly, as a Beta distribution. */
export type Belief = { a: number; b: number };

/** What is believed of a rate after so many successes in so many trials; before them, nothing (Jeffreys' prior). */
export const beliefOf = (successes: number, trials: number): Belief => ({
  a: Math.min(successes, trials) + 0.5,
  b: Math.max(trials - successes, 0) + 0.5,
});

const LANCZOS = [
  0.999_999_999_999_809_9, 676.520_368_121_885_1, -1259.139_216_722_402_8, 771.323_428_777_653_1,
  -176.615_029_162_140_6, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_572e-6,
  1.505_632_735_149_311_6e-7,
];

/** The logarithm of the gamma function, for x of a half and more (Lanczos, g = 7). */
function logGamma(x: number): number {
  const base = x + 6.5;
  const series = LANCZOS.reduce((sum, term, index) => (index === 0 ? term : sum + term / (x - 1 + index)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(series);
}

const logBeta = ({ a, b }: Belief): number => logGamma(a) + logGamma(b) - logGamma(a + b);

/** The continued fraction of the incomplete beta function, by Lentz's method. */
function fraction(x: number, { a, b }: Belief): number {
  const tiny = 1e-300;
  const away = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    result *= d * c;
    if (Math.abs(d * c - 1) < 1e-14) break;
  }
  return result;
}

/** How probable it is that the rate is at most `x`: the regularised incomplete beta function. */
export const probabilityBelow = (x: number, belief: Belief): number => below(x, belief, logBeta(belief));

function below(x: number, { a, b }: Belief, log: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - log);
  return x < (a + 1) / (a + b + 2)
    ? (front * fraction(x, { a, b })) / a
    : 1 - (front * fraction(1 - x, { a: b, b: a })) / b;
}

const MOST_STEPS = 60;
const EXACT = 1e-13;

/** The rate below which the true one lies with this probability: by Newton's method, within bounds that close in. */
export function quantile(probability: number, belief: Belief): number {
  const { a, b } = belief;
  const log = logBeta(belief);
  let [low, high] = [0, 1];
  let x = a / (a + b);
  for (let step = 0; step < MOST_STEPS && high - low > EXACT * high; step += 1) {
    const off = below(x, belief, log) - probability;
    if (off < 0) low = x;
    else high = x;
    const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - log);
    const next = x - off / density;
    const isWithin = next > low && next < high;
    if (isWithin && Math.abs(next - x) < EXACT * x) return next;
    x = isWithin ? next : (low + high) / 2;
  }
  return x;
}

const SLICES = 128;

/** Where a belief lies, but for next to nothing, in the angle whose sine squared is the rate: there even a belief in little is smooth. */
function spanOf(belief: Belief): { low: number; width: number } {
  const low = Math.asin(Math.sqrt(quantile(1e-9, belief)));
  return { low, width: Math.asin(Math.sqrt(quantile(1 - 1e-9, belief))) - low };
}

/** How probable it is that the one rate is higher, as a sum over thin slices of it. */
function sumOfSlices(one: Belief, { low, width }: { low: number; width: number }, other: Belief): number {
  const rateAt = (slice: number): number => Math.sin(low + (slice * width) / SLICES) ** 2;
  let sum = 0;
  let before = 0;
  for (let slice = 0; slice < SLICES; slice += 1) {
    const upTo = probabilityBelow(rateAt(slice + 1), one);
    sum += (upTo - before) * probabilityBelow(rateAt(slice + 0.5), other);
    before = upTo;
  }
  return Math.min(Math.max(sum, 0), 1);
}

/** How probable it is that the first rate is higher than the second. The surer of the two is cut: the other one changes little within a slice. */
export function probabilityHigher(first: Belief, second: Belief): number {
  const [one, two] = [spanOf(first), spanOf(second)];
  return one.width <= two.width ? sumOfSlices(first, one, second) : 1 - sumOfSlices(second, two, first);
}
