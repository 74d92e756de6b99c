import { FAQ_STATUSES, type FaqEntry } from "@handbill/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { Suspense, useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { ButtonLink } from "../../../ui/button-link.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Section } from "../../../ui/section.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { faqQuery } from "../api/faq.ts";
import { EntryCard } from "../components/entry-card.tsx";
import { EntryDialog } from "../components/entry-dialog.tsx";
import { FindQuestions } from "../components/find-questions.tsx";
import { PlaceDialog } from "../components/place-dialog.tsx";
import { useEntries } from "../components/use-entries.ts";
import { messages } from "../messages.ts";

type Status = FaqEntry["status"];
type Open = { what: "entry"; entry: FaqEntry | null } | { what: "place"; entry: FaqEntry };

/** What the address says; else what there is to do, and where there is nothing, what was done. */
const shownOf = (asked: string, entries: readonly FaqEntry[]): Status =>
  FAQ_STATUSES.find((status) => status === asked) ??
  (entries.some(({ status }) => status === "proposed") || entries.length === 0 ? "proposed" : "approved");

type ChoiceProps = { businessId: string; entries: readonly FaqEntry[]; shown: Status };

/** Which of them to show; the choice is in the address. */
const Choice = ({ businessId, entries, shown }: ChoiceProps) => (
  <nav aria-label={messages.which} className="flex flex-wrap gap-2">
    {FAQ_STATUSES.map((status) => (
      <ButtonLink
        key={status}
        size="sm"
        variant={status === shown ? "secondary" : "quiet"}
        to="/b/$businessId/questions"
        params={{ businessId }}
        search={{ show: status }}
        resetScroll={false}
        aria-current={status === shown ? "page" : undefined}
      >
        {messages.showOf(messages.shows[status], entries.filter((one) => one.status === status).length)}
      </ButtonLink>
    ))}
  </nav>
);

type QuestionsProps = { businessId: string; onOpen: (open: Open) => void };

function Questions({ businessId, onOpen }: QuestionsProps) {
  const { show = "" }: { show?: string } = useSearch({ strict: false });
  const { data: entries } = useSuspenseQuery(faqQuery(businessId));
  const { move } = useEntries(businessId);
  const shown = shownOf(show, entries);
  const list = entries.filter(({ status }) => status === shown);
  return (
    <div className="grid gap-4">
      <Choice businessId={businessId} entries={entries} shown={shown} />
      {list.length === 0 && <EmptyState title={messages.empty[shown].title}>{messages.empty[shown].text}</EmptyState>}
      <ul aria-label={messages.list} className="grid gap-4">
        {list.map((entry) => (
          <li key={entry.id}>
            <EntryCard
              entry={entry}
              onMove={move}
              onEdit={() => onOpen({ what: "entry", entry })}
              onPlace={() => onOpen({ what: "place", entry })}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What customers ask again and again: proposed, approved and dismissed, with the owner's answers. */
export function FaqPage() {
  const { id: businessId, name } = useActiveBusiness();
  const [open, setOpen] = useState<Open | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      <PageHeader
        title={messages.title}
        documentTitle={`${messages.title} · ${name}`}
        description={messages.lead}
        actions={
          <PlainButton
            takes="edit"
            variant="primary"
            icon={<Plus size={18} aria-hidden />}
            onClick={() => setOpen({ what: "entry", entry: null })}
          >
            {messages.write}
          </PlainButton>
        }
      />
      <div className="grid gap-4">
        <FindQuestions businessId={businessId} />
        <Section errorTitle={messages.loadFailed} skeleton={<Skeleton height="page" />}>
          <Questions businessId={businessId} onOpen={setOpen} />
        </Section>
      </div>
      <Suspense>
        {open?.what === "entry" && <EntryDialog businessId={businessId} entry={open.entry} onClose={close} />}
        {open?.what === "place" && <PlaceDialog businessId={businessId} entry={open.entry} onClose={close} />}
      </Suspense>
    </>
  );
}
