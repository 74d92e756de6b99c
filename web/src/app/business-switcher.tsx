import { ChevronsUpDown } from "lucide-react";
import { lazy, Suspense } from "react";
import { useActiveBusiness } from "../api/businesses.ts";
import { BESIDE, Popup } from "../ui/popup.tsx";
import { messages } from "./messages.ts";
import { Tile } from "./tile.tsx";

const BusinessList = lazy(() => import("./business-list.tsx").then((file) => ({ default: file.BusinessList })));

/** Name of the active business; opens the list of all of them. */
export function BusinessSwitcher() {
  const { id, name, sample } = useActiveBusiness();
  return (
    <Popup
      label={messages.switcher.label(name)}
      placement={`${BESIDE} top-full start-0 mt-2 md:max-lg:start-full md:max-lg:top-0 md:max-lg:ms-2 md:max-lg:mt-0`}
      buttonClass="tap flex w-full min-w-0 items-center gap-2.5 rounded-control p-1 text-start hover:bg-sunk md:max-lg:justify-center"
      button={
        <>
          <Tile name={name} />
          <span className="grid min-w-0 flex-1 md:max-lg:hidden">
            <span dir="auto" className="truncate font-medium">
              {name}
            </span>
            {sample && <span className="-mt-0.5 text-xs text-muted">{messages.switcher.sampleLong}</span>}
          </span>
          <ChevronsUpDown size={16} className="shrink-0 text-muted md:max-lg:hidden" aria-hidden />
        </>
      }
    >
      {(close) => (
        <Suspense>
          <BusinessList activeId={id} onChosen={close} />
        </Suspense>
      )}
    </Popup>
  );
}
