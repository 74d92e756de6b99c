import type { ComponentProps, ReactNode } from "react";
import { buttonClass, iconButtonClass, type ButtonSize, type ButtonVariant } from "./classes.ts";

type PlainButtonProps = Omit<ComponentProps<"button">, "className"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
};

/** Native button with the looks of Button: for pages of the first load, which carry no React Aria. */
export function PlainButton({ variant, size, icon, children, type = "button", ...rest }: PlainButtonProps) {
  return (
    <button {...rest} type={type} className={buttonClass(variant, size)}>
      {icon}
      {children}
    </button>
  );
}

type PlainIconButtonProps = Omit<ComponentProps<"button">, "className"> & { "aria-label": string };

export const PlainIconButton = ({ type = "button", ...rest }: PlainIconButtonProps) => (
  <button {...rest} type={type} className={iconButtonClass} />
);
