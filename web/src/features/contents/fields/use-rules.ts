import { useEffect, useState } from "react";

const fetchRules = () => import("./rules.ts").then(({ measure, problemsOf }) => ({ measure, problemsOf }));

type Rules = Awaited<ReturnType<typeof fetchRules>>;

let fetched: Rules | null = null;

/**
 * The rules of the channels, once they are here: they know every ending of a web address, and come after the form. Until then
 * the server alone judges.
 */
export const rulesAtHand = (): Rules | null => fetched;

/** The same for a form, which is drawn again when they arrive. */
export function useRules(): Rules | null {
  const [rules, setRules] = useState(fetched);
  useEffect(() => {
    if (rules !== null) return;
    const keep = (arrived: Rules) => {
      fetched = arrived;
      setRules(arrived);
    };
    // Without a connection the server still judges every text that is saved.
    fetchRules().then(keep, () => undefined);
  }, [rules]);
  return rules;
}
