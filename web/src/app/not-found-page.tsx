import { ButtonLink } from "../ui/button-link.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { messages } from "./messages.ts";

/** Nothing at this address: what may have happened, and ways on. */
export function NotFoundPage() {
  usePageTitle(messages.notFound.title);
  return (
    <div className="mx-auto max-w-160 p-4 pt-12">
      <EmptyState
        isPage
        title={messages.notFound.title}
        actions={<ButtonLink to="/">{messages.notFound.home}</ButtonLink>}
      >
        {messages.notFound.text}
      </EmptyState>
    </div>
  );
}
