import { Campaign, ok, type Business } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { useLocation, useParams } from "@tanstack/react-router";
import { Store } from "lucide-react";
import type { ReactNode } from "react";
import { businessesQuery } from "../api/businesses.ts";
import { call } from "../api/call.ts";
import { keys } from "../api/keys.ts";
import { ApiError } from "../api/problem.ts";
import { ButtonLink } from "./button-link.tsx";
import { messages } from "./messages.ts";

/** Asking each is a call: who has more looks for themselves. */
const MOST = 12;

async function isIn(businessId: string, campaignId: string, signal: AbortSignal): Promise<boolean> {
  try {
    await call(ok(Campaign), "GET", `/businesses/${businessId}/campaigns/${campaignId}`, { signal });
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return false;
    throw error;
  }
}

/** The one of the owner's other businesses that has this campaign; null where none has. */
async function findOwner(
  others: readonly Business[],
  campaignId: string,
  signal: AbortSignal,
): Promise<Business | null> {
  const found = await Promise.all(others.slice(0, MOST).map(({ id }) => isIn(id, campaignId, signal)));
  return others[found.indexOf(true)] ?? null;
}

/** In place of what is not in this business: a way to the one it belongs to, where that is the owner's too. */
export function NotHere({ fallback }: { fallback: ReactNode }) {
  const { businessId = "", campaignId = "" } = useParams({ strict: false });
  const { pathname, search } = useLocation();
  const { data: businesses } = useQuery({ ...businessesQuery, throwOnError: false });
  const others = businesses?.filter(({ id }) => id !== businessId) ?? [];
  const { data: owner } = useQuery({
    queryKey: [...keys.businesses, "owner-of", campaignId],
    queryFn: ({ signal }) => findOwner(others, campaignId, signal),
    enabled: campaignId !== "" && others.length > 0,
    throwOnError: false,
  });
  if (!owner) return fallback;
  const params = { businessId: owner.id, campaignId };
  const place = pathname.endsWith("/strategy") ? "strategy" : "board";
  return (
    <div role="alert" className="grid gap-3 rounded-card border border-info bg-surface p-4">
      <p className="flex items-start gap-2.5">
        <Store size={20} className="mt-0.5 shrink-0 text-info" aria-hidden />
        <span>
          {messages.elsewhere} <span className="whitespace-nowrap">{messages.switchTo}</span>{" "}
          <strong dir="auto">{owner.name}</strong>?
        </span>
      </p>
      <span>
        <ButtonLink
          to={`/b/$businessId/campaigns/$campaignId/${place}`}
          params={params}
          search={search}
          variant="primary"
        >
          {messages.switchNamed(owner.name)}
        </ButtonLink>
      </span>
    </div>
  );
}
