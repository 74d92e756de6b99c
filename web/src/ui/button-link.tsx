import { createLink } from "@tanstack/react-router";
import type { ComponentProps, ReactNode } from "react";
import { buttonClass, cx, linkClass, type ButtonSize, type ButtonVariant } from "./classes.ts";

type AnchorProps = Omit<ComponentProps<"a">, "className"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
};

const ButtonAnchor = ({ variant, size, icon, children, ...rest }: AnchorProps) => (
  <a {...rest} className={buttonClass(variant, size)}>
    {icon}
    {children}
  </a>
);

/** A link to a page that looks like a button; takes `to`, `params` and `search` of the router. */
export const ButtonLink = createLink(ButtonAnchor);

type TextAnchorProps = Omit<ComponentProps<"a">, "className"> & {
  /** On a line of its own, where a finger wants more than the height of the letters. */
  isAlone?: boolean;
};

const TextAnchor = ({ children, isAlone = false, ...rest }: TextAnchorProps) => (
  <a {...rest} className={cx(linkClass, isAlone && "touch-line")}>
    {children}
  </a>
);

/** A link inside a sentence, or with `isAlone` on a line of its own. */
export const TextLink = createLink(TextAnchor);
