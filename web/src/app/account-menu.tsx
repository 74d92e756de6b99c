import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { LogOut, Palette, UserRound } from "lucide-react";
import { meQuery } from "../api/me.ts";
import { useBusinessId } from "../api/businesses.ts";
import { signOut } from "../ui/sign-out.ts";
import { theme, THEMES, useTheme } from "../ui/theme.ts";
import { menuRow } from "./menu-row.ts";
import { messages } from "./messages.ts";
import { BESIDE, Popup } from "../ui/popup.tsx";

const words = messages.account;

function ThemeChoice() {
  const chosen = useTheme();
  return (
    <fieldset className="grid gap-1 border-y border-line px-2 py-2">
      <legend className="sr-only">{words.theme}</legend>
      <span aria-hidden className="text-xs font-medium text-muted">
        {words.theme}
      </span>
      {THEMES.map((one) => (
        <label key={one} className="tap flex items-center gap-3">
          <input
            type="radio"
            name="theme"
            checked={one === chosen}
            onChange={() => theme.set(one)}
            className="size-4"
          />
          {words.themes[one]}
        </label>
      ))}
    </fieldset>
  );
}

/** Who is signed in, appearance, and the way out. */
export function AccountMenu() {
  const { data: user } = useQuery({ ...meQuery, throwOnError: false });
  const businessId = useBusinessId();
  return (
    <Popup
      label={words.label}
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
        <>
          {user && (
            <p className="grid px-2 py-1 text-sm">
              <span className="text-xs text-muted">{words.signedInAs}</span>
              <span className="truncate font-medium">{user.email}</span>
            </p>
          )}
          <ThemeChoice />
          <Link
            to="/b/$businessId/settings/appearance"
            params={{ businessId }}
            onClick={close}
            className={`${menuRow} mt-1`}
          >
            <Palette size={18} className="text-muted" aria-hidden />
            {words.settings}
          </Link>
          <button type="button" className={menuRow} onClick={() => void signOut()}>
            <LogOut size={18} className="text-muted" aria-hidden />
            {words.signOut}
          </button>
        </>
      )}
    </Popup>
  );
}
