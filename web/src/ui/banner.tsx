import { CircleAlert, CircleCheck, Info, PenLine, TriangleAlert, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./classes.ts";

export type Tone = "info" | "warn" | "danger" | "ok" | "ai";

const looks: Record<Tone, { icon: LucideIcon; tone: string }> = {
  info: { icon: Info, tone: "bg-info-soft text-info" },
  warn: { icon: TriangleAlert, tone: "bg-ai-soft text-ai" },
  danger: { icon: CircleAlert, tone: "bg-danger-soft text-danger" },
  ok: { icon: CircleCheck, tone: "bg-ok-soft text-ok" },
  ai: { icon: PenLine, tone: "bg-ai-soft text-ai" },
};

type BannerProps = {
  children: ReactNode;
  tone?: Tone;
  icon?: ReactNode;
  /** Buttons or links at the end. */
  actions?: ReactNode;
  /** Square, from edge to edge: for the top of the page. */
  isFlush?: boolean;
};

/** One plain sentence about a state of the page. Announcing it is the caller's choice. */
export function Banner({ children, tone = "info", icon, actions, isFlush = false }: BannerProps) {
  const { icon: Icon, tone: colours } = looks[tone];
  return (
    <div
      className={cx(
        "flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm",
        !isFlush && "rounded-card",
        colours,
      )}
    >
      <span className="flex min-w-0 flex-1 basis-60 items-start gap-2.5">
        <span className="mt-0.5 shrink-0">{icon ?? <Icon size={18} aria-hidden />}</span>
        <span className="min-w-0 py-px">{children}</span>
      </span>
      {actions}
    </div>
  );
}
