import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { LogOut, Palette } from "lucide-react";
import { meQuery } from "../api/me.ts";
import { signOut } from "../ui/sign-out.ts";
import { theme, THEMES, useTheme } from "../ui/theme.ts";
import { menuRow } from "./menu-row.ts";
import { messages } from "./messages.ts";

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
export function AccountList({ businessId, onChosen }: { businessId: string; onChosen: () => void }) {
  const { data: user } = useQuery({ ...meQuery, throwOnError: false });
  return (
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
        onClick={onChosen}
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
  );
}
