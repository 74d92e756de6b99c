import { createLink } from "@tanstack/react-router";
import type { ComponentProps, ReactNode } from "react";
import { buttonClass, linkClass, type ButtonSize, type ButtonVariant } from "./classes.ts";

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

const TextAnchor = ({ children, ...rest }: Omit<ComponentProps<"a">, "className">) => (
  <a {...rest} className={linkClass}>
    {children}
  </a>
);

/** A link inside a sentence. */
export const TextLink = createLink(TextAnchor);
