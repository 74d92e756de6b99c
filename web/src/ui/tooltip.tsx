import type { ReactNode } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components/Tooltip";

/** A short explanation on hover and focus of its child, a Button or IconButton. Never the only place of a needed word. */
export const Tooltip = ({ text, children }: { text: string; children: ReactNode }) => (
  <TooltipTrigger delay={500}>
    {children}
    <AriaTooltip
      offset={6}
      className="max-w-72 rounded-control bg-ink px-2.5 py-1.5 text-sm text-canvas data-entering:animate-fade"
    >
      {text}
    </AriaTooltip>
  </TooltipTrigger>
);
