import type { BusinessProfile } from "@handbill/contracts";
import { factList } from "../prompts/facts.ts";

/** The facts behind the ids of an answer, each once. Ids that stand for nothing are left out, and that is noted as a repair. */
export function citedFacts(
  business: BusinessProfile,
  ids: readonly string[],
): { factsUsed: string[]; repairs: string[] } {
  const texts = new Map(factList(business).map(({ id, text }) => [id, text]));
  const cited = [...new Set(ids.map((id) => id.trim().replace(/^\[|\]$/g, "")))];
  const factsUsed = cited.map((id) => texts.get(id)).filter((text) => text !== undefined);
  return { factsUsed, repairs: factsUsed.length < cited.length ? ["unknown_facts"] : [] };
}
