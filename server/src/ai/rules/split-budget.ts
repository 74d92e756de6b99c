/** Shares are handled in thousandths of a percent, so that every step is in whole numbers. */
const SCALE = 1000;
const WHOLE = 100 * SCALE;
/** Shares like 33.3 + 33.3 + 33.3 are meant to be everything. */
const ROUNDING = SCALE;

/** The shares as whole thousandths that add up to all, or null when they do not nearly do so. */
export function levelShares(percents: readonly number[]): number[] | null {
  const shares = percents.map((percent) => Math.round(percent * SCALE));
  const missing = WHOLE - shares.reduce((sum, share) => sum + share, 0);
  if (shares.some((share) => share < 0) || Math.abs(missing) > ROUNDING) return null;
  const largest = shares.indexOf(Math.max(...shares));
  return shares.map((share, index) => (index === largest ? share + missing : share));
}

/** Splits an amount by shares so that the parts add up to it exactly: what is left over goes to the largest remainders. */
export function splitAmount(amount: number, shares: readonly number[]): number[] {
  const exact = shares.map((share) => BigInt(amount) * BigInt(share));
  const parts = exact.map((product) => Number(product / BigInt(WHOLE)));
  const left = amount - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((product, index) => ({ index, remainder: product % BigInt(WHOLE) }))
    .toSorted((one, other) => Number(other.remainder - one.remainder) || one.index - other.index);
  const lucky = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return parts.map((part, index) => (lucky.has(index) ? part + 1 : part));
}

export const toPercent = (share: number): number => share / SCALE;
