import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { LogOut, Store, UserRound } from "lucide-react";
import { meQuery } from "../api/me.ts";
import { useBusinessId } from "../api/businesses.ts";
import { leave } from "../api/session.ts";
import { toast } from "../ui/toast.ts";
import { describeError } from "../api/describe-error.ts";
import { messages } from "./messages.ts";
import { Popup } from "./popup.tsx";
import { setTheme, THEMES, useTheme } from "./theme.ts";

const words = messages.account;
const row = "tap flex w-full items-center gap-3 rounded-control px-2 py-1.5 text-start hover:bg-sunk";

function ThemeChoice() {
  const chosen = useTheme();
  return (
    <fieldset className="grid gap-1 border-y border-line px-2 py-2">
      <legend className="sr-only">{words.theme}</legend>
      <span aria-hidden className="text-xs font-medium text-muted">
        {words.theme}
      </span>
      {THEMES.map((theme) => (
        <label key={theme} className="tap flex items-center gap-3">
          <input
            type="radio"
            name="theme"
            checked={theme === chosen}
            onChange={() => setTheme(theme)}
            className="size-4"
          />
          {words.themes[theme]}
        </label>
      ))}
    </fieldset>
  );
}

const signOut = async (): Promise<void> => {
  try {
    await leave();
    location.assign("/login");
  } catch (error) {
    toast(describeError(error).title, { tone: "danger" });
  }
};

/** Who is signed in, appearance, and the way out. */
export function AccountMenu({ placement }: { placement: string }) {
  const { data: user } = useQuery({ ...meQuery, throwOnError: false });
  const businessId = useBusinessId();
  return (
    <Popup
      label={words.label}
      placement={placement}
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
        <>
          {user && (
            <p className="grid px-2 py-1 text-sm">
              <span className="text-xs text-muted">{words.signedInAs}</span>
              <span className="truncate font-medium">{user.email}</span>
            </p>
          )}
          <ThemeChoice />
          <Link to="/b/$businessId/settings/profile" params={{ businessId }} onClick={close} className={`${row} mt-1`}>
            <Store size={18} className="text-muted" aria-hidden />
            {words.profile}
          </Link>
          <button type="button" className={row} onClick={() => void signOut()}>
            <LogOut size={18} className="text-muted" aria-hidden />
            {words.signOut}
          </button>
        </>
      )}
    </Popup>
  );
}
