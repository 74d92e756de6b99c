import { createLink } from "@tanstack/react-router";
import type { Permission } from "@handbill/contracts";
import type { ComponentProps, ReactNode } from "react";
import { useMay } from "../api/permissions.ts";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./classes.ts";
import { PlainButton } from "./plain-button.tsx";

type AnchorProps = Omit<ComponentProps<"a">, "className"> & {
  takes: Permission;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
};

function PermittedAnchor({ takes, variant, size, icon, children, ...rest }: AnchorProps) {
  const mayGo = useMay(takes);
  if (!mayGo) {
    return (
      <PlainButton takes={takes} {...(variant && { variant })} {...(size && { size })} icon={icon}>
        {children}
      </PlainButton>
    );
  }
  return (
    <a {...rest} className={buttonClass(variant, size)}>
      {icon}
      {children}
    </a>
  );
}

/** A ButtonLink to where something is made, for those who may: everybody else finds it off, with the line about their role as the reason. */
export const PermittedLink = createLink(PermittedAnchor);
