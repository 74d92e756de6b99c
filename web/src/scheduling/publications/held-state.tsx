import type { Publication } from "@handbill/contracts";
import { Undo2 } from "lucide-react";
import { Banner } from "../../ui/banner.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { useCountdown } from "../../ui/use-countdown.ts";
import { messages } from "./messages.ts";

type HeldStateProps = { publication: Publication; isPending: boolean; onUndo: () => void };

/** The button that was pressed has gone: who pressed it by keys goes on here. */
const focusIfLost = (button: HTMLElement | null) => {
  if (document.activeElement === document.body) button?.focus();
};

/** A piece that leaves in some seconds, and the way to think better of it. It is told once, not each second. */
export function HeldState({ publication: { connectionName, heldSeconds }, isPending, onUndo }: HeldStateProps) {
  const left = useCountdown(heldSeconds ?? 0);
  return (
    <>
      <p className="sr-only" role="status">
        {messages.heldSaid(connectionName)}
      </p>
      <Banner
        actions={
          <PlainButton
            ref={focusIfLost}
            size="sm"
            icon={<Undo2 size={16} aria-hidden />}
            disabled={isPending}
            onClick={onUndo}
          >
            {messages.undo}
          </PlainButton>
        }
      >
        <span className="font-medium tabular-nums" aria-hidden>
          {messages.held(connectionName, left)}
        </span>
      </Banner>
    </>
  );
}
