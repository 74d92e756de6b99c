import { Audience, ok } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { call } from "../../../api/call.ts";
import { keys } from "../../../api/keys.ts";
import { momentWords } from "../../../scheduling/moments.ts";
import { cardClass, linkClass } from "../../../ui/classes.ts";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { AudienceChoice } from "./audience-choice.tsx";
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
      {data && <Numbers audience={data} businessId={businessId} />}
      {data && <AudienceChoice audience={data} businessId={businessId} contentId={contentId} version={version} />}
      {data && (
        <p className="text-sm">
          <Link to="/b/$businessId/contacts" params={{ businessId }} className={linkClass}>
            {words.contacts}
          </Link>
        </p>
      )}
    </section>
  );
}

function Numbers({ audience, businessId }: { audience: Audience; businessId: string }) {
  const { timezone } = useActiveBusiness();
  const { fitting, allowed, held, stops, notes, waiting } = audience;
  const params = { businessId };
  return (
    <>
      <p role="status" className="font-medium">
        {allowed === 0 || stops.length > 0 ? words.nobody : words.allowed(allowed, fitting)}
      </p>
      {stops.map(({ reason, detail, rule }) => (
        <p key={reason} className="text-sm text-danger">
          {detail} <span className="text-muted">{words.rule(rule.source)}</span>{" "}
          {reason === "no_sender" && (
            <Link to="/b/$businessId/settings/profile" params={params} className={linkClass}>
              {words.profile}
            </Link>
          )}
        </p>
      ))}
      {waiting.map(({ reason, count, from, rule }) => (
        <p key={reason} className="text-sm" title={words.rule(rule.source)}>
          {words.waiting(count, reason === "holiday", momentWords(from, timezone))}
        </p>
      ))}
      {held.length > 0 && (
        <ul className="grid gap-1 text-sm text-muted">
          {held.map(({ reason, count, rule }) => (
            <li key={reason} title={words.rule(rule.source)}>
              {words.held(count, reason)}
            </li>
          ))}
        </ul>
      )}
      {notes.map((note) => (
        <p key={note} className="text-sm text-muted">
          {note}
        </p>
      ))}
    </>
  );
}
