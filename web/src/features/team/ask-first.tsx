import type { Member } from "@handbill/contracts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useActiveBusiness } from "../../api/businesses.ts";
import { keys } from "../../api/keys.ts";
import { handOver, leaveBusiness, removeMember } from "../../api/team.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { NativeDialog } from "../../ui/native-dialog.tsx";
import { PendingButton } from "../../ui/pending-button.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { toast } from "../../ui/toast.ts";
import { teamMessages } from "./messages.ts";

export type Asked = { what: "remove" | "handOver" | "leave"; member: Member };

const ACTS: Record<Asked["what"], (businessId: string, userId: string) => Promise<unknown>> = {
  remove: removeMember,
  handOver,
  leave: (businessId) => leaveBusiness(businessId),
};

/** Asks once more before somebody loses a business, or gets one. */
export function AskFirst({ asked: { what, member }, onClose }: { asked: Asked; onClose: () => void }) {
  const { id: businessId } = useActiveBusiness();
  const client = useQueryClient();
  const router = useRouter();
  const words = teamMessages.asks[what];
  const acting = useMutation({
    mutationFn: () => ACTS[what](businessId, member.userId),
    onSuccess: async () => {
      toast(words.done(member.name));
      onClose();
      if (what === "leave") {
        client.clear();
        await router.navigate({ to: "/" });
      } else await client.invalidateQueries({ queryKey: keys.business(businessId) });
    },
  });
  return (
    <NativeDialog
      role="alertdialog"
      title={words.title(member.name)}
      onClose={onClose}
      actions={
        <>
          <PlainButton onClick={onClose}>{teamMessages.cancel}</PlainButton>
          <PendingButton
            variant={what === "handOver" ? "primary" : "danger"}
            isPending={acting.isPending}
            onClick={() => acting.mutate()}
          >
            {words.submit}
          </PendingButton>
        </>
      }
    >
      {acting.error && <ErrorPanel error={acting.error} title={teamMessages.failed} />}
      <p>{words.text}</p>
    </NativeDialog>
  );
}
