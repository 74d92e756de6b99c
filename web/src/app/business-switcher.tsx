import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Check, ChevronsUpDown, Plus } from "lucide-react";
import { businessesQuery, useActiveBusiness } from "../api/businesses.ts";
import { messages } from "./messages.ts";
import { Popup } from "./popup.tsx";

const row = "tap flex items-center gap-3 rounded-control px-2 py-1.5 hover:bg-sunk";

/** First letters of a name, as a tile. */
const Tile = ({ name }: { name: string }) => (
  <span
    aria-hidden
    className="grid size-8 shrink-0 place-items-center rounded-control bg-ink text-sm font-bold text-canvas"
  >
    {/\p{L}|\p{N}/u.exec(name)?.[0].toLocaleUpperCase()}
  </span>
);

function Businesses({ activeId, onChosen }: { activeId: string; onChosen: () => void }) {
  const { data = [] } = useQuery({ ...businessesQuery, throwOnError: false });
  return (
    <>
      <p className="px-2 py-1 text-xs font-medium text-muted">{messages.switcher.title}</p>
      <ul className="max-h-72 overflow-y-auto">
        {data.map(({ id, name, sample }) => (
          <li key={id}>
            <Link to="/b/$businessId" params={{ businessId: id }} onClick={onChosen} className={row}>
              <Tile name={name} />
              <span className="min-w-0 flex-1 truncate">{name}</span>
              {sample && (
                <span className="rounded-full bg-sunk px-2 text-xs text-muted">{messages.switcher.sample}</span>
              )}
              {id === activeId && <Check size={16} className="shrink-0 text-accent" aria-hidden />}
            </Link>
          </li>
        ))}
      </ul>
      <Link to="/welcome" onClick={onChosen} className={`${row} mt-1 border-t border-line text-accent`}>
        <Plus size={18} className="mx-1.5 shrink-0" aria-hidden />
        {messages.switcher.add}
      </Link>
    </>
  );
}

/** Name of the active business; opens the list of all of them. */
export function BusinessSwitcher() {
  const { id, name } = useActiveBusiness();
  return (
    <Popup
      label={messages.switcher.label(name)}
      placement="top-full start-0 mt-2"
      buttonClass="tap flex w-full min-w-0 items-center gap-2.5 rounded-control p-1 text-start hover:bg-sunk md:max-lg:justify-center"
      button={
        <>
          <Tile name={name} />
          <span className="min-w-0 flex-1 truncate font-medium md:max-lg:hidden">{name}</span>
          <ChevronsUpDown size={16} className="shrink-0 text-muted md:max-lg:hidden" aria-hidden />
        </>
      }
    >
      {(close) => <Businesses activeId={id} onChosen={close} />}
    </Popup>
  );
}
