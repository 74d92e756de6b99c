import type { ComponentProps, ReactNode } from "react";
import { useRateLimit } from "../api/rate-limit.ts";
import { buttonClass, iconButtonClass, type ButtonSize, type ButtonVariant } from "./classes.ts";

type PlainButtonProps = Omit<ComponentProps<"button">, "className"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** Asks the writer for something: it waits while everything of that kind has to, and says why. */
  asksWriter?: boolean;
};

/** Id of the sentence in the banner that says why such buttons wait. It is there as long as they do. */
export const LIMIT_REASON = "limit-reason";

/** Native button with the looks of Button: for pages of the first load, which carry no React Aria. */
export function PlainButton(props: PlainButtonProps) {
  const { variant, size, icon, children, type = "button", asksWriter = false, disabled, ...rest } = props;
  const isHeld = useRateLimit().until > 0 && asksWriter;
  return (
    <button
      {...rest}
      {...(isHeld && { "aria-describedby": LIMIT_REASON })}
      type={type}
      disabled={disabled === true || isHeld}
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
