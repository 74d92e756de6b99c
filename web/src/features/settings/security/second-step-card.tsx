import { useSuspenseQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useActiveBusiness } from "../../../api/businesses.ts";
import { twoFactorQuery } from "../../../api/factors.ts";
import { Card } from "../../../ui/card.tsx";
import { formatDate, today } from "../../../ui/dates.ts";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { securityMessages } from "./messages.ts";

const SetUpStep = lazy(() => import("./set-up-step.tsx").then((file) => ({ default: file.SetUpStep })));
const ProvenDialog = lazy(() => import("./proven-dialog.tsx").then((file) => ({ default: file.ProvenDialog })));

const words = securityMessages.step;
const FEW = 3;

/** Whether a sign-in asks for a code of an app, and how many recovery codes stand in for it. */
export function SecondStepCard() {
  const { data: standing } = useSuspenseQuery(twoFactorQuery);
  const { timezone } = useActiveBusiness();
  const [open, setOpen] = useState<"set-up" | "off" | "codes" | null>(null);
  const close = () => setOpen(null);
  const { on, since, recoveryCodesLeft } = standing;
  return (
    <Card title={words.title}>
      <div className="grid gap-3">
        <p className="text-muted">{words.text}</p>
        <p>{on && since ? words.on(formatDate(today(timezone, new Date(since)))) : words.off}</p>
        {on && (
          <p>
            {words.left(recoveryCodesLeft)} {recoveryCodesLeft <= FEW && words.fewLeft}
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          {on ? (
            <>
              <PlainButton onClick={() => setOpen("codes")}>{words.newCodes}</PlainButton>
              <PlainButton onClick={() => setOpen("off")}>{words.turnOff}</PlainButton>
            </>
          ) : (
            <PlainButton variant="primary" onClick={() => setOpen("set-up")}>
              {words.setUp}
            </PlainButton>
          )}
        </div>
      </div>
      <Suspense>
        {open === "set-up" && <SetUpStep onClose={close} />}
        {(open === "off" || open === "codes") && <ProvenDialog what={open} onClose={close} />}
      </Suspense>
    </Card>
  );
}
