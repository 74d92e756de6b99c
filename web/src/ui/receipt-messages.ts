export const receiptMessages = {
  summary: (cost: string) => `Why this? · ${cost}`,
  free: "no cost",
};
