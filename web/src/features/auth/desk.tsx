import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { ChannelLabel } from "../../ui/channel.tsx";
import { cardClass, cx } from "../../ui/classes.ts";
import { StatusPill } from "../../ui/status-pill.tsx";
import { messages as desk } from "./desk-messages.ts";

const Sheet = ({ children, className }: { children: ReactNode; className?: string }) => (
  <div className={cx(cardClass, "grid gap-2.5 border-s-3 p-4 text-sm", className)}>{children}</div>
);

/** Three finished drafts: what the studio is for, seen at a glance. Decoration, so it is hidden from assistive technology. */
const Drafts = () => (
  <div aria-hidden className="grid w-full max-w-104 gap-4">
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

/** What the studio is for, beside the form of a wide screen. */
export const Desk = () => (
  <div className="grid w-full animate-fade justify-items-center gap-10">
    <div className="grid w-full max-w-104 gap-4">
      <p className="text-2xl font-bold text-balance">{desk.promise}</p>
      <ul className="grid gap-2">
        {desk.points.map((point) => (
          <li key={point} className="flex items-start gap-2.5 text-muted">
            <Check size={18} className="mt-1 shrink-0 text-accent" aria-hidden />
            {point}
          </li>
        ))}
      </ul>
    </div>
    <Drafts />
  </div>
);
