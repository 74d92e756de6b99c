/** Why somebody came back who is not in; stands in the address of `/login/elsewhere`. */
export const ELSEWHERE_PROBLEMS = [
  "denied",
  "over",
  "away",
  "invalid",
  "unverified",
  "taken",
  "connected",
  "too_many",
] as const;
export type ElsewhereProblem = (typeof ELSEWHERE_PROBLEMS)[number];
