import type { Content, Publication } from "@handbill/contracts";
import { expect, test } from "vitest";
import { publicationsQuery } from "../../api/publications.ts";
import { renderInBusiness } from "../../test-support/in-business.tsx";
import { PublicationState } from "./publication-state.tsx";

const AT = "2027-07-15T09:02:00.000000Z";
const CONTENT_ID = "0199f0a0-0000-7000-8000-000000000009";

const publication: Publication = {
  id: "0199f0a0-0000-7000-8000-00000000000a",
  contentId: CONTENT_ID,
  connectionId: null,
  kind: "webhook",
  connectionName: "Our shop",
  state: "done",
  contentVersion: 3,
  approvedHash: "a",
  fields: {},
  url: null,
  errorKind: null,
  detail: null,
  nextAttemptAt: null,
  heldSeconds: null,
  attempts: [{ number: 1, outcome: "accepted", status: 204, errorKind: null, excerpt: "", startedAt: AT, endedAt: AT }],
  createdAt: AT,
  endedAt: AT,
};

const shown = (status: Content["status"], change: Partial<Publication>) => {
  const content = { id: CONTENT_ID, topic: "Warm at seven", status };
  return renderInBusiness(<PublicationState content={content} />, (client, businessId) => {
    const { queryKey } = publicationsQuery(businessId, CONTENT_ID);
    client.setQueryDefaults(queryKey, { staleTime: Infinity });
    client.setQueryData(queryKey, [{ ...publication, ...change }]);
  });
};

test("what was sent says when and by what, with each of its tries", async () => {
  const screen = await shown("published", {});
  await expect.element(screen.getByRole("status")).toMatchTextContent(/Sent Thu 15 Jul/);
  await screen.getByText("One try").click();
  await expect.element(screen.getByRole("listitem")).toMatchTextContent(/taken, answer 204/);
});

test("what nobody knows asks the owner to look, and is not sent again by itself", async () => {
  const screen = await shown("unknown", { state: "unknown", endedAt: null });
  await expect.element(screen.getByRole("status")).toMatchTextContent(/It is not sent again by itself/);
  await expect.element(screen.getByRole("button", { name: "It went out" })).toBeVisible();
  await expect.element(screen.getByRole("button", { name: "It did not" })).toBeVisible();
});

test("what was refused for now says when the next try is, and can be stopped", async () => {
  const screen = await shown("publishing", {
    state: "claimed",
    nextAttemptAt: AT,
    endedAt: null,
    detail: "It has a fault.",
  });
  await expect.element(screen.getByRole("status")).toMatchTextContent(/The next try is/);
  await expect.element(screen.getByRole("button", { name: "Try no more" })).toBeVisible();
});

test("what is held says how long yet, once to who listens, and is taken back by one press", async () => {
  const held: Partial<Publication> = {
    state: "claimed",
    heldSeconds: 10,
    nextAttemptAt: AT,
    attempts: [],
    endedAt: null,
  };
  const screen = await shown("publishing", held);
  await expect.element(screen.getByText(/Goes to .*Our shop.* in (10|9) s/)).toBeVisible();
  await expect.element(screen.getByRole("status")).toMatchTextContent(/Until then you can undo it/);
  await expect.element(screen.getByRole("button", { name: "Undo" })).toHaveFocus();
});

test("what failed says why and what to do next", async () => {
  const screen = await shown("missed", { state: "failed", detail: "Our shop did not take it (answer 400)." });
  await expect.element(screen.getByRole("status")).toMatchTextContent(/answer 400/);
  await expect.element(screen.getByRole("status")).toMatchTextContent(/Mend what is wrong/);
});
