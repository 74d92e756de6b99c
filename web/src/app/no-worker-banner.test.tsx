import type { System } from "@handbill/contracts";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { systemQuery } from "../api/me.ts";
import { renderInBusiness } from "../test-support/in-business.tsx";
import { messages } from "./messages.ts";
import { NoWorkerBanner } from "./no-worker-banner.tsx";

const system = (workers: System["workers"]): System => ({
  version: "1.0.0",
  ai: { demo: false, strategyModel: "m", contentModel: "m" },
  workers,
  usualSeconds: { strategy: null, content: null },
});

const show = (workers: System["workers"]) =>
  renderInBusiness(<NoWorkerBanner />, (client) => client.setQueryData(systemQuery.queryKey, system(workers)));

test("the studio says that no worker runs, when none has for a while, and only then", async () => {
  const banner = page.getByText(messages.noWorker);

  const away = await show({ alive: 0, awaySeconds: 16 });
  await expect.element(banner).toBeVisible();
  await away.unmount();
  for (const workers of [
    { alive: 1, awaySeconds: 0 },
    { alive: 0, awaySeconds: 9 }, // being restarted
  ]) {
    const drawn = await show(workers);
    await expect.element(page.getByRole("status")).toBeInTheDocument();
    await expect.element(banner).not.toBeInTheDocument();
    await drawn.unmount();
  }
});
