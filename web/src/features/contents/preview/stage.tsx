import type { ReactNode } from "react";
import { cx } from "../../../ui/classes.ts";
import { useTextLanguage } from "../../../ui/written.tsx";
import { usePreviewSettings } from "./preview-settings.ts";

type StageProps = {
  /** Look of the channel: a class of the style sheets here. */
  look: string;
  /** For what is read on phones alone. */
  isPhone?: boolean;
  children: ReactNode;
};

/** The screen on which a piece is drawn: phone or window, light or dark, in the language of the business. */
export function Stage({ look, isPhone = false, children }: StageProps) {
  const { device, theme } = usePreviewSettings();
  return (
    <div
      {...useTextLanguage()}
      data-theme={theme}
      className={cx("pv-stage", isPhone || device === "phone" ? "pv-phone" : "pv-window", look)}
    >
      {children}
    </div>
  );
}

/** What the studio has to say about a preview, below it: in the words of the studio. */
export const Notes = ({ children }: { children: ReactNode }) => (
  <div lang="en" dir="ltr" className="grid gap-1.5 text-xs text-muted">
    {children}
  </div>
);
