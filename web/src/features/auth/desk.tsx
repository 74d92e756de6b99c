import type { ReactNode } from "react";
import { ChannelLabel } from "../../ui/channel.tsx";
import { cardClass, cx } from "../../ui/classes.ts";
import { StatusPill } from "../../ui/status-pill.tsx";
import { messages } from "./messages.ts";

const { desk } = messages;

const Sheet = ({ children, className }: { children: ReactNode; className?: string }) => (
  <div className={cx(cardClass, "grid gap-2.5 border-s-3 p-4 text-sm", className)}>{children}</div>
);

/** Three finished drafts: what the studio is for, seen at a glance. Decoration, so it is hidden from assistive technology. */
export const Desk = () => (
  <div aria-hidden className="grid animate-fade gap-4">
    <Sheet className="border-s-ai">
      <div className="flex items-center justify-between gap-2 font-medium">
        <ChannelLabel channel="instagram" />
        <StatusPill status="draft" />
      </div>
      <p>{desk.caption}</p>
      <p className="text-info">{desk.tags}</p>
    </Sheet>
    <Sheet className="ms-8 border-s-accent">
      <div className="flex items-center justify-between gap-2 font-medium">
        <ChannelLabel channel="email" />
        <StatusPill status="approved" />
      </div>
      <p className="font-medium">{desk.subject}</p>
      <p className="text-muted">{desk.preheader}</p>
    </Sheet>
    <Sheet className="me-8 border-s-accent">
      <div className="flex items-center justify-between gap-2 font-medium">
        <ChannelLabel channel="sms" />
        <StatusPill status="approved" />
      </div>
      <p>{desk.sms}</p>
    </Sheet>
  </div>
);
