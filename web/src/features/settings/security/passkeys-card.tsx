import type { Passkey } from "@handbill/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { knowsPasskeys, passkeysQuery } from "../../../api/passkeys.ts";
import { Card } from "../../../ui/card.tsx";
import { formatDate, today } from "../../../ui/dates.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { useInBrowser } from "../../../ui/use-in-browser.ts";
import { securityMessages } from "./messages.ts";

const AddPasskey = lazy(() => import("./passkey-dialogs.tsx").then((file) => ({ default: file.AddPasskey })));
const RenamePasskey = lazy(() => import("./passkey-dialogs.tsx").then((file) => ({ default: file.RenamePasskey })));
const RemovePasskey = lazy(() => import("./passkey-dialogs.tsx").then((file) => ({ default: file.RemovePasskey })));

const words = securityMessages.passkeys;

type Open = { what: "add" } | { what: "rename" | "remove"; passkey: Passkey };

/** What one can sign in with instead of a password and a code. */
export function PasskeysCard() {
  const { data: passkeys } = useSuspenseQuery(passkeysQuery);
  const { timezone } = useActiveBusiness();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  // The server that paints the page first knows of no browser.
  const isInBrowser = useInBrowser();
  const isUnknown = isInBrowser && !knowsPasskeys();
  const dayOf = (time: string): string => formatDate(today(timezone, new Date(time)));
  return (
    <Card
      title={words.title}
      actions={
        !isUnknown && (
          <PlainButton size="sm" icon={<Plus size={16} aria-hidden />} onClick={() => setOpen({ what: "add" })}>
            {words.add}
          </PlainButton>
        )
      }
    >
      <p className="text-muted">{isUnknown ? words.unknown : words.text}</p>
      {passkeys.length === 0 ? (
        <p className="mt-3">{words.empty}</p>
      ) : (
        <ul aria-label={words.title} className="mt-3 divide-y divide-line">
          {passkeys.map((passkey) => (
            <li key={passkey.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
              <div className="grid min-w-0 gap-0.5">
                <bdi className="font-medium wrap-anywhere">{passkey.name}</bdi>
                <p className="text-sm text-muted">
                  {passkey.lastUsedAt === null ? words.never : words.used(dayOf(passkey.lastUsedAt))} ·{" "}
                  {passkey.backedUp ? words.backedUp : words.oneDevice}
                </p>
              </div>
              <div className="flex flex-wrap gap-2">
                <PlainButton
                  size="sm"
                  aria-label={words.renameOf(passkey.name)}
                  onClick={() => setOpen({ what: "rename", passkey })}
                >
                  {words.rename}
                </PlainButton>
                <PlainButton
                  size="sm"
                  aria-label={words.removeOf(passkey.name)}
                  onClick={() => setOpen({ what: "remove", passkey })}
                >
                  {words.remove}
                </PlainButton>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Suspense>
        {open?.what === "add" && <AddPasskey onClose={close} />}
        {open?.what === "rename" && <RenamePasskey passkey={open.passkey} onClose={close} />}
        {open?.what === "remove" && <RemovePasskey passkey={open.passkey} onClose={close} />}
      </Suspense>
    </Card>
  );
}
