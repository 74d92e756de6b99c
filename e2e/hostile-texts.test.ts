import {
  CHANNELS,
  type Business,
  type Campaign,
  type Contact,
  type Content,
  type HostedPage,
  type Message,
} from "@handbill/contracts";
import { onTestFinished } from "vitest";
import { mailOf, postMail } from "../server/test/support/posted-mails.ts";
import { startSmtpSink } from "../server/test/support/smtp-sink.ts";
import { pagesOf, visit } from "./support/all-pages.ts";
import { filledWith, hostileTexts, watchHarm } from "./support/hostile-texts.ts";
import { asOwner, expect, test } from "./support/kit.ts";
import { connectMail } from "./support/mail-account.ts";
import { CAMPAIGN, type Owner } from "./support/owner.ts";
import { quiet } from "./support/quiet.ts";

const ACCOUNT = { user: "hello@crumb.example", password: "rye every morning" };
const READER = "ana@x.example";
const texts = hostileTexts();
const text = texts.next;
const whole = texts.all.join("\n");

/** A text in all of its fields; those stay as they are where the product refuses a text like that. */
async function plant({ call }: Owner, path: string, { fields, version }: Content): Promise<void> {
  const refused = new Set<string>();
  for (;;) {
    const planted = { fields: filledWith(() => text(60), fields, refused) };
    const problem = await call("PATCH", path, planted, { "if-match": `"${version}"` }).then(() => "", String);
    if (problem === "") return;
    const before = refused.size;
    for (const [, at = ""] of problem.matchAll(/"path":"fields\.([^"]+)"/g)) refused.add(at);
    if (refused.size === before) throw new Error(problem);
  }
}

/** Vouched for, approved, and out. */
async function sendOut({ call }: Owner, path: string): Promise<Content> {
  const { claims } = await call<Content>("GET", path);
  const vouched = claims.map(({ text: said, field }) => ({ text: said, field }));
  if (vouched.length > 0) await call("POST", `${path}/claims/confirm`, { claims: vouched });
  await call("POST", `${path}/approve`, {});
  await call("POST", `${path}/publish`, { holdSeconds: 0 });
  const read = () => call<Content>("GET", path);
  await expect.poll(async () => (await read()).status, { timeout: 90_000 }).toBe("published");
  return read();
}

/** What the owner says of the business; a plan is made before, since the product keeps none that was led astray by such words. */
const profileOf = () => ({
  name: text(),
  industry: text(),
  description: whole.slice(0, 4_000),
  audience: text(),
  location: text(),
  tone: text(),
  voice: [text(), text()],
  offers: [{ name: text(), price: text(), terms: text() }],
  facts: texts.all.slice(0, 40),
  constraints: [text(), text()],
  channels: [...CHANNELS],
  sender: { legalName: text(), postalAddress: text(), country: "PT", registration: text() },
});

/** A campaign with a piece for every channel; what the AI wrote gives way to such texts, as far as they are taken. */
async function plantCampaign(owner: Owner, business: Business): Promise<{ campaign: Campaign; contents: Content[] }> {
  const at = `/businesses/${business.id}`;
  const { campaign, contents } = await owner.writtenCampaign(business, {
    ...CAMPAIGN,
    channels: [...CHANNELS],
    contentCount: CHANNELS.length,
  });
  const own = { name: text(), goal: text(), audience: text(), notes: whole.slice(0, 4_000) };
  await owner.call("PATCH", `${at}/campaigns/${campaign.id}`, own);
  for (const content of contents) await plant(owner, `${at}/contents/${content.id}`, content);
  await owner.call("PATCH", `${at}/campaigns/${campaign.id}/strategy`, { summary: text() }, { "if-match": '"1"' });
  return { campaign, contents };
}

/** What customers write: to the API, as a mail of markup, and as a file with such a name. */
async function plantMessages(owner: Owner, at: string, port: number): Promise<string[]> {
  const way = await connectMail(owner, at, ACCOUNT, port);
  const { origin } = new URL(way.url);
  const letter = {
    direction: "inbound",
    channel: "email",
    contact: READER,
    subject: text(),
    body: whole.slice(0, 9_000),
  };
  const { conversationId } = await owner.call<Message>("POST", `${at}/messages`, letter);
  const entries = `${at}/conversations/${conversationId}`;
  await owner.call("POST", `${entries}/messages`, { kind: "note", body: text() });
  await owner.call("PATCH", entries, { labels: [text(40), text(40)] });
  const html = {
    From: `"${text(20).replaceAll('"', "")}" <eve@x.example>`,
    Subject: text(),
    "Content-Type": "text/html; charset=utf-8",
  };
  expect(await postMail(origin, way, mailOf({ ...html, "Message-ID": "<a@x.example>" }, whole), { id: "msg_a" })).toBe(
    "stored",
  );
  const file = { type: "text/plain", name: "'><img src=x onerror=strike()>.txt", body: "Here." };
  const plain = { From: "Bob <bob@x.example>", Subject: text(), "Message-ID": "<b@x.example>" };
  expect(await postMail(origin, way, mailOf(plain, whole, [file]), { id: "msg_b" })).toBe("stored");
  const all = await owner.call<{ id: string }[]>("GET", `${at}/conversations`);
  expect(all.length).toBe(3);
  return all.map(({ id }) => id);
}

