import { Undo2 } from "lucide-react";
import { Banner } from "./banner.tsx";
import { PlainButton } from "./plain-button.tsx";

type HeldBannerProps = {
  /** Told once, to who does not see it; what is shown may count seconds. */
  said: string;
  shown: string;
  undo: string;
  isDisabled: boolean;
  /** Keys may take it back, too. */
  isSoon?: boolean;
  onUndo: () => void;
};

/** The button that was pressed has gone: who pressed it by keys goes on here. */
const focusIfLost = (button: HTMLElement | null): void => {
  if (document.activeElement === document.body) button?.focus();
};

/** What has not left yet, and the way to think better of it. */
export const HeldBanner = ({ said, shown, undo, isDisabled, isSoon = false, onUndo }: HeldBannerProps) => (
  <>
    <p role="status" className="sr-only">
      {said}
    </p>
    <Banner
      actions={
        <PlainButton
          ref={focusIfLost}
          takes="publish"
          size="sm"
          icon={<Undo2 size={16} aria-hidden />}
          disabled={isDisabled}
          data-take-back={isSoon ? "" : undefined}
          onClick={onUndo}
        >
          {undo}
        </PlainButton>
      }
    >
      <span className="font-medium tabular-nums" aria-hidden>
        {shown}
      </span>
    </Banner>
  </>
);
