import { type FaqEntry, textDirection } from "@handbill/contracts";
import { Check, PenLine, Plus } from "lucide-react";
import { Card } from "../../../ui/card.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { messages } from "../messages.ts";
import { Sources } from "./sources.tsx";

export type EntryActions = {
  onMove: (entry: FaqEntry, status: FaqEntry["status"]) => void;
  onEdit: (entry: FaqEntry) => void;
  onPlace: (entry: FaqEntry) => void;
};

const icon = (Icon: typeof Check) => <Icon size={16} aria-hidden />;

function Buttons({ entry, onMove, onEdit }: { entry: FaqEntry } & EntryActions) {
  const { question, answer, status } = entry;
  const name = (what: string): string => messages.of(what, question);
  if (status === "dismissed") {
    const to = entry.askedCount === 0 ? "approved" : "proposed";
    return (
      <PlainButton takes="approve" size="sm" aria-label={name(messages.bringBack)} onClick={() => onMove(entry, to)}>
        {messages.bringBack}
      </PlainButton>
    );
  }
  const isOpen = answer.trim() === "";
  const edit = isOpen ? messages.answerIt : messages.edit;
  return (
    <>
      {status === "proposed" && !isOpen && (
        <PlainButton
          takes="approve"
          size="sm"
          variant="primary"
          icon={icon(Check)}
          aria-label={name(messages.approve)}
          onClick={() => onMove(entry, "approved")}
        >
          {messages.approve}
        </PlainButton>
      )}
      <PlainButton
        takes="edit"
        size="sm"
        variant={isOpen ? "primary" : "secondary"}
        icon={icon(PenLine)}
        aria-label={name(edit)}
        onClick={() => onEdit(entry)}
      >
        {edit}
      </PlainButton>
      <PlainButton
        takes="approve"
        size="sm"
        variant="quiet"
        aria-label={name(messages.dismiss)}
        onClick={() => onMove(entry, "dismissed")}
      >
        {messages.dismiss}
      </PlainButton>
    </>
  );
}

function PlaceButton({ entry, onPlace }: { entry: FaqEntry; onPlace: EntryActions["onPlace"] }) {
  return (
    <PlainButton
      takes="edit"
      size="sm"
      icon={icon(Plus)}
      aria-label={messages.of(messages.place.open, entry.question)}
      onClick={() => onPlace(entry)}
    >
      {messages.place.open}
    </PlainButton>
  );
}

/** What could be written about it, as it is proposed. */
function Idea({ entry, onPlace }: { entry: FaqEntry; onPlace: EntryActions["onPlace"] }) {
  const { topic, angle, contentId, language } = entry;
  return (
    <div className="grid gap-2 rounded-control bg-sunk p-3 text-sm">
      <p className="wrap-anywhere">
        <span className="text-muted">{messages.idea}: </span>
        <span lang={language} dir={textDirection(language)}>
          {topic}
          {angle !== "" && angle !== topic && `. ${angle}`}
        </span>
      </p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <PlaceButton entry={entry} onPlace={onPlace} />
        {contentId !== null && <span className="text-muted">{messages.placed}</span>}
      </div>
    </div>
  );
}

/** A question with its answer, who asked, what it rests on, and what can be made of it. */
export function EntryCard({ entry, ...actions }: { entry: FaqEntry } & EntryActions) {
  const { question, answer, language, status, facts, askedCount, topic } = entry;
  const written = { lang: language, dir: textDirection(language) };
  return (
    <Card
      isFromAi={status === "proposed"}
      title={
        <span {...written} className="wrap-anywhere">
          {question}
        </span>
      }
      actions={
        <span className="text-sm text-muted">{askedCount === 0 ? messages.byYou : messages.asked(askedCount)}</span>
      }
    >
      <div className="grid gap-3">
        {answer === "" ? (
          <p className="measure text-ai">{messages.unanswered}</p>
        ) : (
          <p {...written} className="measure whitespace-pre-line wrap-anywhere">
            {answer}
          </p>
        )}
        {facts.length > 0 && (
          <p className="text-sm wrap-anywhere text-muted">
            {messages.restsOn} <bdi>{facts.join(" · ")}</bdi>
          </p>
        )}
        {status !== "dismissed" && topic !== "" && <Idea entry={entry} onPlace={actions.onPlace} />}
        {askedCount > 0 && <Sources faqId={entry.id} />}
        <div className="flex flex-wrap gap-2">
          <Buttons entry={entry} {...actions} />
          {status === "approved" && topic === "" && <PlaceButton entry={entry} onPlace={actions.onPlace} />}
        </div>
      </div>
    </Card>
  );
}
