import type { ConversationCounts } from "@handbill/contracts";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { inboxCountsQuery } from "../../../api/inbox.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { PlainSelect } from "../../../ui/plain-select.tsx";
import { type InboxSearch, type View, VIEWS, withWords } from "../inbox-search.ts";
import { messages } from "../messages.ts";

/** How many stand in a list; 0 for those that nobody counts. */
const countOf = (counts: ConversationCounts | undefined, view: View): number =>
  counts === undefined ? 0 : (Object.entries(counts).find(([name]) => name === view)?.[1] ?? 0);

type FiltersProps = {
  businessId: string;
  search: InboxSearch;
  /** Typed words are no steps of the way back; a list that was chosen is one. */
  onChange: (search: InboxSearch, isStep: boolean) => void;
};

/** Which conversations are listed; the choice is in the address. */
export function InboxFilters({ businessId, search, onChange }: FiltersProps) {
  const { data: counts } = useQuery(inboxCountsQuery(businessId));
  const { view, q, label } = search;
  const choices = VIEWS.map((id) => {
    const count = countOf(counts, id);
    return { id, label: count > 0 ? messages.viewWithCount(messages.views[id], count) : messages.views[id] };
  });
  return (
    <div className="grid gap-3">
      <div className="grid gap-3 sm:max-lg:grid-cols-2">
        <PlainSelect
          label={messages.viewsLabel}
          value={view}
          choices={choices}
          onChange={(chosen) => {
            const next = VIEWS.find((one) => one === chosen);
            if (next) onChange({ ...search, view: next, thread: undefined }, true);
          }}
        />
        <PlainField
          label={messages.search}
          type="search"
          dir="auto"
          maxLength={200}
          value={q}
          onChange={(event) => onChange(withWords(search, event.target.value), false)}
        />
      </div>
      {label !== "" && (
        <div>
          <PlainButton
            size="sm"
            icon={<X size={14} aria-hidden />}
            aria-label={messages.unlabel(label)}
            onClick={() => onChange({ ...search, label: "" }, true)}
          >
            {messages.labelled(label)}
          </PlainButton>
        </div>
      )}
    </div>
  );
}
