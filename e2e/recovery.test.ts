import { afterAll, beforeAll } from "vitest";
import { headerOf, type SmtpSink, startSmtpSink } from "../server/test/support/smtp-sink.ts";
import { asOwner, expect, test } from "./support/kit.ts";
import { startProduct } from "./support/product.ts";

let sink: SmtpSink;
let product: Awaited<ReturnType<typeof startProduct>>;

beforeAll(async () => {
  sink = await startSmtpSink();
  product = await startProduct({ SMTP_URL: `smtp://127.0.0.1:${sink.port}` });
});
afterAll(async () => {
  await product.stop();
  await sink.close();
});

test("who forgot the password comes back in by a mail, and is asked to sign in everywhere else", async () => {
  await asOwner(
    async ({ page, owner, expectConsoleErrors }) => {
      expectConsoleErrors(/401/);
      await owner.signOut();
      await page.goto("/login");
      await page.getByRole("link", { name: "Forgot your password?" }).click();
      const send = page.getByRole("button", { name: "Send the link" });
      await send.waitFor(); // the page before has an email, too
      await page.getByLabel("Email").fill(owner.email);
      await send.click();
      await page.getByRole("heading", { name: "Look into your mailbox" }).waitFor();

      const mails = () =>
        sink.mails.filter((mail) => mail.to === owner.email && headerOf(mail, "Subject") === "Choose a new password");
      await expect.poll(() => mails().length, { timeout: 20_000 }).toBe(1);
      const plain = (mails()[0]?.raw ?? "").replaceAll("=\r\n", "").replaceAll("=3D", "=");
      await page.goto(/http:\S+#reset\.\S+/.exec(plain)?.[0] ?? "");
      await page.getByLabel("New password", { exact: true }).fill("rye bread every morning");
      await page.getByRole("button", { name: "Change the password" }).click();
      await page.getByRole("link", { name: "Sign in" }).click();

      await page.getByLabel("Email").fill(owner.email);
      await page.getByLabel("Password", { exact: true }).fill("rye bread every morning");
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.waitForURL("**/welcome");
    },
    { baseURL: product.url },
  );
});