/** What else people may read or write: contacts, questions, saved replies, links, keys, and what was removed. */
async function plantTheRest({ call }: Owner, at: string): Promise<void> {
  const contact = { name: text(), tags: [text(30), text(30)] };
  const proof = { consent: { email: true }, proof: { source: text() } };
  const [gone] = await Promise.all([
    call<Contact>("POST", `${at}/contacts`, { ...contact, email: "gone@x.example" }),
    call("POST", `${at}/contacts`, { ...contact, email: READER, ...proof }),
    call("POST", `${at}/faq`, { question: text(), answer: text() }),
    // Braces have a meaning there, so not every text is taken.
    call("POST", `${at}/saved-replies`, { name: text(80), body: texts.all[0] }),
    call("POST", `${at}/links`, { address: "https://bakery.example/?q=</script><svg/onload=strike()>" }),
    call("PATCH", `${at}/contact-form`, { isOn: true, title: text(), intro: text(), thanks: text() }),
    call("PATCH", `${at}/page`, {
      slug: `p-${crypto.randomUUID()}`,
      live: true,
      headline: text(),
      intro: whole.slice(0, 2_000),
      imprint: text(),
    }),
    call("POST", "/me/api-keys", { name: text(60), scopes: ["read"], businessId: at.split("/").at(-1) }),
  ]);
  await call("DELETE", `${at}/contacts/${gone.id}`);
}

test("whatever is written in a text, on no page does it become more than a text", { timeout: 300_000 }, async () => {
  const sink = await startSmtpSink(ACCOUNT);
  onTestFinished(() => sink.close());
  await asOwner(async ({ page, owner, expectConsoleErrors }) => {
    expectConsoleErrors(/^Loading the image 'https:\/\/elsewhere\.invalid\/' violates/);
    const business = await owner.call<Business>("POST", "/businesses", { name: "Crumb and Co" });
    const at = `/businesses/${business.id}`;
    const { campaign, contents } = await plantCampaign(owner, business);
    await owner.call("PATCH", at, profileOf());
    await plantTheRest(owner, at);
    const conversationIds = await plantMessages(owner, at, sink.port);
    const pathOf = (channel: string) => `${at}/contents/${contents.find((one) => one.channel === channel)?.id}`;
    const [article] = await Promise.all([sendOut(owner, pathOf("blog")), sendOut(owner, pathOf("email"))]);
    const { url } = await owner.call<HostedPage>("GET", `${at}/page`);
    const leave = sink.mails.flatMap(
      ({ raw }) => raw.replaceAll("=\r\n", "").match(/https?:\/\/\S+\/u\/[\w.-]+/) ?? [],
    )[0];

    const harm = await watchHarm(page, new URL(url).origin);
    const places = {
      businessId: business.id,
      campaignId: campaign.id,
      contentIds: contents.map(({ id }) => id),
      conversationIds,
    };
    for (const address of pagesOf(places)) {
      await visit(page, address);
      expect(harm, address).toEqual([]);
    }
    // The letter that is markup, as its sender wanted it seen.
    const asSent = page.getByRole("button", { name: "Show it as it was sent" });
    let letters = 0;
    for (const id of conversationIds) {
      await visit(page, `/b/${business.id}/inbox?status=all&thread=${id}`);
      if (!(await asSent.isVisible())) continue;
      letters += 1;
      await asSent.click();
      await page.frameLocator("iframe").locator("body").waitFor();
      await quiet(page);
    }
    expect(letters).toBe(1);
    // As the server paints them, before any script of ours runs.
    const board = `/b/${business.id}/campaigns/${campaign.id}/board?item=${article.id}`;
    const painted = [`/b/${business.id}`, board, `/b/${business.id}/contacts`, `/b/${business.id}/settings/profile`];
    for (const address of painted) await page.goto(address);
    const open = [
      url,
      article.publishedUrl,
      `/f/${business.id}`,
      `/f/${business.id}/embed`,
      `/join/${business.id}`,
      leave,
    ];
    for (const address of open) {
      expect(address).toBeTruthy();
      await page.goto(address ?? "");
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect(harm, address ?? "").toEqual([]);
    }

    // What would have been noticed.
    await page.goto(`/b/${business.id}`);
    await page.evaluate(() => {
      Reflect.get(globalThis, "strike")();
      const picture = document.createElement("img");
      picture.src = "https://elsewhere.invalid/";
      document.body.append(picture);
    });
    await expect.poll(() => harm.length).toBeGreaterThanOrEqual(2);
  });
});
