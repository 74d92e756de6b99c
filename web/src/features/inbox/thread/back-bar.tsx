import { ArrowLeft } from "lucide-react";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { messages } from "../messages.ts";

/** Where a conversation has taken the place of the list: the way back, at the top of all that is read, also while it loads or fails. */
export const BackBar = ({ onBack }: { onBack: () => void }) => (
  <div className="sticky top-(--bars,0px) z-10 -mx-4 bg-canvas px-4 py-1 lg:hidden">
    <PlainButton
      size="sm"
      variant="quiet"
      icon={<ArrowLeft size={16} className="rtl:-scale-x-100" aria-hidden />}
      onClick={onBack}
    >
      {messages.thread.back}
    </PlainButton>
  </div>
);
