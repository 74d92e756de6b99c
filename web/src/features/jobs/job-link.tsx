import type { Job } from "@handbill/contracts";
import { ButtonLink } from "../../ui/button-link.tsx";
import { messages } from "./messages.ts";

/** To the page where the work of a job can be seen. */
export function JobLink({
  job: { businessId, campaignId, contentId, kind },
  onOpen,
}: {
  job: Job;
  onOpen?: () => void;
}) {
  const params = { businessId, campaignId };
  if (kind === "strategy") {
    return (
      <ButtonLink to="/b/$businessId/campaigns/$campaignId/strategy" params={params} size="sm" onClick={onOpen}>
        {messages.open}
      </ButtonLink>
    );
  }
  return (
    <ButtonLink
      to="/b/$businessId/campaigns/$campaignId/board"
      params={params}
      search={contentId === null ? {} : { item: contentId }}
      size="sm"
      onClick={onOpen}
    >
      {messages.open}
    </ButtonLink>
  );
}
