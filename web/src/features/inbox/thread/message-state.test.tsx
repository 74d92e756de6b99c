import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { useBusinessId } from "../../../api/businesses.ts";
import { aDraft } from "../../../test-support/conversation.ts";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { inboxServer, refusal } from "../../../test-support/inbox-server.ts";
import { messages } from "../messages.ts";
import { MessageState } from "./message-state.tsx";
import { useSending } from "./use-sending.ts";

const words = messages.message;
let server = inboxServer();

function State({ message }: { message: ReturnType<typeof aDraft> }) {
  const sending = useSending(useBusinessId());
  return <MessageState message={message} sending={sending} timezone="Europe/Lisbon" />;
}

const show = (change: Parameters<typeof aDraft>[0]) => {
  const message = aDraft({ authorKind: "person", draft: null, ...change });
  server.state.messages = [message];
  return renderInBusiness(<State message={message} />);
};
const paths = () => server.state.asked.map(({ path }) => path.split("/").at(-1));

beforeEach(() => {
  server = inboxServer();
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => server.fetch(path, init));
});
afterEach(() => vi.unstubAllGlobals());

const held = () => {
  const now = Date.now();
  return {
    status: "held",
    updatedAt: new Date(now).toISOString(),
    holdUntil: new Date(now + 10_000).toISOString(),
  } as const;
};

test("a reply that is held counts down, says so once, and is taken back by a press", async () => {
  await show(held());
  await expect.element(page.getByRole("status").getByText(words.states.held)).toBeInTheDocument();
  await expect.element(page.getByText(/^Goes out in \d+ s$/)).toBeVisible();
  await page.getByRole("button", { name: words.takeBack }).click();
  await expect.element(page.getByText(words.takenBack)).toBeVisible();
  expect(paths()).toEqual(["cancel"]);
});

test("where it is too late to take it back, that is said", async () => {
  server.state.refused.set("/cancel", () => refusal(409, "conflict", "It is too late to take this back."));
  await show(held());
  await page.getByRole("button", { name: words.takeBack }).click();
  await expect.element(page.getByText("It is too late to take this back.")).toBeVisible();
});

test("a reply that waits for a time says which, and can be taken back all the while", async () => {
  await show({ status: "held", updatedAt: "2026-11-25T22:00:00Z", holdUntil: "2026-11-26T09:00:00Z" });
  await expect.element(page.getByText("Goes out Thu 26 Nov, 09:00.").first()).toBeInTheDocument();
  await expect.element(page.getByRole("button", { name: words.takeBack })).toBeEnabled();
});

test("what failed says why, and goes again only by a person's press", async () => {
  await show({ status: "failed", errorDetail: "The mailbox of the customer is full." });
  await expect.element(page.getByText(/The mailbox of the customer is full\./)).toBeVisible();
  expect(paths()).toEqual([]);
  await page.getByRole("button", { name: words.again }).click();
  await expect.poll(paths).toEqual(["send"]);
});

test("of what nobody knows, it is said that it may arrive twice", async () => {
  await show({ status: "unknown" });
  await expect.element(page.getByText(/Nobody knows whether this arrived/)).toBeVisible();
  await expect.element(page.getByRole("button", { name: words.againUnknown })).toBeVisible();
});
