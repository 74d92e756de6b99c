import type { Permission } from "@handbill/contracts";
import { Link, type LinkProps, Outlet, useLocation } from "@tanstack/react-router";
import { ChevronDown } from "lucide-react";
import { useBusinessId } from "../../api/businesses.ts";
import { cx } from "../../ui/classes.ts";
import { Permitted } from "../../ui/permitted.tsx";
import { Popup } from "../../ui/popup.tsx";
import { messages } from "./messages.ts";

type Tab = {
  to: Extract<LinkProps["to"], `/b/$businessId/settings/${string}`>;
  label: string;
  /** What it takes to change anything there; to look is for every member. */
  takes?: Permission;
};
type Group = { title: string; tabs: readonly Tab[] };

const { tabs, groups } = messages;
const GROUPS: readonly Group[] = [
  {
    title: groups.business,
    tabs: [
      { to: "/b/$businessId/settings/profile", label: tabs.profile, takes: "edit" },
      { to: "/b/$businessId/settings/channels", label: tabs.channels, takes: "edit" },
      { to: "/b/$businessId/settings/page", label: tabs.page },
      { to: "/b/$businessId/settings/form", label: tabs.form, takes: "manage" },
      { to: "/b/$businessId/settings/connections", label: tabs.connections, takes: "manage" },
      { to: "/b/$businessId/settings/inbox", label: tabs.inbox },
      { to: "/b/$businessId/settings/counting", label: tabs.counting, takes: "manage" },
      { to: "/b/$businessId/settings/team", label: tabs.team },
      { to: "/b/$businessId/settings/activity", label: tabs.activity },
      { to: "/b/$businessId/settings/removed", label: tabs.removed, takes: "edit" },
    ],
  },
  {
    title: groups.you,
    tabs: [
      { to: "/b/$businessId/settings/account", label: tabs.account },
      { to: "/b/$businessId/settings/security", label: tabs.security },
      { to: "/b/$businessId/settings/api-keys", label: tabs.apiKeys },
      { to: "/b/$businessId/settings/your-data", label: tabs.myData },
      { to: "/b/$businessId/settings/appearance", label: tabs.appearance },
    ],
  },
  {
    title: groups.installation,
    tabs: [{ to: "/b/$businessId/settings/installation", label: tabs.state }],
  },
];

const PAGES = GROUPS.flatMap((group) => group.tabs);

const lastOf = (path: string): string => path.slice(path.lastIndexOf("/"));

type GroupsProps = { businessId: string; linkClass: string; onGo?: () => void };

const Groups = ({ businessId, linkClass, onGo }: GroupsProps) => (
  <ul className="grid gap-4">
    {GROUPS.map(({ title, tabs: pages }) => (
      <li key={title}>
        <p className="px-3 pb-1 text-sm text-muted">{title}</p>
        <ul>
          {pages.map(({ to, label }) => (
            <li key={to}>
              <Link
                to={to}
                params={{ businessId }}
                onClick={onGo}
                className={cx("tap flex items-center rounded-control px-3 hover:bg-sunk", linkClass)}
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </li>
    ))}
  </ul>
);

/** Where there is no room beside the page: which page this is, and the others folded away, so that no name is cut off. */
function Folded({ businessId }: { businessId: string }) {
  const here = useLocation({ select: ({ pathname }) => lastOf(pathname) });
  const current = PAGES.find(({ to }) => lastOf(to) === here)?.label ?? messages.nav;
  return (
    <Popup
      label={messages.navOf(current)}
      placement="absolute inset-x-0 top-full mt-1 max-h-[70dvh]"
      buttonClass="tap flex w-full items-center justify-between gap-2 rounded-control border border-control bg-surface px-3 py-2 text-start font-medium"
      button={
        <>
          {current}
          <ChevronDown size={18} className="shrink-0 text-muted" aria-hidden />
        </>
      }
    >
      {(close) => (
        <Groups
          businessId={businessId}
          onGo={close}
          linkClass="py-2 aria-[current=page]:font-medium aria-[current=page]:text-accent"
        />
      )}
    </Popup>
  );
}

/** The pages of the settings, with the way from one to the other beside each. */
export function SettingsLayout() {
  const businessId = useBusinessId();
  const here = useLocation({ select: ({ pathname }) => lastOf(pathname) });
  const taken = PAGES.find(({ to }) => lastOf(to) === here)?.takes ?? "view";
  return (
    <div className="mx-auto max-w-250 gap-[min(2rem,4%)] lg:grid lg:grid-cols-[min(11rem,24%)_minmax(0,1fr)]">
      <nav aria-label={messages.nav} className="max-lg:mb-6">
        <div className="lg:hidden">
          <Folded businessId={businessId} />
        </div>
        <div className="sticky top-6 max-lg:hidden">
          <Groups
            businessId={businessId}
            linkClass="py-1.5 text-sm font-medium text-muted hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent"
          />
        </div>
      </nav>
      <div className="min-w-0">
        <Permitted takes={taken}>
          <Outlet />
        </Permitted>
      </div>
    </div>
  );
}
