import type { Contact, ContactCreateInput, ContactUpdateInput } from "@handbill/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useId, useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { restoreContact } from "../../../api/contacts.ts";
import { describeError } from "../../../api/describe-error.ts";
import { keys } from "../../../api/keys.ts";
import { fieldErrorsOf } from "../../../api/problem.ts";
import { formatDay, today } from "../../../ui/dates.ts";
import { ErrorPanel } from "../../../ui/error-panel.tsx";
import { NativeDialog } from "../../../ui/native-dialog.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { PlainField } from "../../../ui/plain-field.tsx";
import { toast } from "../../../ui/toast.ts";
import { consentsQuery, createContact, removeContact, updateContact } from "../api/contacts.ts";
import { messages } from "../messages.ts";
import { ConfirmationPart } from "./confirmation-part.tsx";
import { Tick, type Typed, WhereAndHow } from "./contact-fields.tsx";
import { Permitted } from "../../../ui/permitted.tsx";

const words = messages.form;

const typedOf = (contact: Contact | null): Typed => ({
  name: contact?.name ?? "",
  email: contact?.email ?? "",
  phone: contact?.phone ?? "",
  country: contact?.country ?? "",
  language: contact?.language ?? "",
  timezone: contact?.timezone ?? "",
  tags: contact?.tags.join(", ") ?? "",
  agreed: contact?.consent.email === "yes",
  source: "",
  confirm: false,
});

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** What is sent: a consent only where it was changed, so that nothing is given twice. */
function inputOf(typed: Typed, before: Typed): ContactUpdateInput & ContactCreateInput {
  return {
    name: typed.name.trim(),
    email: orNull(typed.email),
    phone: orNull(typed.phone),
    country: orNull(typed.country.toUpperCase()),
    language: orNull(typed.language),
    timezone: orNull(typed.timezone),
    tags: typed.tags
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ""),
    ...(typed.agreed !== before.agreed && {
      consent: { email: typed.agreed },
      proof: { source: typed.source.trim(), confirm: typed.agreed && typed.confirm },
    }),
  };
}

function History({ contactId }: { contactId: string }) {
  const { id: businessId, timezone } = useActiveBusiness();
  const { data = [] } = useQuery(consentsQuery(businessId, contactId));
  const day = (moment: string): string => formatDay(today(timezone, new Date(moment)));
  return (
    <section aria-label={words.history} className="grid gap-1 border-t border-line pt-4 text-sm">
      <h3 className="text-base">{words.history}</h3>
      {data.length === 0 && <p className="text-muted">{words.historyEmpty}</p>}
      <ul className="grid gap-1">
        {data.map(({ id, basis, source, at, confirmedAt, withdrawnAt }) => (
          <li key={id} className="wrap-anywhere">
            {words.bases[basis]} {words.given(day(at))}
            <span className="text-muted">
              {source && ` · ${source}`}
              {confirmedAt === null && withdrawnAt === null && ` · ${words.waiting}`}
              {withdrawnAt !== null && ` · ${words.withdrawn(day(withdrawnAt))}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const failed = (error: unknown): void =>
  toast(words.removeFailed, { tone: "danger", detail: describeError(error).title });

/** Removes at once; Undo brings it back as it was. */
function useRemoval(onClose: () => void) {
  const { id: businessId } = useActiveBusiness();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: keys.contacts(businessId) });
  const restore = (id: string): void => void restoreContact(businessId, id).then(refresh, failed);
  return useMutation({
    mutationFn: ({ id }: Contact) => removeContact(businessId, id),
    onSuccess: (_done, { id, name, email, phone }) => {
      const undo = { label: words.undo, onPress: () => restore(id) };
      toast(words.removed(name || (email ?? phone ?? "")), { action: undo });
      onClose();
      return refresh();
    },
    onError: failed,
  });
}

type ContactDialogProps = { contact: Contact | null; onClose: () => void };

/** One contact: entered, changed, removed, and what they said so far. */
export function ContactDialog({ contact, onClose }: ContactDialogProps) {
  const { id: businessId } = useActiveBusiness();
  const client = useQueryClient();
  const [before] = useState(() => typedOf(contact));
  const [typed, setTyped] = useState(before);
  const form = useId();
  const set = (change: Partial<Typed>): void => setTyped((now) => ({ ...now, ...change }));
  const removal = useRemoval(onClose);
  const saving = useMutation({
    mutationFn: (input: ContactUpdateInput & ContactCreateInput) =>
      contact === null ? createContact(businessId, input) : updateContact(businessId, contact.id, input),
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: keys.contacts(businessId) });
    },
  });
  const errors = fieldErrorsOf(saving.error);
  const isGivingConsent = typed.agreed && !before.agreed;
  return (
    <NativeDialog
      title={contact === null ? words.add : words.edit}
      onClose={onClose}
      actions={
        <>
          {contact !== null && (
            <PlainButton
              takes="edit"
              variant="quiet"
              icon={<Trash2 size={16} aria-hidden />}
              disabled={removal.isPending}
              onClick={() => removal.mutate(contact)}
            >
              {words.remove}
            </PlainButton>
          )}
          <PlainButton onClick={onClose}>{words.cancel}</PlainButton>
          <PlainButton takes="edit" variant="primary" type="submit" form={form} disabled={saving.isPending}>
            {saving.isPending ? words.saving : words.save}
          </PlainButton>
        </>
      }
    >
      <div className="grid gap-4">
        {contact?.consent.email === "pending" && contact.suppressed.email === null && (
          <ConfirmationPart contactId={contact.id} />
        )}
        <form
          id={form}
          noValidate
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            saving.mutate(inputOf(typed, before));
          }}
        >
          {saving.isError && Object.keys(errors).length === 0 && (
            <ErrorPanel error={saving.error} title={words.saveFailed} />
          )}
          <Permitted takes="edit">
            <PlainField
              label={words.name}
              value={typed.name}
              maxLength={200}
              autoComplete="off"
              data-first-focus
              error={errors["name"]}
              onChange={(event) => set({ name: event.target.value })}
            />
            <PlainField
              label={words.email}
              type="email"
              autoComplete="off"
              value={typed.email}
              error={errors["email"]}
              onChange={(event) => set({ email: event.target.value })}
            />
            <PlainField
              label={words.phone}
              hint={words.phoneHint}
              type="tel"
              autoComplete="off"
              value={typed.phone}
              error={errors["phone"]}
              onChange={(event) => set({ phone: event.target.value })}
            />
            <PlainField
              label={words.tags}
              hint={words.tagsHint}
              value={typed.tags}
              error={errors["tags"] ?? errors["tags.0"]}
              onChange={(event) => set({ tags: event.target.value })}
            />
            <WhereAndHow typed={typed} errors={errors} onChange={set} />
            <Tick
              label={words.consent}
              hint={words.consentHint}
              isTicked={typed.agreed}
              onChange={(agreed) => set({ agreed })}
            />
            {isGivingConsent && (
              <>
                <PlainField
                  label={words.source}
                  hint={words.sourceHint}
                  maxLength={200}
                  value={typed.source}
                  error={errors["proof.source"]}
                  onChange={(event) => set({ source: event.target.value })}
                />
                <Tick
                  label={words.confirm}
                  hint={words.confirmHint}
                  isTicked={typed.confirm}
                  onChange={(confirm) => set({ confirm })}
                />
              </>
            )}
          </Permitted>
        </form>
        {contact !== null && <History contactId={contact.id} />}
      </div>
    </NativeDialog>
  );
}
