import { useParams } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { ButtonLink } from "../ui/button-link.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { PlainButton } from "../ui/plain-button.tsx";
import { messages as errorMessages } from "./error-messages.ts";
import { messages } from "./messages.ts";
import { openPalette } from "./palette-state.ts";

const words = messages.notFound;

/** Nothing at this address: what may have happened, and ways on. Inside a business that is the search, first of all. */
export function NotFoundPage() {
  usePageTitle(words.title);
  const { businessId } = useParams({ strict: false });
  const isInside = businessId !== undefined && document.querySelector("[data-frame]") !== null;
  return (
    <div className="mx-auto max-w-160 p-4 pt-12">
      <EmptyState
        isPage
        title={words.title}
        actions={
          isInside ? (
            <>
              <PlainButton variant="primary" icon={<Search size={18} aria-hidden />} onClick={openPalette}>
                {words.search}
              </PlainButton>
              <ButtonLink to="/b/$businessId/settings/removed" params={{ businessId }}>
                {words.removed}
              </ButtonLink>
              <ButtonLink to="/b/$businessId" params={{ businessId }} variant="quiet">
                {words.business}
              </ButtonLink>
            </>
          ) : (
            <ButtonLink to="/">{errorMessages.home}</ButtonLink>
          )
        }
      >
        {words.text}
      </EmptyState>
    </div>
  );
}
