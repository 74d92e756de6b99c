import { messages } from "./demo-messages.ts";
import { NativeDialog } from "./native-dialog.tsx";
import { PlainButton } from "./plain-button.tsx";

const Line = ({ children }: { children: string }) => (
  <code className="block overflow-x-auto rounded-control bg-sunk px-3 py-2 text-sm">{children}</code>
);

/** How to connect a real model. A file of its own, so that the notice does not carry it. */
export const DemoModelDialog = ({ onClose }: { onClose: () => void }) => (
  <NativeDialog
    onClose={onClose}
    title={messages.title}
    actions={
      <PlainButton variant="primary" onClick={onClose}>
        {messages.done}
      </PlainButton>
    }
  >
    <div className="grid gap-4">
      <p>{messages.intro}</p>
      <ol className="grid list-decimal gap-2 ps-5">
        {messages.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Line>{messages.keyLine}</Line>
      <p className="text-sm text-muted">{messages.otherProvider}</p>
      <Line>{messages.addressLine}</Line>
    </div>
  </NativeDialog>
);
