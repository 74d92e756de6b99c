import type { Contact, DuplicateGroup } from "@handbill/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { describeError } from "../../../api/describe-error.ts";
import { restoreContact } from "../../../api/contacts.ts";
import { keys } from "../../../api/keys.ts";
import { ErrorPanel } from "../../../ui/error-panel.tsx";
import { NativeDialog } from "../../../ui/native-dialog.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { toast } from "../../../ui/toast.ts";
import { Written } from "../../../ui/written.tsx";
import { duplicatesQuery, mergeContacts } from "../api/contacts.ts";
import { messages } from "../messages.ts";

const words = messages.duplicates;
const nameOf = ({ name, email, phone }: Contact): string => name || (email ?? phone ?? messages.nameless);

const failed = (title: string) => (error: unknown) =>
  toast(title, { tone: "danger", detail: describeError(error).title });

/** Keeps one of a group; the others follow one after the other, so that each adds what it has. */
function useMerge(businessId: string) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: keys.contacts(businessId) });
  /** The last that came first: each gets back what went over with it. */
  const undo = async (others: Contact[]): Promise<void> => {
    try {
      for (const { id } of others.toReversed()) await restoreContact(businessId, id);
    } catch (error) {
      failed(words.undoFailed)(error);
    } finally {
      await refresh();
    }
  };
  return useMutation({
    mutationFn: async ({ kept, others }: { kept: Contact; others: Contact[] }) => {
      for (const { id } of others) await mergeContacts(businessId, kept.id, id);
    },
    onSuccess: (_done, { kept, others }) => {
      const action = { label: words.undo, onPress: () => void undo(others) };
      toast(words.merged(nameOf(kept)), { tone: "ok", action });
    },
    onError: failed(words.failed),
    onSettled: refresh,
  });
}

type GroupProps = { group: DuplicateGroup; isBusy: boolean; onKeep: (kept: Contact) => void };

const Group = ({ group: { reason, contacts }, isBusy, onKeep }: GroupProps) => (
  <section className="grid gap-2 rounded-card border border-line p-3">
    <h3 className="text-sm font-medium">
      {words.reasons[reason]} <span className="font-normal text-muted">· {words.of(contacts.length)}</span>
    </h3>
    <ul className="grid gap-2">
      {contacts.map((contact) => (
        <li key={contact.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="grid min-w-0 flex-1 basis-48">
            <Written className="font-medium wrap-anywhere">{nameOf(contact)}</Written>
            <span className="text-sm wrap-anywhere text-muted">
              {[contact.name && contact.email, contact.phone, ...contact.tags, messages.states[contact.consent.email]]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </span>
          <PlainButton
            takes="edit"
            size="sm"
            disabled={isBusy}
            aria-label={words.keep(`${nameOf(contact)}, ${contact.email ?? contact.phone ?? ""}`)}
            onClick={() => onKeep(contact)}
          >
            {words.keepShort}
          </PlainButton>
        </li>
      ))}
    </ul>
  </section>
);

/** Contacts that may be one person, each group with the choice of which entry stays. */
export function DuplicatesDialog({ businessId, onClose }: { businessId: string; onClose: () => void }) {
  const { data, isError, error } = useQuery(duplicatesQuery(businessId));
  const { mutate, isPending } = useMerge(businessId);
  return (
    <NativeDialog
      title={words.title}
      onClose={onClose}
      actions={<PlainButton onClick={onClose}>{words.close}</PlainButton>}
    >
      <div className="grid gap-4">
        {isError && <ErrorPanel error={error} title={words.loadFailed} />}
        {!data && !isError && <Skeleton height="card" />}
        {data?.length === 0 && <p role="status">{words.none}</p>}
        {data && data.length > 0 && (
          <>
            <p className="text-sm text-muted">{words.text}</p>
            {data.map((group) => (
              <Group
                key={group.contacts.map(({ id }) => id).join()}
                group={group}
                isBusy={isPending}
                onKeep={(kept) => mutate({ kept, others: group.contacts.filter(({ id }) => id !== kept.id) })}
              />
            ))}
          </>
        )}
      </div>
    </NativeDialog>
  );
}
