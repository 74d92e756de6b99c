import { useActiveBusiness } from "../api/businesses.ts";
import { ROLE_REASON } from "../api/permissions.ts";
import { words } from "./role-messages.ts";

/** What somebody who is not an owner may do here; it is also the reason of every control that is off because of it. */
export function RoleLine() {
  const { role } = useActiveBusiness();
  if (role === "owner") return null;
  return (
    <p id={ROLE_REASON} className="mb-4 text-sm text-muted">
      {words[role]}
    </p>
  );
}
