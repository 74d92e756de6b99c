import type { Contact } from "@handbill/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Download, Plus, Upload, Users } from "lucide-react";
import { lazy, Suspense, useDeferredValue, useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { buttonClass, cx } from "../../../ui/classes.ts";
import { FilterFold } from "../../../ui/filter-fold.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { PlainSelect } from "../../../ui/plain-select.tsx";
import { Section } from "../../../ui/section.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { contactsTableAddress, summaryQuery, type ContactFilter } from "../api/contacts.ts";
import { ContactList } from "../components/contact-list.tsx";
import { PendingNote } from "../components/pending-note.tsx";
import { SignUpCard } from "../components/sign-up-card.tsx";
import { StoppedCard } from "../components/stopped-card.tsx";
import { messages } from "../messages.ts";
import { useMay } from "../../../api/permissions.ts";

const ContactDialog = lazy(() =>
  import("../components/contact-dialog.tsx").then((file) => ({ default: file.ContactDialog })),
);
const ImportDialog = lazy(() =>
  import("../components/import-dialog.tsx").then((file) => ({ default: file.ImportDialog })),
);

const DuplicatesDialog = lazy(() =>
  import("../components/duplicates-dialog.tsx").then((file) => ({ default: file.DuplicatesDialog })),
);

type FiltersProps = { businessId: string; filter: ContactFilter; onChange: (change: Partial<ContactFilter>) => void };

/** How many there are, and which of them to show; the choice is in the address. */
function Filters({ businessId, filter, onChange }: FiltersProps) {
  const { data } = useSuspenseQuery(summaryQuery(businessId));
  const tags = data.tags.map(({ tag, count }) => ({ id: tag, label: `${tag} (${count})` }));
  const isUnknown = filter.tag !== "" && !tags.some(({ id }) => id === filter.tag);
  const show = new Map(Object.entries(messages.shows)).get(filter.show);
  return (
    <div className="grid gap-3">
      <p role="status" className="text-muted">
        {messages.counts(data.total, data.reachable)}
      </p>
      <div className="grid gap-3 md:grid-cols-3">
        <PlainField
          label={messages.search}
          type="search"
          value={filter.q}
          onChange={(event) => onChange({ q: event.target.value })}
        />
        <FilterFold words={[show, filter.tag].filter(Boolean).join(" · ")}>
          <PlainSelect
            label={messages.tag}
            value={filter.tag}
            choices={[
              { id: "", label: messages.allTags },
              ...tags,
              ...(isUnknown ? [{ id: filter.tag, label: filter.tag }] : []),
            ]}
            onChange={(tag) => onChange({ tag })}
          />
          <PlainSelect
            label={messages.show}
            value={filter.show}
            choices={Object.entries(messages.shows).map(([id, label]) => ({ id, label }))}
            onChange={(chosen) => onChange({ show: chosen })}
          />
        </FilterFold>
      </div>
    </div>
  );
}

/** Everybody the business may write to. */
export function ContactsPage() {
  const { id: businessId, name } = useActiveBusiness();
  const { q = "", tag = "", show = "" }: Partial<ContactFilter> = useSearch({ strict: false });
  const mayExport = useMay("manage");
  const navigate = useNavigate();
  const filter = { q, tag, show: Object.hasOwn(messages.shows, show) ? show : "" };
  const shown = useDeferredValue(`${filter.q}\n${filter.tag}\n${filter.show}`);
  const [shownQ = "", shownTag = "", shownShow = ""] = shown.split("\n");
  const [open, setOpen] = useState<Contact | "new" | "import" | "duplicates" | null>(null);
  const change = (changed: Partial<ContactFilter>): void => {
    const next = Object.entries({ ...filter, ...changed }).filter(([, value]) => value !== "");
    const search: Partial<ContactFilter> = Object.fromEntries(next);
    void navigate({ to: "/b/$businessId/contacts", params: { businessId }, search, replace: true, resetScroll: false });
  };
  const isStale = shown !== `${filter.q}\n${filter.tag}\n${filter.show}`;
  return (
    <>
      <PageHeader
        title={messages.title}
        documentTitle={`${messages.title} · ${name}`}
        description={messages.lead}
        actions={
          <>
            {mayExport && (
              <a className={buttonClass()} href={contactsTableAddress(businessId)} download="contacts.csv">
                <Download size={18} aria-hidden />
                {messages.export}
              </a>
            )}
            <PlainButton takes="edit" icon={<Upload size={18} aria-hidden />} onClick={() => setOpen("import")}>
              {messages.import}
            </PlainButton>
            <PlainButton
              takes="edit"
              variant="primary"
              icon={<Plus size={18} aria-hidden />}
              onClick={() => setOpen("new")}
            >
              {messages.add}
            </PlainButton>
          </>
        }
      />
      <div className="grid gap-4">
        <Section errorTitle={messages.loadFailed} skeleton={<Skeleton height="page" />}>
          <PendingNote
            businessId={businessId}
            isShown={filter.show === "pending"}
            onShow={() => change({ show: "pending" })}
          />
          <Filters businessId={businessId} filter={filter} onChange={change} />
          <div className={cx("transition-opacity duration-120", isStale && "opacity-60")}>
            <ContactList
              businessId={businessId}
              filter={{ q: shownQ, tag: shownTag, show: shownShow }}
              onOpen={setOpen}
              onAdd={() => setOpen("new")}
              onClear={() => change({ q: "", tag: "", show: "" })}
            />
          </div>
          <div>
            <PlainButton size="sm" icon={<Users size={16} aria-hidden />} onClick={() => setOpen("duplicates")}>
              {messages.duplicates.open}
            </PlainButton>
          </div>
          <SignUpCard businessId={businessId} />
          <StoppedCard businessId={businessId} />
        </Section>
      </div>
      <Suspense>
        {open === "import" && <ImportDialog businessId={businessId} onClose={() => setOpen(null)} />}
        {open === "duplicates" && <DuplicatesDialog businessId={businessId} onClose={() => setOpen(null)} />}
        {open !== null && open !== "import" && open !== "duplicates" && (
          <ContactDialog contact={open === "new" ? null : open} onClose={() => setOpen(null)} />
        )}
      </Suspense>
    </>
  );
}
