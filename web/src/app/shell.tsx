import { Link, Outlet } from "@tanstack/react-router";
import { House, Megaphone, Plus, ReceiptText, Store, type LucideIcon } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { useActiveBusiness } from "../api/businesses.ts";
import { JobTray } from "../features/jobs/job-tray.tsx";
import { cx } from "../ui/classes.ts";
import { AccountMenu } from "./account-menu.tsx";
import { BusinessSwitcher } from "./business-switcher.tsx";
import { messages } from "./messages.ts";

const NoWorkerBanner = lazy(() => import("./no-worker-banner.tsx").then((file) => ({ default: file.NoWorkerBanner })));

const { nav } = messages;

const PLACES = [
  { to: "/b/$businessId", label: nav.home, icon: House, exact: true },
  { to: "/b/$businessId/campaigns", label: nav.campaigns, icon: Megaphone, exact: false },
  { to: "/b/$businessId/usage", label: nav.usage, icon: ReceiptText, exact: false },
  { to: "/b/$businessId/settings/profile", label: nav.profile, icon: Store, exact: false },
] as const;

type Place = (typeof PLACES)[number];

const sideLink =
  "tap flex items-center gap-3 rounded-control px-3 py-2 font-medium text-muted hover:bg-sunk hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent md:max-lg:justify-center md:max-lg:px-0";

const SideLink = ({ place, businessId }: { place: Place; businessId: string }) => {
  const Icon = place.icon;
  return (
    <Link
      to={place.to}
      params={{ businessId }}
      activeOptions={{ exact: place.exact, includeSearch: false }}
      title={place.label}
      className={sideLink}
    >
      <Icon size={20} className="shrink-0" aria-hidden />
      <span className="md:max-lg:sr-only">{place.label}</span>
    </Link>
  );
};

const Side = ({ businessId }: { businessId: string }) => (
  <header className="sticky top-0 hidden h-dvh flex-col gap-4 border-e border-line bg-surface p-3 md:flex">
    <BusinessSwitcher />
    <Link
      to="/b/$businessId/campaigns/new"
      params={{ businessId }}
      title={nav.newCampaign}
      className="tap flex min-h-10 items-center justify-center gap-2 rounded-control bg-accent font-medium text-on-accent hover:bg-accent-strong"
    >
      <Plus size={20} className="shrink-0" aria-hidden />
      <span className="md:max-lg:sr-only">{nav.newCampaign}</span>
    </Link>
    <nav aria-label={nav.label} className="grid gap-1">
      {PLACES.map((place) => (
        <SideLink key={place.to} place={place} businessId={businessId} />
      ))}
    </nav>
    <div className="mt-auto">
      <AccountMenu placement="bottom-full start-0 mb-2" />
    </div>
  </header>
);

const Top = () => (
  <header className="flex items-center justify-between gap-2 border-b border-line bg-surface px-3 py-2 md:hidden">
    <BusinessSwitcher />
    <AccountMenu placement="top-full end-0 mt-2" />
  </header>
);

const barItem =
  "grid min-h-14 content-center justify-items-center gap-0.5 px-0.5 text-[0.75rem] tracking-tight text-muted aria-[current=page]:font-medium aria-[current=page]:text-accent";

type BarLinkProps = { to: Place["to"]; exact: boolean; icon: LucideIcon; label: string; businessId: string };

const BarLink = ({ to, exact, icon: Icon, label, businessId }: BarLinkProps) => (
  <Link to={to} params={{ businessId }} activeOptions={{ exact, includeSearch: false }} className={barItem}>
    <Icon size={22} aria-hidden />
    <span className="max-w-full truncate">{label}</span>
  </Link>
);

const Bar = ({ businessId }: { businessId: string }) => {
  const [home, campaigns, usage, profile] = PLACES;
  return (
    <nav
      aria-label={nav.label}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <BarLink {...home} businessId={businessId} />
      <BarLink {...campaigns} businessId={businessId} />
      <Link to="/b/$businessId/campaigns/new" params={{ businessId }} className={barItem}>
        <span className="grid h-6 w-9 place-items-center rounded-full bg-accent text-on-accent">
          <Plus size={18} aria-hidden />
        </span>
        <span aria-hidden>{nav.create}</span>
        <span className="sr-only">{nav.newCampaign}</span>
      </Link>
      <BarLink {...usage} businessId={businessId} />
      <BarLink {...profile} businessId={businessId} />
    </nav>
  );
};

export const SkipLink = () => (
  <a
    href="#main"
    className="absolute start-2 top-2 z-60 -translate-y-20 rounded-control bg-accent px-4 py-2 text-on-accent focus:translate-y-0"
  >
    {messages.skip}
  </a>
);

/** Where a page of the studio sits: room for reading, and at the bottom for the bar and the job tray. */
export const Main = ({ children, className }: { children: ReactNode; className?: string }) => (
  <main
    id="main"
    tabIndex={-1}
    className={cx("mx-auto w-full max-w-300 min-w-0 px-4 pt-6 pb-32 outline-none md:px-8 md:pb-24", className)}
  >
    {children}
  </main>
);

/** Frame of everything inside a business: navigation, the page, and the tray of running work. */
export function Shell() {
  const business = useActiveBusiness();
  return (
    <div className="grid min-h-dvh content-start md:grid-cols-[4.25rem_minmax(0,1fr)] md:content-stretch lg:grid-cols-[14.5rem_minmax(0,1fr)]">
      <SkipLink />
      <Top />
      <Side businessId={business.id} />
      <Main>
        <Suspense>
          <NoWorkerBanner />
        </Suspense>
        <Outlet />
      </Main>
      <JobTray businessId={business.id} />
      <Bar businessId={business.id} />
    </div>
  );
}
