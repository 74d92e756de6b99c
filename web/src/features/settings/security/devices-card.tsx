import type { DeviceSession } from "@handbill/contracts";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { endOtherSessions, endSession, sessionsQuery } from "../../../api/account-security.ts";
import { keys } from "../../../api/keys.ts";
import { Card } from "../../../ui/card.tsx";
import { formatAgo } from "../../../ui/dates.ts";
import { ErrorPanel } from "../../../ui/error-panel.tsx";
import { NativeDialog } from "../../../ui/native-dialog.tsx";
import { PendingButton } from "../../../ui/pending-button.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { toast } from "../../../ui/toast.ts";
import { signInMessages } from "./sign-in-messages.ts";

const words = signInMessages.devices;

const nameOf = ({ browser, system, kind }: DeviceSession["device"]): string => {
  if (browser !== null && system !== null) return words.on(browser, system);
  return browser ?? system ?? (kind === "other" ? words.unknown : words.kinds[kind]);
};

/** All but this one, after a question. */
function EndAllDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const ending = useMutation({
    mutationFn: endOtherSessions,
    onSuccess: async (count) => {
      toast(words.endedAll(count));
      onClose();
      await client.invalidateQueries({ queryKey: keys.sessions });
    },
  });
  return (
    <NativeDialog
      title={words.endAllTitle}
      onClose={onClose}
      actions={
        <>
          <PlainButton onClick={onClose}>{signInMessages.cancel}</PlainButton>
          <PendingButton variant="danger" isPending={ending.isPending} onClick={() => ending.mutate()}>
            {words.endAll}
          </PendingButton>
        </>
      }
    >
      {ending.error && <ErrorPanel error={ending.error} title={words.endFailed} />}
      <p>{words.endAllText}</p>
    </NativeDialog>
  );
}

function Device({ session }: { session: DeviceSession }) {
  const client = useQueryClient();
  const ending = useMutation({
    mutationFn: endSession,
    onSuccess: () => toast(words.ended),
    onSettled: () => client.invalidateQueries({ queryKey: keys.sessions }),
  });
  const name = nameOf(session.device);
  const facts = [words.used(formatAgo(session.lastUsedAt)), session.network && words.from(session.network)];
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <div className="min-w-0">
        <p className="font-medium">
          {name}{" "}
          {session.current && (
            <span className="rounded-full bg-sunk px-2 text-xs font-normal text-muted">{words.here}</span>
          )}
        </p>
        <p className="text-sm break-words text-muted">{facts.filter(Boolean).join(", ")}</p>
      </div>
      {!session.current && (
        <PendingButton
          aria-label={words.endOf(name)}
          isPending={ending.isPending}
          onClick={() => ending.mutate(session.id)}
        >
          {words.end}
        </PendingButton>
      )}
      {ending.error && <ErrorPanel error={ending.error} title={words.endFailed} />}
    </li>
  );
}

/** Every device that is signed in, and the way to sign it out. */
export function DevicesCard() {
  const { data: sessions } = useSuspenseQuery(sessionsQuery);
  const [isAsking, setIsAsking] = useState(false);
  const others = sessions.filter(({ current }) => !current);
  return (
    <Card
      title={words.title}
      actions={others.length > 0 && <PlainButton onClick={() => setIsAsking(true)}>{words.endAll}</PlainButton>}
    >
      <p className="text-muted">{others.length > 0 ? words.text : words.alone}</p>
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <Device key={session.id} session={session} />
        ))}
      </ul>
      {isAsking && <EndAllDialog onClose={() => setIsAsking(false)} />}
    </Card>
  );
}
