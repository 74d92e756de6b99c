import type { Permission } from "@handbill/contracts";
import type { ReactNode } from "react";
import { ROLE_REASON, useMay } from "../api/permissions.ts";

type PermittedProps = { takes: Permission; children: ReactNode };

/** Controls that are for some roles: everybody else reads what they hold, and the line about one's role says why they are off. */
export const Permitted = ({ takes, children }: PermittedProps) =>
  useMay(takes) ? (
    children
  ) : (
    <fieldset disabled aria-describedby={ROLE_REASON} className="contents">
      {children}
    </fieldset>
  );
