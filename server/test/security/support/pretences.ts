const ELSEWHERE = "203.0.113.9";
/** Headers by which a visitor might claim to come from elsewhere. */
export const PRETENCES: Record<string, string>[] = [
  { "x-forwarded-for": ELSEWHERE },
  { "x-forwarded-for": Array.from({ length: 20 }, (_, index) => `203.0.113.${index}`).join(", ") },
  { "x-forwarded-for": "::ffff:203.0.113.9" },
  { "x-forwarded-for": "2001:db8::9" },
  { "x-forwarded-for": "10.0.0.1" },
  { "x-forwarded-for": "127.0.0.1" },
  { "x-forwarded-for": "nonsense,,;= \u00ff" },
  { forwarded: `for=${ELSEWHERE};proto=https` },
  { "x-real-ip": ELSEWHERE },
  { "cf-connecting-ip": ELSEWHERE },
  { "true-client-ip": ELSEWHERE },
  { "x-client-ip": ELSEWHERE },
  { "x-cluster-client-ip": ELSEWHERE },
  { "x-forwarded-host": "elsewhere.example", "x-original-forwarded-for": ELSEWHERE },
];
