import { Link, Outlet } from "@tanstack/react-router";
import { useBusinessId } from "../../api/businesses.ts";
import { messages } from "./messages.ts";

const TABS = [
  { to: "/b/$businessId/settings/profile", label: messages.tabs.profile },
  { to: "/b/$businessId/settings/channels", label: messages.tabs.channels },
  { to: "/b/$businessId/settings/page", label: messages.tabs.page },
  { to: "/b/$businessId/settings/connections", label: messages.tabs.connections },
  { to: "/b/$businessId/settings/appearance", label: messages.tabs.appearance },
  { to: "/b/$businessId/settings/removed", label: messages.tabs.removed },
  { to: "/b/$businessId/settings/account", label: messages.tabs.account },
] as const;

/** The pages of the settings, with the way from one to the other above each. */
export function SettingsLayout() {
  const businessId = useBusinessId();
  return (
    <div className="mx-auto max-w-200">
      <nav aria-label={messages.nav} className="mb-6 border-b border-line">
        <ul className="-mb-px flex gap-1 overflow-x-auto" data-scroll-x>
          {TABS.map(({ to, label }) => (
            <li key={to} className="shrink-0">
              <Link
                to={to}
                params={{ businessId }}
                className="tap flex items-center border-b-2 border-transparent px-3 py-2 text-sm font-medium text-muted -outline-offset-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet />
    </div>
  );
}
