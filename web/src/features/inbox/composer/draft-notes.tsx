import type { Message, ReplyDraft } from "@handbill/contracts";
import { Quote } from "lucide-react";
import type { ReactNode } from "react";
import { Banner } from "../../../ui/banner.tsx";
import { composerMessages } from "./messages.ts";

const words = composerMessages.draft;

/** Each sentence of the customer, with what answers it and by which facts. */
const Cites = ({ cites }: Pick<ReplyDraft, "cites">) => (
  <ul className="grid gap-2">
    {cites.map(({ sentence, answeredBy, facts }) => (
      <li key={`${sentence} ${answeredBy}`} className="flex items-start gap-2">
        <Quote size={14} className="mt-1 shrink-0 text-ai" aria-hidden />
        <span className="min-w-0 wrap-anywhere">
          <span className="font-medium">{words.answers}</span> <q dir="auto">{sentence}</q>
          {answeredBy === null ? (
            <strong className="font-medium text-ai"> {words.leftOpen}</strong>
          ) : (
            <>
              {" "}
              {words.by} <q dir="auto">{answeredBy}</q>
            </>
          )}
          {facts.length > 0 && (
            <span dir="auto" className="block text-muted">
              {facts.join(" · ")}
            </span>
          )}
        </span>
      </li>
    ))}
  </ul>
);

const Facts = ({ facts }: Pick<ReplyDraft, "facts">) =>
  facts.length === 0 ? (
    <p className="text-muted">{words.noFacts}</p>
  ) : (
    <details>
      <summary className="tap inline-flex items-center rounded-control text-muted">{words.facts}</summary>
      <ul className="list-disc ps-5">
        {facts.map((fact) => (
          <li key={fact} dir="auto" className="wrap-anywhere">
            {fact}
          </li>
        ))}
      </ul>
    </details>
  );

type DraftNotesProps = { message: Message; again: ReactNode };

/** What a draft of the writer rests on: which sentences it answers, with which facts, and what it is not sure of. */
export function DraftNotes({ message: { draft, isStale }, again }: DraftNotesProps) {
  if (draft === null) return null;
  const { cites, facts, isUnsure, reason } = draft;
  return (
    <div className="ai-rule grid gap-2 text-sm">
      <p className="text-ai">{words.title}</p>
      {isStale && (
        <Banner tone="warn" actions={again}>
          {words.stale}
        </Banner>
      )}
      {isUnsure && (
        <Banner tone="warn">
          {reason === null ? (
            words.unsureAnyway
          ) : (
            <>
              <strong className="font-medium">{words.unsure}</strong> <span dir="auto">{reason}</span>
            </>
          )}
        </Banner>
      )}
      {cites.length > 0 && <Cites cites={cites} />}
      <Facts facts={facts} />
    </div>
  );
}
