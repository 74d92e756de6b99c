import type { FaqEntry } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { describeError } from "../../../api/describe-error.ts";
import { toast } from "../../../ui/toast.ts";
import { changeEntry, faqQuery } from "../api/faq.ts";
import { messages } from "../messages.ts";

type Move = { entry: FaqEntry; status: FaqEntry["status"] };

const SAID: Partial<Record<FaqEntry["status"], string>> = {
  approved: messages.approved,
  dismissed: messages.dismissed,
};

/** Approves, dismisses and brings back: seen at once, undone by a press, and put back alone where it fails. */
export function useEntries(businessId: string) {
  const client = useQueryClient();
  const { queryKey } = faqQuery(businessId);
  const put = (id: string, change: Pick<FaqEntry, "status"> | FaqEntry): void =>
    void client.setQueryData(queryKey, (list) => list?.map((one) => (one.id === id ? { ...one, ...change } : one)));
  const moving = useMutation({
    mutationFn: ({ entry, status }: Move) => changeEntry(businessId, entry.id, { status }),
    onMutate: async ({ entry, status }) => {
      await client.cancelQueries({ queryKey });
      put(entry.id, { status });
    },
    onSuccess: (changed) => put(changed.id, changed),
    onError: (error, { entry }) => {
      put(entry.id, { status: entry.status });
      toast(messages.changeFailed, { tone: "danger", detail: describeError(error).title });
    },
  });
  const move = (entry: FaqEntry, status: FaqEntry["status"]): void => {
    moving.mutate({ entry, status });
    const said = SAID[status];
    if (said === undefined) return;
    const back = { ...entry, status };
    toast(said, {
      action: { label: messages.undo, onPress: () => moving.mutate({ entry: back, status: entry.status }) },
    });
  };
  return { move };
}
