import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Copy, Mail } from "lucide-react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { describeError } from "../../../api/describe-error.ts";
import { linkClass } from "../../../ui/classes.ts";
import { formatDay, today } from "../../../ui/dates.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { toast } from "../../../ui/toast.ts";
import { askToConfirm, confirmationLink, confirmationQuery } from "../api/contacts.ts";
import { messages } from "../messages.ts";

const words = messages.form.confirmation;
/** While it is on its way, or nothing can be sent, asking once more would do nothing. */
const MUST_WAIT = new Set(["queued", "sending", "waits_for_account"]);

const failed = (error: unknown): void =>
  toast(words.failed, { tone: "danger", detail: describeError(error).detail ?? describeError(error).title });

/** How it stands with the mail that asks a contact whether the address is theirs, and asking once more. */
export function ConfirmationPart({ contactId }: { contactId: string }) {
  const { id: businessId, timezone } = useActiveBusiness();
  const client = useQueryClient();
  const { data } = useQuery(confirmationQuery(businessId, contactId));
  const asking = useMutation({
    mutationFn: () => askToConfirm(businessId, contactId),
    onSuccess: (state) => {
      client.setQueryData(confirmationQuery(businessId, contactId).queryKey, state);
      toast(words.asked, { tone: "ok" });
    },
    onError: failed,
  });
  const copying = useMutation({
    mutationFn: async () => navigator.clipboard.writeText(await confirmationLink(businessId, contactId)),
    onSuccess: () => toast(messages.copied, { tone: "ok" }),
    onError: failed,
  });
  if (!data) return null;
  const { status, at } = data;
  return (
    <section aria-label={words.title} className="grid gap-2 rounded-card bg-sunk p-3 text-sm">
      <p role="status">
        {words.states[status]} {at !== null && words.on(formatDay(today(timezone, new Date(at))))}{" "}
        {status === "waits_for_account" && (
          <Link to="/b/$businessId/settings/connections" params={{ businessId }} className={linkClass}>
            {messages.connect}
          </Link>
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        {!MUST_WAIT.has(status) && (
          <PlainButton
            takes="publish"
            size="sm"
            icon={<Mail size={16} aria-hidden />}
            disabled={asking.isPending}
            onClick={() => asking.mutate()}
          >
            {status === "none" ? words.ask : words.again}
          </PlainButton>
        )}
        <PlainButton
          takes="edit"
          size="sm"
          icon={<Copy size={16} aria-hidden />}
          disabled={copying.isPending}
          onClick={() => copying.mutate()}
        >
          {words.copy}
        </PlainButton>
      </div>
    </section>
  );
}
