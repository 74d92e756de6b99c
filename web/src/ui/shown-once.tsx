import type { ComponentProps } from "react";
import { NativeDialog } from "./native-dialog.tsx";
import { PlainButton } from "./plain-button.tsx";
import { Snippet } from "./snippet.tsx";

type ShownOnceProps = {
  title: string;
  text: string;
  done: string;
  snippet: ComponentProps<typeof Snippet>;
  onClose: () => void;
};

/** What is seen this one time, to be copied: it goes by its button alone, not by a press beside it. */
export const ShownOnce = ({ title, text, done, snippet, onClose }: ShownOnceProps) => (
  <NativeDialog
    title={title}
    isDismissable={false}
    onClose={onClose}
    actions={
      <PlainButton variant="primary" onClick={onClose}>
        {done}
      </PlainButton>
    }
  >
    <div className="grid gap-4">
      <p>{text}</p>
      <Snippet {...snippet} />
    </div>
  </NativeDialog>
);
