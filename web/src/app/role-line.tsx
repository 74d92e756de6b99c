import { useActiveBusiness } from "../api/businesses.ts";
import { ROLE_REASON } from "../api/permissions.ts";

const words = {
  approver: "You are here as approver: settings and budgets are for owners.",
  editor: "You are here as editor: you write, and an approver or an owner says what goes out.",
  viewer: "You are here as viewer: you may look at everything. To change something, ask an owner for another role.",
};

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
