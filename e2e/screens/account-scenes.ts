import type { NewInvitation } from "@handbill/contracts";
import type { Page } from "playwright-core";
import { press, type Scene } from "./scene.ts";
import type { Stage } from "./stage.ts";

const settings = ({ own: { id } }: Stage): string => `/b/${id}/settings`;

/** To where the link of an invitation leads. */
async function followInvitation(page: Page, { owner, own: { id } }: Stage): Promise<void> {
  const wish = { email: "grace@bakery.example", role: "editor" };
  const { link } = await owner.call<NewInvitation>("POST", `/businesses/${id}/invitations`, wish);
  const { pathname, hash } = new URL(link);
  await page.goto(`${pathname}${hash}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
}

/** Who somebody is, who works with them, and how the installation stands. */
export const ACCOUNT_SCENES: readonly Scene[] = [
  { name: "team", what: "Who works on the business", address: (stage) => `${settings(stage)}/team` },
  { name: "security", what: "How somebody signs in", address: (stage) => `${settings(stage)}/security` },
  {
    name: "second-step",
    what: "Setting up a second step",
    address: (stage) => `${settings(stage)}/security`,
    prepare: press("Set it up"),
  },
  {
    name: "invite",
    what: "An invitation to work on a business",
    address: (stage) => `${settings(stage)}/team`,
    prepare: followInvitation,
  },
  { name: "api-keys", what: "Keys for programs", address: (stage) => `${settings(stage)}/api-keys` },
  { name: "activity", what: "Who did what", address: (stage) => `${settings(stage)}/activity` },
  { name: "your-data", what: "Taking data along, and leaving", address: (stage) => `${settings(stage)}/your-data` },
  { name: "installation", what: "How the installation stands", address: (stage) => `${settings(stage)}/installation` },
  { name: "forgot-password", what: "A forgotten password", address: () => "/forgot-password", isOutside: true },
];
