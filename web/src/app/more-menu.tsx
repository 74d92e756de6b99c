import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { LogOut, Search } from "lucide-react";
import { meQuery } from "../api/me.ts";
import { signOut } from "../ui/sign-out.ts";
import { BusinessList } from "./business-list.tsx";
import { menuRow } from "./menu-row.ts";
import { messages } from "./messages.ts";
import { openPalette } from "./palette-state.ts";
import type { Place } from "./places.ts";

const { nav, account } = messages;

type MoreMenuProps = { businessId: string; places: readonly Place[]; onChosen: () => void };

/** What did not fit into the bar of a phone: other places, the search, the other businesses, the way out. */
export function MoreMenu({ businessId, places, onChosen }: MoreMenuProps) {
  const { data: user } = useQuery({ ...meQuery, throwOnError: false });
  const search = (): void => {
    onChosen();
    openPalette();
  };
  return (
    <>
      <button type="button" className={menuRow} onClick={search}>
        <Search size={20} className="text-muted" aria-hidden />
        {nav.search}
      </button>
      {places.map(({ to, label, icon: Icon }) => (
        <Link key={to} to={to} params={{ businessId }} onClick={onChosen} className={menuRow}>
          <Icon size={20} className="text-muted" aria-hidden />
          {label}
        </Link>
      ))}
      <div className="mt-1 border-t border-line pt-1">
        <BusinessList activeId={businessId} onChosen={onChosen} />
      </div>
      <div className="mt-1 flex items-center justify-between gap-3 border-t border-line pt-1">
        <span className="min-w-0 truncate px-2 text-sm text-muted">{user?.email}</span>
        <span className="shrink-0">
          <button type="button" className={menuRow} onClick={() => void signOut()}>
            <LogOut size={18} className="text-muted" aria-hidden />
            {account.signOut}
          </button>
        </span>
      </div>
    </>
  );
}
