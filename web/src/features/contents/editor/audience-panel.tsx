import { Audience, ok } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { call } from "../../../api/call.ts";
import { keys } from "../../../api/keys.ts";
import { SenderHint } from "../../../scheduling/publications/sender-hint.tsx";
import { cardClass, linkClass } from "../../../ui/classes.ts";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { AudienceChoice } from "./audience-choice.tsx";
import { AudienceNumbers } from "./audience-numbers.tsx";
import { audienceMessages as words } from "./audience-messages.ts";

type AudiencePanelProps = { businessId: string; contentId: string; version: number };

/** Before anything is sent: how many get it, and everybody else by the reason why not. */
export function AudiencePanel({ businessId, contentId, version }: AudiencePanelProps) {
  const { data, isError } = useQuery({
    queryKey: keys.audience(businessId, contentId, version),
    queryFn: async ({ signal }) =>
      (await call(ok(Audience), "GET", `/businesses/${businessId}/contents/${contentId}/audience`, { signal })).data,
    staleTime: 0,
    throwOnError: false,
  });
  return (
    <section aria-labelledby="audience" className={`${cardClass} grid gap-2 p-4`}>
      <h3 id="audience" className="text-base">
        {words.title}
      </h3>
      {isError && <p className="text-sm text-muted">{words.failed}</p>}
      {!data && !isError && <Skeleton lines={2} />}
      {data && <AudienceNumbers audience={data} businessId={businessId} />}
      {data && <AudienceChoice audience={data} businessId={businessId} contentId={contentId} version={version} />}
      {data && (
        <p className="text-sm">
          <Link
            to="/b/$businessId/contacts"
            params={{ businessId }}
            className={`${linkClass} tap inline-flex items-center`}
          >
            {words.contacts}
          </Link>
        </p>
      )}
      <SenderHint />
    </section>
  );
}
