import { expect, asOwner, test } from "./support/kit.ts";

test("too many requests: one countdown for the whole studio, and then it goes on", async () => {
  await asOwner(async ({ page, owner, expectConsoleErrors }) => {
    expectConsoleErrors(/429/);
    const business = await owner.sampleBusiness();
    const headers = { "retry-after": "3", "content-type": "application/problem+json" };
    const problem = {
      type: "about:blank",
      title: "Too many requests",
      status: 429,
      detail: "Wait.",
      code: "rate_limited",
      requestId: "test",
      retryAfter: 3,
    };
    let refusals = 1;
    await page.route("**/api/v1/businesses/*/campaigns?*", async (route) => {
      if (refusals === 0) return route.continue();
      refusals -= 1;
      return route.fulfill({ status: 429, headers, body: JSON.stringify(problem) });
    });
    // The first and the last are there for a few seconds only: they are looked out for from the beginning.
    await Promise.all([
      page.goto(`/b/${business.id}/campaigns`),
      page.getByText("That's a lot at once. You can go on in 3 seconds.").waitFor({ state: "attached" }),
      page.getByText("No campaigns yet").waitFor(),
      page.getByText("Back to normal.").waitFor(),
    ]);
  });
});

test("a fault of the server breaks one part of the page, says so, and can be tried again", async () => {
  await asOwner(async ({ page, owner, expectConsoleErrors }) => {
    expectConsoleErrors(/500/);
    const business = await owner.sampleBusiness();
    const { campaign } = await owner.writtenCampaign(business);
    let broken = true;
    const problem = {
      type: "about:blank",
      title: "Something broke on our side",
      status: 500,
      detail: "The server had a fault.",
      code: "internal",
      requestId: "0199-test-reference",
    };
    await page.route("**/api/v1/businesses/*/contents?*", (route) =>
      broken
        ? route.fulfill({ status: 500, contentType: "application/problem+json", body: JSON.stringify(problem) })
        : route.continue(),
    );
    await page.goto(`/b/${business.id}`);
    const failure = page.getByRole("alert").filter({ hasText: "We couldn't load your drafts" });
    await failure.getByText("0199-test-reference").waitFor();
    await page.getByRole("main").getByRole("link", { name: campaign.name }).first().waitFor();
    broken = false;
    await failure.getByRole("button", { name: "Try again" }).click();
    await failure.waitFor({ state: "detached" });
  });
});

test("an approval shows at once, and is taken back when the text was changed unseen", async () => {
  await asOwner(async ({ page, owner, expectConsoleErrors }) => {
    expectConsoleErrors(/412/);
    const business = await owner.sampleBusiness();
    const { campaign, contents } = await owner.writtenCampaign(business, { channels: ["facebook"], contentCount: 2 });
    // Only held: the refusal is the server's own.
    const held = Promise.withResolvers<void>();
    await page.route("**/approve", async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.goto(`/b/${business.id}/campaigns/${campaign.id}/board`);
    const approvals = page.getByRole("button", { name: /^Approve “/ });
    await expect.poll(() => approvals.count()).toBe(2);
    for (const { id, version, fields } of contents) {
      const path = `/businesses/${business.id}/contents/${id}`;
      const changed = { ...fields, text: "We open at seven." };
      await owner.call("PATCH", path, { fields: changed }, { "if-match": `"${version}"` });
    }
    await approvals.first().click();
    await page.getByRole("article").filter({ hasText: "Approved" }).waitFor();
    held.resolve();
    await page
      .getByText(/Couldn't approve “/)
      .first()
      .waitFor();
    await expect.poll(() => approvals.count()).toBe(2);
    await page.getByText("We open at seven.").first().waitFor();
  });
});
