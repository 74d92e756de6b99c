import { afterAll, beforeAll } from "vitest";
import type { Page } from "playwright-core";
import { faultsOf } from "./support/accessible.ts";
import { asOwner, expect, test } from "./support/kit.ts";
import { newPerson } from "../server/test/support/elsewhere.ts";
import { startOpenIdProvider } from "../server/test/support/openid-provider.ts";
import { startProduct } from "./support/product.ts";

// A passkey belongs to a name, not to the number of an address.
let product: Awaited<ReturnType<typeof startProduct>>;
let provider: Awaited<ReturnType<typeof startOpenIdProvider>>;
beforeAll(async () => {
  provider = await startOpenIdProvider(newPerson());
  product = await startProduct(provider.settings, "localhost");
});
afterAll(async () => {
  await product.stop();
  await provider.close();
});

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

test("an account is made and entered by one elsewhere, and one that has the address already asks for its password once", async () => {
  await asOwner(
    async ({ page, owner, expectConsoleErrors }) => {
      expectConsoleErrors(/401/, /422/);
      const { id } = await owner.sampleBusiness();
      await owner.signOut();
      const person = newPerson({ email: owner.email });
      provider.be(person, { error: "access_denied" });
      const goThere = () => page.getByRole("button", { name: "Continue with Bakers' Guild" }).click();

      await page.goto("/login");
      await goThere();
      await page.getByText("You did not go through with it there.").waitFor();
      provider.be(person);
      await goThere();
      await page.getByRole("heading", { name: "Is this account yours?" }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByLabel("Password of that account").fill("not this one");
      await page.getByRole("button", { name: "Connect and sign in" }).click();
      await page.getByText("This is not the password of that account.").waitFor();
      await page.getByLabel("Password of that account").fill(owner.password);
      await page.getByRole("button", { name: "Connect and sign in" }).click();
      await page.waitForURL(`**/b/${id}**`);
      await page.goto(`/b/${id}/settings/security`);
      await page.getByText(/^Connected since/).waitFor();

      await owner.signOut();
      provider.be(newPerson());
      await page.goto("/signup");
      await goThere();
      await page.waitForURL("**/welcome");
    },
    { baseURL: product.url },
  );
});
