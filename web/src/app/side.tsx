import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { AccountMenu } from "./account-menu.tsx";
import { BusinessSwitcher } from "./business-switcher.tsx";
import { messages } from "./messages.ts";
import { PLACES, type Place } from "./places.ts";
import { SearchButton } from "./search-button.tsx";
import { useMay } from "../api/permissions.ts";

const { nav } = messages;

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

/** The way to a new campaign, for those who may plan one. */
const NewCampaign = ({ businessId }: { businessId: string }) =>
  useMay("edit") && (
    <Link
      to="/b/$businessId/campaigns/new"
      params={{ businessId }}
      title={nav.newCampaign}
      className="tap flex min-h-10 items-center justify-center gap-2 rounded-control bg-accent font-medium text-on-accent hover:bg-accent-strong"
    >
      <Plus size={20} className="shrink-0" aria-hidden />
      <span className="md:max-lg:sr-only">{nav.newCampaign}</span>
    </Link>
  );

/** Navigation beside the page: with words on a desk, a rail of icons on a tablet. */
export const Side = ({ businessId }: { businessId: string }) => (
  <header className="sticky top-(--bars,0px) hidden h-[calc(100dvh-var(--bars,0px))] flex-col gap-4 border-e border-line bg-surface p-3 md:flex">
    <BusinessSwitcher />
    <div className="grid gap-2">
      <NewCampaign businessId={businessId} />
      <SearchButton />
    </div>
    <nav aria-label={nav.label} className="grid gap-1">
      {PLACES.map((place) => (
        <SideLink key={place.to} place={place} businessId={businessId} />
      ))}
    </nav>
    <div className="mt-auto">
      <AccountMenu />
    </div>
  </header>
);

/** The top of a phone's page: which business, and the search. */
export const Top = () => (
  <header className="flex items-center justify-between gap-2 border-b border-line bg-surface px-3 py-1.5 md:hidden">
    <BusinessSwitcher />
    <SearchButton />
  </header>
);
