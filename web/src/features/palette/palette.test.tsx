import type { Contact, Found } from "@handbill/contracts";
import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { businessesQuery } from "../../api/businesses.ts";
import { checkSession, leave } from "../../api/session.ts";
import { forgetToken } from "../../api/token.ts";
import { renderInBusiness } from "../../test-support/in-business.tsx";
import { messages } from "./messages.ts";
import { Palette } from "./palette.tsx";

const CAMPAIGN = "0199f0a0-0000-7000-8000-00000000000c";

const found: Found[] = [
  {
    kind: "content",
    id: "0199f0a0-0000-7000-8000-00000000000d",
    campaignId: CAMPAIGN,
    title: "Who the early bird is for",
    excerpt: "Doors open at seven",
    channel: "instagram",
    status: "draft",
  },
];

/** A server that knows one piece, and what it was asked for. */
function serve(answer: (address: string) => Response, sub = "user"): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (address: string) => {
    if (address.endsWith("/token")) {
      const claims = btoa(JSON.stringify({ sub, iat: 0, exp: 600 }));
      return Response.json({ token: `head.${claims}.sign` });
    }
    if (address.endsWith("/sign-out")) return Response.json({});
    asked.push(address);
    return answer(address);
  });
  return asked;
}

const onClose = vi.fn<() => void>();
const active = () => document.querySelector("[role=combobox]")?.getAttribute("aria-activedescendant");
const open = async () => {
  const shown = await renderInBusiness(<Palette businessId="b" onClose={onClose} />, (client) =>
    client.setQueryData(businessesQuery.queryKey, []),
  );
  await expect.element(page.getByRole("combobox")).toHaveFocus();
  return shown;
};

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
  onClose.mockClear();
  delete document.documentElement.dataset["theme"];
});

test("actions are found by any of their names and done with Enter", async () => {
  serve(() => Response.json({ data: [] }));
  const shown = await open();
  await userEvent.keyboard("night mode");
  await expect
    .element(page.getByRole("option", { name: messages.actions.dark }))
    .toHaveAttribute("aria-selected", "true");
  await userEvent.keyboard("{Enter}");
  expect(document.documentElement.dataset["theme"]).toBe("dark");
  expect(onClose).toHaveBeenCalledOnce();
  await shown.unmount();
});

test("the arrows move through all lines and around, and the field says which one is meant", async () => {
  serve(() => Response.json({ data: [] }));
  const shown = await open();
  const options = page.getByRole("option");
  const ids = options.elements().map(({ id }) => id);
  expect(active()).toBe(ids[0]);
  await userEvent.keyboard("{ArrowDown}");
  expect(active()).toBe(ids[1]);
  await userEvent.keyboard("{ArrowUp}{ArrowUp}");
  expect(active()).toBe(ids.at(-1));
  await userEvent.keyboard("home{Escape}");
  expect(onClose).toHaveBeenCalledOnce();
  await shown.unmount();
});

test("pieces are asked for once typing rests, and what was opened is there next time", async () => {
  const asked = serve(() => Response.json({ data: found }));
  const shown = await open();
  await userEvent.keyboard("early bird");
  const piece = page.getByRole("option", { name: /Who the early bird is for/ });
  await expect.element(piece.getByText(/^Instagram · Needs your look/)).toBeVisible();
  const searches = () => asked.filter((address) => address.includes("/search?"));
  await expect.poll(() => searches().at(-1)).toContain("q=early+bird");
  expect(searches().length).toBeLessThan("early bird".length);
  await piece.click();
  expect(onClose).toHaveBeenCalledOnce();
  await shown.unmount();

  const again = await open();
  const recent = page.getByRole("group", { name: messages.groups.recent });
  await expect.element(recent.getByText("Who the early bird is for")).toBeVisible();
  await again.unmount();
});

test("contacts are found by name, after the pieces", async () => {
  const ana: Contact = {
    id: "0199f0a0-0000-7000-8000-00000000000e",
    name: "Ana Ribeiro",
    email: "ana@rua-nova.example",
    phone: null,
    language: null,
    timezone: null,
    country: null,
    tags: [],
    source: "form",
    consent: { email: "no", sms: "no" },
    suppressed: { email: null, sms: null },
    createdAt: "2026-11-20T10:00:00Z",
    updatedAt: "2026-11-20T10:00:00Z",
  };
  serve((address) =>
    Response.json(address.includes("/contacts?") ? { data: [ana], page: { next: null } } : { data: found }),
  );
  const shown = await open();
  await userEvent.keyboard("ana");
  const people = page.getByRole("group", { name: messages.groups.people });
  await expect.element(people.getByText("ana@rua-nova.example")).toBeVisible();
  await expect.element(page.getByRole("option", { name: /Who the early bird is for/ })).toBeVisible();
  await shown.unmount();
});

const openedLately = async (): Promise<string[]> => {
  const shown = await open();
  const lines = page.getByRole("group", { name: messages.groups.recent }).getByRole("option").elements();
  await shown.unmount();
  return lines.map(({ textContent }) => textContent);
};

test("what was opened is this user's alone, and goes with the sign-out", async () => {
  serve(() => Response.json({ data: found }));
  const shown = await open();
  await userEvent.keyboard("early bird");
  await page.getByRole("option", { name: /Who the early bird is for/ }).click();
  await shown.unmount();
  expect(await openedLately()).toEqual(["Who the early bird is for"]);

  const signInAs = async (user: string): Promise<void> => {
    forgetToken();
    serve(() => Response.json({ data: found }), user);
    await checkSession();
  };
  await signInAs("somebody else");
  expect(await openedLately()).toEqual([]);
  await signInAs("user");
  expect(await openedLately()).toHaveLength(1);
  await leave();
  await signInAs("user");
  expect(await openedLately()).toEqual([]);
});

test("nothing found is said, with a way on; a search that fails leaves pages and actions", async () => {
  let isBroken = false;
  serve(() => (isBroken ? new Response("", { status: 500 }) : Response.json({ data: [] })));
  const shown = await open();
  await userEvent.keyboard("zzzz");
  await expect.element(page.getByRole("status").filter({ hasText: messages.nothing("zzzz") })).toBeInTheDocument();
  await expect.element(page.getByText(messages.nothingHelp)).toBeVisible();

  isBroken = true;
  await userEvent.clear(page.getByRole("combobox"));
  await userEvent.keyboard("campaigns");
  await expect.element(page.getByText(messages.failed)).toBeVisible();
  await expect.element(page.getByRole("option", { name: messages.pages.campaigns })).toBeVisible();
  await shown.unmount();
});

test.each([
  ["colleagues", messages.pages.team],
  ["two factor", messages.pages.security],
  ["audit", messages.pages.activity],
  ["developer", messages.pages.apiKeys],
  ["delete account", messages.pages.yourData],
  ["health", messages.pages.installation],
])("%s leads to its page in the settings", async (typed, name) => {
  serve(() => Response.json({ data: [] }));
  const shown = await open();
  await userEvent.keyboard(typed);
  await expect.element(page.getByRole("option", { name })).toHaveAttribute("aria-selected", "true");
  await shown.unmount();
});
