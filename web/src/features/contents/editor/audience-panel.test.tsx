import { type Audience, AudienceChoice } from "@handbill/contracts";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { AudiencePanel } from "./audience-panel.tsx";

const CONTENT_ID = "0199f0a0-0000-7000-8000-000000000009";
const EVERYBODY = AudienceChoice.parse({});
const RULE = { jurisdiction: "house", source: "10 to 18", since: null };

const base64 = (value: unknown): string => btoa(JSON.stringify(value)).replaceAll("=", "");
const token = `${base64({})}.${base64({ sub: "ada", iat: 1000, exp: 1600 })}.x`;

/** Counts as the product does: two of four are regulars. */
const server = { chosen: EVERYBODY };

const audience = (): Audience => ({
  channel: "email",
  total: 4,
  fitting: server.chosen.tags.length > 0 ? 2 : 4,
  allowed: server.chosen.tags.length > 0 ? 2 : 3,
  chosen: server.chosen,
  choices: { tags: [{ tag: "regular", count: 2 }], languages: [{ language: "pt", count: 4 }] },
  samples: [],
  held: [],
  waiting: [{ reason: "quiet_hours", count: 1, from: "2027-07-15T01:00:00Z", rule: RULE }],
  stops: [],
  notes: [],
});

beforeEach(() => {
  server.chosen = EVERYBODY;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const path = input instanceof Request ? input.url : String(input);
    if (path.includes("/api/auth/token")) return Response.json({ token });
    if (init?.method === "PUT" && typeof init.body === "string") {
      server.chosen = AudienceChoice.parse(JSON.parse(init.body));
    }
    return Response.json({ data: audience() });
  });
});
afterEach(() => vi.restoreAllMocks());

test("a tag that is chosen says at once who gets it, and who waits until it is day there", async () => {
  const screen = await renderInBusiness(
    <AudiencePanel businessId="0199f0a0-0000-7000-8000-000000000001" contentId={CONTENT_ID} version={1} />,
  );
  await expect.element(screen.getByRole("status")).toMatchTextContent("3 of 4 contacts get it");
  await expect.element(screen.getByText(/1 of them waits until it is day there: from Thu 15 Jul/)).toBeVisible();
  await screen.getByRole("button", { name: "Choose who" }).click();
  await screen.getByRole("checkbox", { name: /regular/ }).click();
  await expect.element(screen.getByRole("status")).toMatchTextContent("2 of 2 contacts get it");
  await screen.getByLabelText("It waits until it is day for").selectOptions("everybody");
  await expect.poll(() => server.chosen).toEqual({ tags: ["regular"], languages: [], hours: "everybody" });
});
