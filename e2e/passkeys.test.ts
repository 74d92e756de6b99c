import { afterAll, beforeAll } from "vitest";
import type { Page } from "playwright-core";
import { asOwner, expect, test } from "./support/kit.ts";
import { startProduct } from "./support/product.ts";

// A passkey belongs to a name, not to the number of an address.
let product: Awaited<ReturnType<typeof startProduct>>;
beforeAll(async () => {
  product = await startProduct({}, "localhost");
});
afterAll(() => product.stop());

/** A device with a finger print that always fits. */
async function plugIn(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    isVerified: (isUserVerified: boolean) =>
      session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
  };
}

test("a passkey is made, named, signs in without a password, and lets nobody in once it is removed", async () => {
  await asOwner(
    async ({ page, owner, expectConsoleErrors }) => {
      expectConsoleErrors(/401/, /422/);
      const device = await plugIn(page);
      const { id } = await owner.sampleBusiness();
      await page.goto(`/b/${id}/settings/security`);
      await page.getByRole("button", { name: "Add a passkey" }).click();
      await page.getByLabel("Name", { exact: true }).fill("Counter laptop");
      await page.getByLabel("Your password").fill(owner.password);
      await page.getByRole("button", { name: "Next" }).click();
      await page.getByText("Counter laptop").waitFor();

      const signInByPasskey = async (): Promise<void> => {
        await owner.signOut();
        await page.goto("/login");
        await page.getByRole("button", { name: "Sign in with a passkey" }).click();
      };
      await signInByPasskey();
      await page.waitForURL(`**/b/${id}**`);

      await page.goto(`/b/${id}/settings/security`);
      await page.getByRole("button", { name: /^Rename .*Counter laptop/ }).click();
      await page.getByLabel("Name", { exact: true }).fill("Office laptop");
      await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
      await page.getByText(/Last used \d/).waitFor();

      await device.isVerified(false);
      await signInByPasskey();
      expect(new URL(page.url()).pathname).toBe("/login");
      await device.isVerified(true);
      await page.reload();
      await page.getByRole("button", { name: "Sign in with a passkey" }).click();
      await page.waitForURL(`**/b/${id}**`);

      await page.goto(`/b/${id}/settings/security`);
      await page.getByRole("button", { name: /^Remove .*Office laptop/ }).click();
      await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
      await page.getByText("You have none yet.").waitFor();
      await signInByPasskey();
      await page.getByText(/This passkey could not be confirmed/).waitFor();
    },
    { baseURL: product.url },
  );
});
