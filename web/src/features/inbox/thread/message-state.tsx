import type { Message } from "@handbill/contracts";
import { useState } from "react";
import { Banner } from "../../../ui/banner.tsx";
import { HeldBanner } from "../../../ui/held-banner.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { useCountdown } from "../../../ui/use-countdown.ts";
import { messages } from "../messages.ts";
import { momentOn } from "../words.ts";
import { holdLeft } from "./hold-left.ts";
import type { Sending } from "./use-sending.ts";

const words = messages.message;

type StateProps = { message: Message; sending: Sending; timezone: string };

/** A reply that has not left yet, and the way to think better of it. It is told once, not each second. */
function Held({ message, sending, timezone }: StateProps) {
  const [seconds] = useState(() => holdLeft(message, Date.now()));
  const left = useCountdown(seconds);
  const isForLater = seconds === undefined;
  const when = isForLater ? words.heldUntil(momentOn(message.holdUntil ?? message.at, timezone)) : words.states.held;
  return (
    <HeldBanner
      said={when}
      shown={isForLater ? when : left > 0 ? words.heldFor(left) : words.heldNow}
      undo={words.takeBack}
      isDisabled={sending.takeBack.isPending || (!isForLater && left === 0)}
      isSoon={!isForLater}
      onUndo={() => sending.takeBack.mutate(message)}
    />
  );
}

/** What went wrong, and what only a person may do about it. */
function WentWrong({ message, sending }: Omit<StateProps, "timezone">) {
  const isUnknown = message.status === "unknown";
  return (
    <Banner
      tone={isUnknown ? "warn" : "danger"}
      actions={
        <PlainButton
          takes="publish"
          size="sm"
          disabled={sending.send.isPending}
          onClick={() => sending.send.mutate({ message })}
        >
          {isUnknown ? words.againUnknown : words.again}
        </PlainButton>
      }
    >
      <span role="status">
        {words.states[message.status]} {message.errorDetail}
        {isUnknown && ` ${words.unknownHint}`}
      </span>
    </Banner>
  );
}

/** Where a reply stands on its way. */
export function MessageState({ message, sending, timezone }: StateProps) {
  const { status, direction } = message;
  if (direction !== "outbound") return null;
  if (status === "held") return <Held key={message.version} message={message} sending={sending} timezone={timezone} />;
  if (status === "failed" || status === "unknown") return <WentWrong message={message} sending={sending} />;
  return (
    <p role="status" className="text-sm text-muted">
      {words.states[status]}
      {message.errorDetail !== null && ` ${message.errorDetail}`}
    </p>
  );
}
