import type { Limit, RoutePolicy } from "./policy.ts";

/** A policy as programs and people read it; what it does not say is left out. */
export type PolicyInWords = {
  who: RoutePolicy["who"];
  /** The permission that it takes in the business. */
  may?: string;
  /** Permissions that fields of the body take besides. */
  fields?: Readonly<Record<string, string>>;
  limits?: readonly (Limit | "ai-user" | "ai-business" | "outside")[];
  /** Of the AI limits, in texts. */
  cost?: number | "as many as asked for";
};

export function policyInWords(policy: RoutePolicy): PolicyInWords {
  const { who, cost, asksOutside } = policy;
  const limits = [
    ...(policy.limits ?? []),
    ...(asksOutside === true ? (["outside"] as const) : []),
    ...(cost === undefined ? [] : (["ai-user"] as const)),
    ...(cost === undefined || who !== "member" ? [] : (["ai-business"] as const)),
  ];
  return {
    who,
    ...(who === "member" && { may: policy.may, ...(policy.fields && { fields: policy.fields }) }),
    ...(limits.length > 0 && { limits }),
    ...(cost !== undefined && { cost: typeof cost === "number" ? cost : ("as many as asked for" as const) }),
  };
}
