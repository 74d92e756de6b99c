import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { ChevronDown } from "lucide-react";
import { useBusinessId } from "../../api/businesses.ts";
import { Popup } from "../../ui/popup.tsx";
import { messages } from "./messages.ts";

const TABS = [
  { to: "/b/$businessId/settings/profile", label: messages.tabs.profile },
  { to: "/b/$businessId/settings/channels", label: messages.tabs.channels },
  { to: "/b/$businessId/settings/page", label: messages.tabs.page },
  { to: "/b/$businessId/settings/form", label: messages.tabs.form },
  { to: "/b/$businessId/settings/connections", label: messages.tabs.connections },
  { to: "/b/$businessId/settings/inbox", label: messages.tabs.inbox },
  { to: "/b/$businessId/settings/counting", label: messages.tabs.counting },
  { to: "/b/$businessId/settings/appearance", label: messages.tabs.appearance },
  { to: "/b/$businessId/settings/removed", label: messages.tabs.removed },
  { to: "/b/$businessId/settings/account", label: messages.tabs.account },
] as const;

const lastOf = (path: string): string => path.slice(path.lastIndexOf("/"));

/** On a phone: which page this is, and the others folded away, so that no name is cut off. */
function Folded({ businessId }: { businessId: string }) {
  const here = useLocation({ select: ({ pathname }) => lastOf(pathname) });
  const current = TABS.find(({ to }) => lastOf(to) === here)?.label ?? messages.nav;
  return (
    <Popup
      label={messages.navOf(current)}
      placement="absolute inset-x-0 top-full mt-1"
      buttonClass="tap flex w-full items-center justify-between gap-2 rounded-control border border-control bg-surface px-3 py-2 text-start font-medium"
      button={
        <>
          {current}
          <ChevronDown size={18} className="shrink-0 text-muted" aria-hidden />
        </>
      }
    >
      {(close) => (
        <ul>
          {TABS.map(({ to, label }) => (
            <li key={to}>
              <Link
                to={to}
                params={{ businessId }}
                onClick={close}
                className="tap flex items-center rounded-control px-3 py-2 hover:bg-sunk aria-[current=page]:font-medium aria-[current=page]:text-accent"
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Popup>
  );
}

/** The pages of the settings, with the way from one to the other above each. */
export function SettingsLayout() {
  const businessId = useBusinessId();
  return (
    <div className="mx-auto max-w-200">
      <nav aria-label={messages.nav} className="mb-6 md:border-b md:border-line">
        <div className="md:hidden">
          <Folded businessId={businessId} />
        </div>
        <ul className="-mb-px flex flex-wrap max-md:hidden">
          {TABS.map(({ to, label }) => (
            <li key={to}>
              <Link
                to={to}
                params={{ businessId }}
                className="tap flex items-center border-b-2 border-transparent px-2 py-2 text-sm font-medium text-muted -outline-offset-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
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
