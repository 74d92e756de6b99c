import type { Contact } from "@handbill/contracts";
import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { Ban, Check, CircleDashed, Hourglass, type LucideIcon } from "lucide-react";
import { cardClass, cx } from "../../../ui/classes.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Written } from "../../../ui/written.tsx";
import { contactsQuery, type ContactFilter } from "../api/contacts.ts";
import { messages } from "../messages.ts";

type Look = { icon: LucideIcon; tone: string; word: string };

function lookOf({ consent, suppressed }: Contact): Look {
  if (suppressed.email !== null) {
    return { icon: Ban, tone: "bg-danger-soft text-danger", word: messages.suppressed[suppressed.email] };
  }
  const word = messages.states[consent.email];
  if (consent.email === "yes") return { icon: Check, tone: "bg-ok-soft text-ok", word };
  if (consent.email === "pending") return { icon: Hourglass, tone: "bg-ai-soft text-ai", word };
  return { icon: CircleDashed, tone: "bg-sunk text-muted", word };
}

function Row({ contact, onOpen }: { contact: Contact; onOpen: () => void }) {
  const { name, email, phone, tags } = contact;
  const { icon: Icon, tone, word } = lookOf(contact);
  return (
    <li className="row">
      <button
        type="button"
        onClick={onOpen}
        className="flex min-h-14 w-full flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-start -outline-offset-2 hover:bg-sunk"
      >
        <span className="grid min-w-0 flex-1 basis-48">
          <Written className="truncate font-medium">{name || (email ?? phone ?? messages.nameless)}</Written>
          <span className="text-sm wrap-anywhere text-muted">
            {[name && (email ?? phone), ...tags].filter(Boolean).join(" · ")}
          </span>
        </span>
        <span className={cx("inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-xs font-medium", tone)}>
          <Icon size={14} className="shrink-0" aria-hidden />
          {word}
        </span>
      </button>
    </li>
  );
}

type ContactListProps = {
  businessId: string;
  filter: ContactFilter;
  onOpen: (contact: Contact) => void;
  onClear: () => void;
  onAdd: () => void;
};

/** The contacts that fit, page by page. */
export function ContactList({ businessId, filter, onOpen, onClear, onAdd }: ContactListProps) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(
    contactsQuery(businessId, filter),
  );
  const contacts = data.pages.flatMap((page) => page.data);
  const isFiltered = filter.q !== "" || filter.tag !== "" || filter.show !== "";
  if (contacts.length === 0) {
    return (
      <EmptyState
        title={isFiltered ? messages.none : messages.empty}
        actions={
          <PlainButton
            takes={isFiltered ? "view" : "edit"}
            variant={isFiltered ? "secondary" : "primary"}
            onClick={isFiltered ? onClear : onAdd}
          >
            {isFiltered ? messages.clear : messages.add}
          </PlainButton>
        }
      >
        {isFiltered ? messages.noneText : messages.emptyText}
      </EmptyState>
    );
  }
  return (
    <div className="grid justify-items-start gap-3">
      <ul aria-label={messages.list} className={`${cardClass} w-full divide-y divide-line`}>
        {contacts.map((contact) => (
          <Row key={contact.id} contact={contact} onOpen={() => onOpen(contact)} />
        ))}
      </ul>
      {hasNextPage && (
        <PlainButton disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? messages.loading : messages.more}
        </PlainButton>
      )}
    </div>
  );
}
