import type { ComponentProps, ReactNode } from "react";
import type { Permission } from "@handbill/contracts";
import { ROLE_REASON, useMay } from "../api/permissions.ts";
import { useRateLimit } from "../api/rate-limit.ts";
import { buttonClass, iconButtonClass, type ButtonSize, type ButtonVariant } from "./classes.ts";

type PlainButtonProps = Omit<ComponentProps<"button">, "className"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** Asks the writer for something: it waits while everything of that kind has to, and says why. */
  asksWriter?: boolean;
  /** What it takes in the active business: without, it is off, and the line about one's role says why. */
  takes?: Permission;
};

/** Id of the sentence in the banner that says why such buttons wait. It is there as long as they do. */
export const LIMIT_REASON = "limit-reason";

/** Native button with the looks of Button: for pages of the first load, which carry no React Aria. */
export function PlainButton(props: PlainButtonProps) {
  const { variant, size, icon, children, type = "button", asksWriter = false, takes, disabled, ...rest } = props;
  const isHeld = useRateLimit().until > 0 && asksWriter;
  const mayPress = useMay(takes ?? (asksWriter ? "edit" : "view"));
  return (
    <button
      {...rest}
      aria-describedby={mayPress ? (isHeld ? LIMIT_REASON : rest["aria-describedby"]) : ROLE_REASON}
      type={type}
      disabled={disabled === true || isHeld || !mayPress}
      className={buttonClass(variant, size)}
    >
      {icon}
      {children}
    </button>
  );
}

type PlainIconButtonProps = Omit<ComponentProps<"button">, "className"> & { "aria-label": string };

export const PlainIconButton = ({ type = "button", ...rest }: PlainIconButtonProps) => (
  <button {...rest} type={type} className={iconButtonClass} />
);
