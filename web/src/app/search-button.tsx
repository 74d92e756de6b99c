import { Search } from "lucide-react";
import { messages } from "./messages.ts";
import { useInBrowser } from "../ui/use-in-browser.ts";
import { openPalette } from "./palette-state.ts";

const { nav } = messages;

/** Opens the search of the studio; on a wide screen it says which keys do the same. */
export function SearchButton() {
  const isApple = useInBrowser() && /Mac|iPhone|iPad/.test(navigator.userAgent);
  return (
    <button
      type="button"
      onClick={openPalette}
      title={nav.search}
      aria-keyshortcuts={isApple ? "Meta+K" : "Control+K"}
      className="tap flex items-center gap-3 rounded-control border border-line px-3 text-muted hover:border-control hover:text-ink max-md:border-transparent max-md:px-2 md:max-lg:justify-center md:max-lg:px-0"
    >
      <Search size={20} className="shrink-0" aria-hidden />
      <span className="flex-1 text-start max-lg:sr-only">{nav.search}</span>
      <kbd aria-hidden className="hidden text-xs lg:block">
        {isApple ? "⌘K" : "Ctrl K"}
      </kbd>
    </button>
  );
}
