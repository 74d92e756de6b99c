import type { SignInWays } from "@handbill/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { waysQuery } from "../../../api/sign-in-ways.ts";
import { Card } from "../../../ui/card.tsx";
import { formatDate, today } from "../../../ui/dates.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { signInMessages } from "./sign-in-messages.ts";

const ElsewhereDialog = lazy(() =>
  import("./elsewhere-dialog.tsx").then((file) => ({ default: file.ElsewhereDialog })),
);

const words = signInMessages.elsewhere;

/** Which accounts at other services lead into this one, where the installation offers any. */
export function ElsewhereCard() {
  const { data: ways } = useSuspenseQuery(waysQuery);
  const { timezone } = useActiveBusiness();
  const [open, setOpen] = useState<SignInWays["elsewhere"][number] | null>(null);
  if (ways.elsewhere.length === 0) return null;
  return (
    <Card title={words.title}>
      <p className="text-muted">{words.text}</p>
      <ul aria-label={words.title} className="mt-3 divide-y divide-line">
        {ways.elsewhere.map((way) => (
          <li key={way.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
            <div className="grid min-w-0 gap-0.5">
              <bdi className="font-medium wrap-anywhere">{way.name}</bdi>
              <p className="text-sm text-muted">
                {way.since === null ? words.off : words.since(formatDate(today(timezone, new Date(way.since))))}
              </p>
            </div>
            <PlainButton
              size="sm"
              aria-label={way.since === null ? words.connectOf(way.name) : words.disconnectOf(way.name)}
              onClick={() => setOpen(way)}
            >
              {way.since === null ? words.connect : words.disconnect}
            </PlainButton>
          </li>
        ))}
      </ul>
      <Suspense>{open && <ElsewhereDialog way={open} onClose={() => setOpen(null)} />}</Suspense>
    </Card>
  );
}
