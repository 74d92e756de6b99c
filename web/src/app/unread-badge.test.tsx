import type { ConversationCounts } from "@handbill/contracts";
import type { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { inboxCountsQuery } from "../api/inbox.ts";
import { renderInBusiness } from "../test-support/in-business.tsx";
import { UnreadBadge } from "./unread-badge.tsx";

const inbox = (nav: string) => page.getByRole("navigation", { name: nav }).getByRole("link", { name: /^Inbox/ });
const texts = () => ["Side", "Bar", "Settings"].map((nav) => inbox(nav).element().textContent);
const countsOf = (unread: number): ConversationCounts => ({ open: 200, unread, waiting: 0, mine: 0, snoozed: 0 });

test("the inbox in the navigation says how many conversations are unread, and nothing where none is", async () => {
  const cache: { client?: QueryClient; businessId: string } = { businessId: "" };
  const tell = (unread: number): void =>
    void cache.client?.setQueryData(inboxCountsQuery(cache.businessId).queryKey, countsOf(unread));
  await renderInBusiness(
    <div data-frame>
      <header>
        <nav aria-label="Side">
          <a href="/b/one/inbox">
            <span>Inbox</span>
          </a>
          <a href="/b/one/calendar">Calendar</a>
        </nav>
      </header>
      <main>
        <nav aria-label="Settings">
          <a href="/b/one/settings/inbox">
            <span>Inbox</span>
          </a>
        </nav>
        <UnreadBadge />
      </main>
      <nav aria-label="Bar">
        <a href="/b/one/inbox">
          <span>Inbox</span>
        </a>
      </nav>
    </div>,
    (client, businessId) => {
      Object.assign(cache, { client, businessId });
      tell(0);
    },
  );
  expect(texts()).toEqual(["Inbox", "Inbox", "Inbox"]);
  tell(1);
  await expect.poll(texts).toEqual(["Inbox1, 1 unread conversation", "Inbox1, 1 unread conversation", "Inbox"]);
  await expect.element(inbox("Side")).toHaveAccessibleName(/^Inbox ?, 1 unread conversation$/);
  tell(100);
  await expect.poll(() => texts()[1]).toBe("Inbox99+, more than 99 unread conversations");
  tell(0);
  await expect.poll(texts).toEqual(["Inbox", "Inbox", "Inbox"]);
});
