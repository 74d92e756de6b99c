import type { Invitation, Member, Role } from "@handbill/contracts";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { businessQuery } from "../../api/businesses.ts";
import { answering, type Ask, refusal, USER } from "../../test-support/api.ts";
import { asMember, renderInBusiness } from "../../test-support/in-business.tsx";
import { PlainButton } from "../../ui/plain-button.tsx";
import { Permitted } from "../../ui/permitted.tsx";
import { teamMessages as words } from "./messages.ts";
import { TeamPage } from "./team-page.tsx";

const AT = "/businesses/0199f0a0-0000-7000-8000-000000000001";
const GRACE = "0199f0a0-0000-7000-8000-0000000000a1";
const LINK = "https://studio.example/invite#AbCd";

const invitation: Invitation = {
  id: "0199f0a0-0000-7000-8000-0000000000b1",
  email: "linus@bakery.example",
  role: "approver",
  invitedBy: "Maria",
  createdAt: "2026-11-01T00:00:00Z",
  expiresAt: "2026-11-08T00:00:00Z",
};

let members: Member[] = [];
let invitations: Invitation[] = [];
let asked: Ask[] = [];

beforeEach(() => {
  const joinedAt = "2026-11-01T00:00:00Z";
  members = [
    { userId: USER.id, name: USER.name, email: USER.email, role: "owner", pays: true, joinedAt },
    { userId: GRACE, name: "Grace", email: "grace@bakery.example", role: "editor", pays: false, joinedAt },
  ];
  invitations = [];
  asked = answering({
    [`GET ${AT}`]: () => asMember("owner"),
    [`GET ${AT}/members`]: () => members,
    [`GET ${AT}/invitations`]: () => invitations,
    [`POST ${AT}/invitations`]: ({ body }) => {
      if (JSON.stringify(body).includes("grace")) return refusal(409, "conflict", "Grace works here already.");
      invitations = [invitation];
      return { ...invitation, link: LINK, isMailed: false };
    },
    [`DELETE ${AT}/invitations/${invitation.id}`]: () => {
      invitations = [];
      return undefined;
    },
    [`PATCH ${AT}/members/${GRACE}`]: ({ body }) =>
      JSON.stringify(body).includes("viewer") ? refusal(409, "conflict", "No.") : { ...members[1], role: "approver" },
    [`DELETE ${AT}/members/${GRACE}`]: () => {
      members = members.slice(0, 1);
      return undefined;
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

const show = (role: Role = "owner") =>
  renderInBusiness(
    <main>
      <TeamPage />
    </main>,
    (client, id) => client.setQueryData(businessQuery(id).queryKey, asMember(role)),
  );
const button = (name: string) => page.getByRole("button", { name, exact: true });
const faults = async () => {
  const { violations } = await axe.run("main", { resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
};

test("somebody is invited with a role, and the link is there to be copied, once", async () => {
  await show();
  await button(words.invite).click();
  await button(words.form.submit).click();
  await expect.element(page.getByText(words.form.needEmail)).toBeVisible();
  await page.getByLabelText(words.form.email).fill("grace@bakery.example");
  await button(words.form.submit).click();
  await expect.element(page.getByText("Grace works here already.")).toBeVisible();
  await page.getByLabelText(words.form.email).fill(invitation.email);
  await page.getByLabelText(words.form.role).selectOptions("approver");
  await button(words.form.submit).click();
  await expect.element(page.getByText(LINK)).toBeVisible();
  expect(asked.at(-1)).toMatchObject({ method: "POST", body: { email: invitation.email, role: "approver" } });
  await button(words.made.done).click();
  await expect.element(page.getByText(LINK)).not.toBeInTheDocument();
  await expect.element(page.getByText(invitation.email)).toBeVisible();
  await button(words.withdrawOf(invitation.email)).click();
  await expect.element(page.getByText(invitation.email)).not.toBeInTheDocument();
});

test("an owner gives a member another role, and removes one after being asked once more", async () => {
  await show();
  await page.getByLabelText(words.roleOf("Grace")).selectOptions("approver");
  await expect.poll(() => asked.at(-1)).toMatchObject({ method: "PATCH", body: { role: "approver" } });
  await button(words.removeOf("Grace")).click();
  await expect.element(page.getByText(words.asks.remove.text)).toBeVisible();
  expect(asked.filter(({ method }) => method === "DELETE")).toEqual([]);
  await page.getByRole("alertdialog").getByRole("button", { name: words.asks.remove.submit }).click();
  await expect.element(page.getByText("grace@bakery.example")).not.toBeInTheDocument();
});

test("a role that was refused is not shown as if it were given", async () => {
  await show();
  const role = page.getByLabelText(words.roleOf("Grace"));
  await role.selectOptions("viewer");
  await expect.element(page.getByText(words.roleFailed("Grace"))).toBeVisible();
  await expect.element(role).toHaveValue("editor");
});

test("whoever pays can be neither removed nor given another role, and nobody finds a fault in the page", async () => {
  await show();
  await expect.element(page.getByText("grace@bakery.example")).toBeVisible();
  await expect.element(page.getByLabelText(words.roleOf(USER.name))).not.toBeInTheDocument();
  await expect.element(button(words.removeOf(USER.name))).not.toBeInTheDocument();
  expect(await faults()).toEqual([]);
});

test("who may not manage sees the team with no button that would be refused", async () => {
  await show("editor");
  await expect.element(page.getByText("grace@bakery.example")).toBeVisible();
  await expect.element(page.getByText(words.onlyOwners)).toBeVisible();
  await expect.element(button(words.invite)).not.toBeInTheDocument();
  await expect.element(page.getByRole("combobox")).not.toBeInTheDocument();
});

test("a control that a role does not allow is off, and on for a role that does", async () => {
  const parts = (
    <main>
      <PlainButton takes="approve">Approve</PlainButton>
      <PlainButton asksWriter>Write</PlainButton>
      <Permitted takes="edit">
        <input aria-label="Text" defaultValue="Bread" />
      </Permitted>
    </main>
  );
  const as = (role: Role) =>
    renderInBusiness(parts, (client, id) => client.setQueryData(businessQuery(id).queryKey, asMember(role)));
  const viewer = await as("viewer");
  await expect.element(button("Approve")).toBeDisabled();
  await expect.element(button("Write")).toBeDisabled();
  await expect.element(page.getByLabelText("Text")).toBeDisabled();
  await viewer.unmount();
  const editor = await as("editor");
  await expect.element(button("Approve")).toBeDisabled();
  await expect.element(button("Write")).toBeEnabled();
  await expect.element(page.getByLabelText("Text")).toBeEnabled();
  await editor.unmount();
  await as("approver");
  await expect.element(button("Approve")).toBeEnabled();
});
