import { AI_OUTCOMES, AI_PURPOSES, type AiLog, type AiLogExport } from "@handbill/contracts";
import { useNavigate, useSearch } from "@tanstack/react-router";

/** What of the list of calls is in the address: a link shows the same to somebody else. */
export type CallFilter = {
  outcome: AiLog["outcome"] | undefined;
  purpose: AiLog["purpose"] | undefined;
  model: string | undefined;
  campaign: string | undefined;
};

const LONGEST_MODEL = 200;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const oneOf = <Value extends string>(values: readonly Value[], given: unknown): Value | undefined =>
  values.find((value) => value === given);

/** Reads an address, whatever somebody typed into it. */
export function readCallFilter(search: object): CallFilter {
  const { outcome, purpose, model, campaign }: Record<string, unknown> = { ...search };
  return {
    outcome: oneOf(AI_OUTCOMES, outcome),
    purpose: oneOf(AI_PURPOSES, purpose),
    model: typeof model === "string" && model !== "" ? model.slice(0, LONGEST_MODEL) : undefined,
    campaign: typeof campaign === "string" && UUID.test(campaign) ? campaign : undefined,
  };
}

export const isFiltered = (filter: CallFilter): boolean => Object.values(filter).some((value) => value !== undefined);

/** The same as the server asks for it, over some days. */
export function logQueryOf(range: { from: string; to: string }, filter: CallFilter): AiLogExport {
  const { outcome, purpose, model, campaign } = filter;
  return {
    ...range,
    ...(outcome !== undefined && { outcome }),
    ...(purpose !== undefined && { purpose }),
    ...(model !== undefined && { model }),
    ...(campaign !== undefined && { campaignId: campaign }),
  };
}

/** The filter in the address, and the way to change it; an empty text takes one away. Back leaves the page, not a filter. */
export function useCallFilter() {
  const filter = readCallFilter(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = (changes: { [Name in keyof CallFilter]?: string }) =>
    void navigate({
      to: ".",
      search: (present: object) =>
        Object.fromEntries(Object.entries({ ...present, ...changes }).filter(([, value]) => value !== "")),
      replace: true,
      resetScroll: false,
    });
  return { filter, change };
}
