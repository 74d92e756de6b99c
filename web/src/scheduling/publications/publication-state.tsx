import type { Content, Publication } from "@handbill/contracts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, type ReactNode } from "react";
import { useActiveBusiness } from "../../api/businesses.ts";
import { publicationsQuery } from "../../api/publications.ts";
import { Banner, type Tone } from "../../ui/banner.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { refreshPieces } from "../api/piece-cache.ts";
import { momentWords } from "../moments.ts";
import { Attempts } from "./attempts.tsx";
import { HeldState } from "./held-state.tsx";
import { messages } from "./messages.ts";
import { usePublishing } from "./use-publishing.ts";

const TONES: Record<Publication["state"], Tone> = {
  claimed: "info",
  sending: "info",
  done: "ok",
  failed: "danger",
  unknown: "warn",
};

function wordsOf(
  { kind, state, connectionName, attempts, endedAt, nextAttemptAt }: Publication,
  timezone: string,
): string {
  if (state === "done") return messages.done(connectionName, momentWords(endedAt ?? "", timezone));
  if (state === "failed") return messages.failed(connectionName);
  if (state === "unknown") return messages.unknown(connectionName);
  if (state === "claimed" && attempts.length > 0 && nextAttemptAt !== null) {
    return messages.waiting(connectionName, momentWords(nextAttemptAt, timezone));
  }
  return kind === "email" ? messages.mails : messages.underWay(connectionName);
}

type DecisionProps = { publication: Publication; actions: ReturnType<typeof usePublishing> };

const Decision = ({ publication, actions: { decide, stop } }: DecisionProps) => (
  <>
    {publication.state === "unknown" &&
      [true, false].map((wentOut) => (
        <PlainButton
          key={String(wentOut)}
          takes="publish"
          size="sm"
          disabled={decide.isPending}
          onClick={() => decide.mutate({ publication, wentOut })}
        >
          {wentOut ? messages.wentOut : messages.didNot}
        </PlainButton>
      ))}
    {publication.state === "claimed" && publication.attempts.length > 0 && (
      <PlainButton takes="publish" size="sm" disabled={stop.isPending} onClick={() => stop.mutate(publication)}>
        {messages.stop}
      </PlainButton>
    )}
  </>
);

const next: Partial<Record<Publication["state"], string>> = {
  failed: messages.failedNext,
  unknown: messages.unknownNext,
};

type PublicationStateProps = { content: Pick<Content, "id" | "status" | "topic" | "missed">; children?: ReactNode };

/** What became of the last publishing of a piece, with its tries and what only the owner can say. `children` where there was none. */
export function PublicationState({ content, children = null }: PublicationStateProps) {
  const { id: businessId, timezone } = useActiveBusiness();
  const client = useQueryClient();
  const actions = usePublishing(content);
  const { data } = useQuery(publicationsQuery(businessId, content.id));
  const last = data?.[0];
  const hasEnded = last !== undefined && last.state !== "claimed" && last.state !== "sending";
  const isBehind = hasEnded && content.status === "publishing";
  useEffect(() => {
    if (isBehind) refreshPieces(client, businessId);
  }, [isBehind, client, businessId]);
  // Taken back, or posted by hand since: what failed before is of no use any more.
  if (!last || (last.state === "failed" && content.status !== "missed")) return children;
  if (last.heldSeconds !== null) {
    return (
      <HeldState
        publication={last}
        isPending={actions.takeBack.isPending}
        onUndo={() => actions.takeBack.mutate(last)}
      />
    );
  }
  // Above it stands already why it did not go out, and what to do.
  if (last.state === "failed" && content.missed) return <Attempts attempts={last.attempts} timezone={timezone} />;
  return (
    <div className="grid gap-1" role="status">
      <Banner tone={TONES[last.state]} actions={<Decision publication={last} actions={actions} />}>
        <span className="block font-medium">{wordsOf(last, timezone)}</span>
        {last.state !== "done" && last.detail} {next[last.state]}
        {last.url !== null && (
          <a className="underline" href={last.url} target="_blank" rel="noreferrer">
            {messages.look}
          </a>
        )}
      </Banner>
      <Attempts attempts={last.attempts} timezone={timezone} />
    </div>
  );
}
