import type { Message } from "@handbill/contracts";
import { useState } from "react";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { pageAddress } from "../api/replies.ts";
import { messages } from "../messages.ts";

const words = messages.message;

/**
 * A mail as its writer laid it out: in a frame without rights, by a page of its own whose policy allows no script and fetches nothing.
 * Pictures from elsewhere come only when they are asked for, since they tell their sender that somebody looks.
 */
export function Original({ message, businessId }: { message: Message; businessId: string }) {
  const [showsPictures, setShowsPictures] = useState(false);
  return (
    <div className="grid gap-2">
      <iframe
        title={words.frame(message.fromName || message.fromAddress)}
        src={pageAddress(businessId, message.id, showsPictures)}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        className="h-96 w-full resize-y rounded-control border border-line"
      />
      {!showsPictures && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <PlainButton size="sm" onClick={() => setShowsPictures(true)}>
            {words.pictures}
          </PlainButton>
          {words.picturesText}
        </div>
      )}
    </div>
  );
}
