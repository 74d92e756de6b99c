import { Banner } from "../../../ui/banner.tsx";
import { PlainButton } from "../../../ui/plain-button.tsx";
import { toast } from "../../../ui/toast.ts";
import { composerMessages as words } from "./messages.ts";

type OfferedDraftProps = { onUse: () => void; onUndo: () => void };

/** A draft that came while somebody was writing: it takes the place of their words only at a press, and gives it back. */
export const OfferedDraft = ({ onUse, onUndo }: OfferedDraftProps) => (
  <div role="status">
    <Banner
      tone="ai"
      actions={
        <PlainButton
          size="sm"
          onClick={() => {
            onUse();
            toast(words.putAside, { action: { label: words.undo, onPress: onUndo } });
          }}
        >
          {words.showDraft}
        </PlainButton>
      }
    >
      {words.offered}
    </Banner>
  </div>
);
