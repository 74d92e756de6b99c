import type { Insights } from "@handbill/contracts";
import { TextLink } from "../../../ui/button-link.tsx";
import { cardClass } from "../../../ui/classes.ts";
import { Written } from "../../../ui/written.tsx";
import { messages } from "../messages.ts";

type Piece = { contentId: string; campaignId: string; topic: string };

/** A link to a piece on its board. */
export const PieceLink = ({ businessId, piece }: { businessId: string; piece: Piece }) => (
  <TextLink
    to="/b/$businessId/campaigns/$campaignId/board"
    params={{ businessId, campaignId: piece.campaignId }}
    search={{ item: piece.contentId }}
  >
    <Written>{piece.topic}</Written>
  </TextLink>
);

type InWordsProps = { businessId: string } & Pick<Insights, "sentences" | "byContent">;

/** A plain sentence for each number, with the pieces behind it. */
export function InWords({ businessId, sentences, byContent }: InWordsProps) {
  const pieces = new Map(byContent.map((piece) => [piece.contentId, piece]));
  return (
    <section aria-label={messages.inWords} className={`${cardClass} grid content-start gap-3 p-4 md:p-5`}>
      <h2 className="text-base">{messages.inWords}</h2>
      <ul className="measure grid list-disc gap-2 ps-5 marker:text-accent">
        {sentences.map(({ about, text, contentIds }) => (
          <li key={about}>
            {text}{" "}
            {contentIds.flatMap((id) => {
              const piece = pieces.get(id);
              return piece ? [<PieceLink key={id} businessId={businessId} piece={piece} />] : [];
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What did better than what, as far as the evidence allows. */
export function Findings({ businessId, findings }: { businessId: string } & Pick<Insights, "findings">) {
  return (
    <section aria-label={messages.findings} className={`${cardClass} grid content-start gap-3 p-4 md:p-5`}>
      <h2 className="text-base">{messages.findings}</h2>
      {findings.length === 0 ? (
        <p className="measure text-muted">{messages.noFindings}</p>
      ) : (
        <>
          <ul className="measure grid gap-3">
            {findings.map(({ kind, winner, loser, text }) => (
              <li key={`${kind} ${winner.contentId}`} className="grid gap-1">
                {text}
                <span className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
                  <PieceLink businessId={businessId} piece={winner} />
                  <PieceLink businessId={businessId} piece={loser} />
                </span>
              </li>
            ))}
          </ul>
          <p className="text-sm text-muted">{messages.findingsNote}</p>
        </>
      )}
    </section>
  );
}
