import type { ReactNode, Ref } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { buttonClass, iconButtonClass, type ButtonSize, type ButtonVariant } from "./classes.ts";
import { present } from "./present.ts";

type PressProps = {
  onPress?: (() => void) | undefined;
  isDisabled?: boolean | undefined;
  /** Keeps the focus, ignores presses and tells assistive technology that work is under way. */
  isPending?: boolean | undefined;
  type?: "button" | "submit" | undefined;
  form?: string | undefined;
  autoFocus?: boolean | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
  "aria-describedby"?: string | undefined;
  "aria-expanded"?: boolean | undefined;
};

type ButtonProps = PressProps & {
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  "aria-label"?: string;
};

/** Button on React Aria, for lazily loaded pages. Pages of the first load use PlainButton. */
export function Button({ children, variant, size, icon, isPending = false, ...press }: ButtonProps) {
  return (
    <AriaButton
      {...present(press)}
      isPending={isPending}
      className={`${buttonClass(variant, size)} data-pending:opacity-70 data-pending:cursor-progress`}
    >
      {icon}
      {children}
    </AriaButton>
  );
}

type IconButtonProps = PressProps & { children: ReactNode; "aria-label": string };

/** A square button that shows an icon only; its name is required. */
export function IconButton({ children, isPending = false, ...press }: IconButtonProps) {
  return (
    <AriaButton {...present(press)} isPending={isPending} className={iconButtonClass}>
      {children}
    </AriaButton>
  );
}
