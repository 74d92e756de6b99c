import type { Publication } from "@handbill/contracts";
import { HeldBanner } from "../../ui/held-banner.tsx";
import { useCountdown } from "../../ui/use-countdown.ts";
import { messages } from "./messages.ts";

type HeldStateProps = { publication: Publication; isPending: boolean; onUndo: () => void };

/** A piece that leaves in some seconds. */
export function HeldState({ publication: { connectionName, heldSeconds }, isPending, onUndo }: HeldStateProps) {
  const left = useCountdown(heldSeconds ?? 0);
  return (
    <HeldBanner
      said={messages.heldSaid(connectionName)}
      shown={messages.held(connectionName, left)}
      undo={messages.undo}
      isDisabled={isPending}
      onUndo={onUndo}
    />
  );
}
