const about = (cost: string): string => (cost.startsWith("under") ? cost : `about ${cost}`);

export const estimateMessages = {
  free: "No cost: the built-in demo model writes.",
  unknown: (model: string) => `What this costs is not known: nobody told us the price of ${model}.`,
  costs: (likely: string, most: string) => `AI cost: ${about(likely)}, at most ${most}.`,
  atMost: (most: string) => `AI cost: at most ${most}.`,
  left: (left: string) => `${left} of this month's AI budget is left.`,
  scarce: (left: string) => `Only ${left} of this month's AI budget is left. That may not be enough.`,
  none: "You've used this month's AI budget.",
};
