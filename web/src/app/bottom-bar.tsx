import { Link } from "@tanstack/react-router";
import { Menu, Plus } from "lucide-react";
import { lazy, Suspense } from "react";
import { messages } from "./messages.ts";
import { PLACES, type Place } from "./places.ts";
import { Popup } from "../ui/popup.tsx";
import { useMay } from "../api/permissions.ts";

const { nav } = messages;

const MoreMenu = lazy(() => import("./more-menu.tsx").then((file) => ({ default: file.MoreMenu })));

const barItem =
  "grid min-h-14 w-full content-center justify-items-center gap-0.5 px-0.5 text-[0.75rem] tracking-tight text-muted aria-[current=page]:font-medium aria-[current=page]:text-accent aria-expanded:text-ink";

const BarLink = ({ place, businessId }: { place: Place; businessId: string }) => {
  const Icon = place.icon;
  return (
    <Link
      to={place.to}
      params={{ businessId }}
      activeOptions={{ exact: place.exact, includeSearch: false }}
      className={barItem}
    >
      <Icon size={22} aria-hidden />
      <span className="max-w-full truncate">{place.label}</span>
    </Link>
  );
};

/** Within reach of a thumb: the places an owner goes to every day, and More for the others. */
export function BottomBar({ businessId }: { businessId: string }) {
  const [home, campaigns, third, ...more] = PLACES;
  const mayPlan = useMay("edit");
  return (
    <nav
      aria-label={nav.label}
      className="fixed inset-x-0 bottom-0 z-30 grid auto-cols-fr grid-flow-col border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <BarLink place={home} businessId={businessId} />
      <BarLink place={campaigns} businessId={businessId} />
      {mayPlan && (
        <Link to="/b/$businessId/campaigns/new" params={{ businessId }} className={barItem}>
          <span className="grid h-6 w-9 place-items-center rounded-full bg-accent text-on-accent">
            <Plus size={18} aria-hidden />
          </span>
          <span aria-hidden>{nav.create}</span>
          <span className="sr-only">{nav.newCampaign}</span>
        </Link>
      )}
      <BarLink place={third} businessId={businessId} />
      <Popup
        label={nav.more}
        placement="fixed inset-x-2 bottom-[calc(4rem+env(safe-area-inset-bottom))] max-h-[70dvh]"
        buttonClass={barItem}
        button={
          <>
            <Menu size={22} aria-hidden />
            <span aria-hidden>{nav.more}</span>
          </>
        }
      >
        {(close) => (
          <Suspense>
            <MoreMenu businessId={businessId} places={more} onChosen={close} />
          </Suspense>
        )}
      </Popup>
    </nav>
  );
}
