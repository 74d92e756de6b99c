import type { Business, Message } from "@handbill/contracts";
import { onTestFinished } from "vitest";
import { mailOf, postMail } from "../server/test/support/posted-mails.ts";
import { headerOf, startSmtpSink } from "../server/test/support/smtp-sink.ts";
import { faultsOf } from "./support/accessible.ts";
import { asOwner, expect, test } from "./support/kit.ts";
import { connectMail } from "./support/mail-account.ts";
import { quiet, watchRequests } from "./support/quiet.ts";

const SHOP = "hello@crumb.example";
const ACCOUNT = { user: SHOP, password: "rye every morning" };
const ANN = "ann@x.example";
const FACT = "Open Tuesday to Sunday, 7:30 to 19:00";
const QUESTION = "When are you open?";
const EARLIER = "Fresh rye every Tuesday.";
const ANSWER = "Hello Ann, from Tuesday to Sunday. See you soon!";
const MAIL = mailOf(
  { From: `Ann Lee <${ANN}>`, To: SHOP, Subject: "A visit", "Message-ID": "<asked.1@x.example>" },
  `Hello! ${QUESTION}\r\n\r\nOn Monday, 23 November 2026, Crumb and Co <${SHOP}> wrote:\r\n\r\n> ${EARLIER}\r\n`,
);

test("what a customer writes appears by itself, and is answered by keys: a draft that cites, changed, taken back, sent", async () => {
  const sink = await startSmtpSink({ user: ACCOUNT.user, password: ACCOUNT.password });
  onTestFinished(() => sink.close());
  await asOwner(async ({ page, owner }) => {
    const business = await owner.call<Business>("POST", "/businesses", {
      name: "Crumb and Co",
      language: "en",
      facts: [FACT, "The rye loaf is £5.40"],
    });
    const at = `/businesses/${business.id}`;
    const way = await connectMail(owner, at, ACCOUNT, sink.port);
    watchRequests(page);
    const isHeard = page.waitForResponse(/\/conversations\/events$/);
    await page.goto(`/b/${business.id}/inbox`);
    await page.getByText("Nobody waits for an answer").waitFor();
    await isHeard;
    let loads = 0;
    page.on("load", () => void (loads += 1));

    expect(await postMail(new URL(way.url).origin, way, MAIL, { id: "msg_asked" })).toBe("stored");
    const row = page.getByRole("list", { name: "Conversations" }).getByRole("link", { name: /Ann Lee.*A visit/ });
    await row.waitFor();
    await page.keyboard.press("j");
    await expect.poll(() => row.evaluate((line) => line === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "A visit" }).waitFor();
    const said = page.getByRole("list", { name: "Messages" }).getByRole("article");
    await said.getByText(QUESTION).waitFor();
    expect(await said.getByText(EARLIER).isVisible()).toBe(false);
    await said.getByText("Quoted from earlier").press("Enter");
    await said.getByText(EARLIER).waitFor();

    const composer = page.getByRole("region", { name: "Answer", exact: true });
    await composer.getByRole("button", { name: "Draft a reply" }).press("Enter");
    await composer.getByText("Nothing is sent until you send it.").waitFor();
    const cites = composer.getByRole("listitem").filter({ hasText: "Answers:" });
    expect(await cites.allTextContents()).toEqual([`Answers: ${QUESTION} by: ${FACT}.${FACT}`]);
    const field = composer.getByRole("textbox", { name: "Your reply" });
    expect(await field.inputValue()).toContain(FACT);
    await quiet(page);
    expect(await faultsOf(page)).toEqual([]);

    await page.keyboard.press("r");
    await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
    await field.fill(ANSWER);
    await page.keyboard.press("Control+Enter");
    const reply = said.filter({ hasText: ANSWER });
    await reply.getByRole("button", { name: "Undo" }).press("Enter");
    await page.getByText("Taken back. It is a draft again.").waitFor();
    await expect.poll(() => field.inputValue()).toBe(ANSWER);

    await field.press("Control+Enter");
    await reply.getByText(/^Goes out in \d+ s$/).waitFor();
    // What was taken back did not leave meanwhile.
    expect(sink.tried).toEqual([]);
    await reply.getByText("Sent.", { exact: true }).waitFor();
    expect(sink.mails.map((mail) => [mail.to, headerOf(mail, "In-Reply-To")])).toEqual([[ANN, "<asked.1@x.example>"]]);
    expect(sink.mails[0]?.raw).toContain(ANSWER);
    const replies = await owner.call<Message[]>("GET", `${at}/messages?direction=outbound`);
    expect(replies).toMatchObject([{ status: "accepted", body: ANSWER, toAddress: ANN }]);
    await quiet(page);
    expect(await faultsOf(page)).toEqual([]);
    expect(loads).toBe(0);
  });
});
