import type { Business } from "@handbill/contracts";
import { cx } from "../../../ui/classes.ts";
import { initials, numberOf } from "./handle.ts";

type AvatarProps = { business: Business; shape?: "round" | "square" | "ring"; size?: "md" | "sm" };

/** The business as a small picture with its initials. */
export const Avatar = ({ business: { name, language }, shape = "round", size = "md" }: AvatarProps) => (
  <span
    aria-hidden
    data-tint={numberOf(name) % 6}
    className={cx("pv-avatar pv-tint", `pv-avatar-${shape}`, size === "sm" && "pv-avatar-sm")}
  >
    {initials(name, language)}
  </span>
);
