import { useQuery } from "@tanstack/react-query";
import { UserRound } from "lucide-react";
import { lazy, Suspense } from "react";
import { useBusinessId } from "../api/businesses.ts";
import { meQuery } from "../api/me.ts";
import { messages } from "./messages.ts";
import { BESIDE, Popup } from "../ui/popup.tsx";

const AccountList = lazy(() => import("./account-list.tsx").then((file) => ({ default: file.AccountList })));

/** Who is signed in, appearance, and the way out. */
export function AccountMenu() {
  const { data: user } = useQuery({ ...meQuery, throwOnError: false });
  const businessId = useBusinessId();
  return (
    <Popup
      label={messages.account.label}
      placement={`${BESIDE} bottom-full start-0 mb-2`}
      buttonClass="tap flex w-full min-w-0 items-center gap-2.5 rounded-control p-1 text-start hover:bg-sunk md:max-lg:justify-center"
      button={
        <>
          <span aria-hidden className="grid size-8 shrink-0 place-items-center rounded-full bg-sunk text-ink">
            <UserRound size={18} />
          </span>
          <span className="hidden min-w-0 flex-1 truncate text-sm font-medium lg:block">{user?.name}</span>
        </>
      }
    >
      {(close) => (
        <Suspense>
          <AccountList businessId={businessId} onChosen={close} />
        </Suspense>
      )}
    </Popup>
  );
}
