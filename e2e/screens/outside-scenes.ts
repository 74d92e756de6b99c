import type { Publication } from "@handbill/contracts";
import type { Page } from "playwright-core";
import { home, onBoard, press, type Scene } from "./scene.ts";
import type { Stage } from "./stage.ts";

const own = ({ own: { id } }: Stage): string => `/b/${id}`;
const settings = (stage: Stage): string => `${own(stage)}/settings`;

/** A file as somebody would choose it, in a dialog that asks for one. */
const choose =
  (name: string, lines: readonly string[]) =>
  async (page: Page): Promise<void> => {
    const file = { name, mimeType: "text/csv", buffer: Buffer.from(lines.join("\r\n")) };
    await page.getByRole("dialog").locator("input[type=file]").setInputFiles(file);
    await page.waitForTimeout(1_500);
  };

const bringIn =
  (button: string, file: (page: Page) => Promise<void>) =>
  async (page: Page): Promise<void> => {
    await press(button)(page);
    await page.getByRole("dialog").waitFor();
    await file(page);
  };

const connect =
  (place: RegExp) =>
  async (page: Page): Promise<void> => {
    await press(place)(page);
    await page.getByRole("main").getByRole("textbox").first().waitFor();
  };

const PEOPLE = [
  "Name;E-mail;Phone;Newsletter;Tags",
  "Elsa;elsa@rua-nova.example;+351 910 000 002;yes;regular",
  "Filipe;filipe@porto.example;;no;",
  "Gil;not-an-address;;yes;",
];
const TODAY = new Date().toISOString().slice(0, 10);
const NUMBERS = [
  "Post;Date;Reach;Clicks",
  `https://social.example/corner-bakery/1;${TODAY};840;31`,
  `Something else;${TODAY};120;x`,
];

/** What goes out, to whom, by which way, and what came of it. */
export const OUTSIDE_SCENES: readonly Scene[] = [
  {
    name: "publish-kit",
    what: "A piece to post by hand, with everything ready",
    address: onBoard(({ approved }) => approved),
    prepare: async (page) => {
      await press("Post it by hand…")(page);
      await page.getByRole("dialog").getByRole("button", { name: /^Copy/ }).first().waitFor();
    },
  },
  {
    name: "send-held",
    what: "Sent now, and still to be taken back",
    address: (stage) => `${own(stage)}/campaigns/${stage.own.approved.campaignId}/board?item=${stage.own.approved.id}`,
    prepare: async (page) => {
      await press(/^Send now/)(page);
      await page.getByRole("button", { name: "Undo" }).waitFor();
    },
    async after({ owner, own: { id, approved } }) {
      const path = `/businesses/${id}/contents/${approved.id}/publications`;
      const [held] = await owner.call<Publication[]>("GET", path);
      await owner.call("POST", `${path}/${held?.id}/stop`);
    },
  },
  { name: "editor-posted", what: "A piece that is out, and what it brought", address: onBoard(({ posted }) => posted) },
  {
    name: "insights-table",
    what: "The same as a table",
    address: (stage) => `${home(stage)}/insights`,
    prepare: async (page) => page.getByText("Show as table").click(),
  },
  {
    name: "insights-import",
    what: "Results from a network, brought in as a table",
    address: (stage) => `${home(stage)}/insights`,
    prepare: bringIn("Bring in a table", choose("results.csv", NUMBERS)),
  },
  { name: "questions", what: "What customers ask again and again", address: (stage) => `${own(stage)}/questions` },
  {
    name: "questions-approved",
    what: "A question with its approved answer",
    address: (stage) => `${own(stage)}/questions?show=approved`,
  },
  {
    name: "question-new",
    what: "A question, written by hand",
    address: (stage) => `${own(stage)}/questions`,
    prepare: press("Write a question"),
  },
  {
    name: "question-place",
    what: "A piece about a question, for a campaign",
    address: (stage) => `${own(stage)}/questions?show=approved`,
    prepare: press(/^Add to a campaign/),
  },
  {
    name: "contacts-list",
    what: "Contacts, and what each of them said yes to",
    address: (stage) => `${own(stage)}/contacts`,
  },
  {
    name: "contacts-import",
    what: "Contacts from a table",
    address: (stage) => `${own(stage)}/contacts`,
    prepare: bringIn("Import", choose("people.csv", PEOPLE)),
  },
  {
    name: "contact-new",
    what: "A contact, added by hand",
    address: (stage) => `${own(stage)}/contacts`,
    prepare: press("Add a contact"),
  },
  {
    name: "connections-list",
    what: "A place that is connected",
    address: (stage) => `${settings(stage)}/connections`,
  },
  {
    name: "connection-email",
    what: "A mail account, being connected",
    address: (stage) => `${settings(stage)}/connections`,
    prepare: connect(/^Email/),
  },
  {
    name: "connection-bluesky",
    what: "A network, being connected",
    address: (stage) => `${settings(stage)}/connections`,
    prepare: connect(/^Bluesky/),
  },
  {
    name: "connection-whatsapp",
    what: "A number on WhatsApp, being connected",
    address: (stage) => `${settings(stage)}/connections`,
    prepare: connect(/^WhatsApp/),
  },
  {
    name: "connection-sms",
    what: "A gateway for text messages, being connected",
    address: (stage) => `${settings(stage)}/connections`,
    prepare: connect(/^Text messages/),
  },
  { name: "your-page", what: "Its public page, online", address: (stage) => `${settings(stage)}/page` },
  {
    name: "hosted-page",
    what: "The page that everybody can read",
    address: ({ own: { page } }) => page,
    isOutside: true,
  },
];
