import type { Installation } from "@handbill/contracts";
import axe from "axe-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { answering, refusal } from "../../../test-support/api.ts";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { InstallationPage } from "./installation-page.tsx";
import { installationMessages as words } from "./messages.ts";

const well: Installation = {
  version: "1.2.3",
  workers: { state: "good", alive: 2, awaySeconds: 0, versions: ["1.2.3"] },
  queue: { state: "good", waiting: 0, running: 1, oldestSeconds: 0 },
  model: {
    state: "good",
    demo: false,
    names: ["big", "small"],
    openCircuits: 0,
    lastWellAt: new Date().toISOString(),
    calls: 4,
    failed: 0,
  },
  mail: { state: "good", problem: null },
  disk: { state: "good", freeBytes: 50e9, totalBytes: 100e9 },
  database: {
    state: "good",
    version: "18.4",
    bytes: 40e6,
    embedded: true,
    walled: true,
    connections: { used: 1, most: 8, waiting: 0 },
  },
  backup: { state: "good", newestAt: new Date().toISOString() },
  outside: { state: "good", allowed: [] },
  errors: [],
};

let answer: () => unknown = () => well;

beforeEach(() => {
  answer = () => well;
  answering({ "GET /status": () => answer() });
});
afterEach(() => vi.unstubAllGlobals());

const show = () =>
  renderInBusiness(
    <main>
      <InstallationPage />
    </main>,
  );
const faults = async () => {
  const { violations } = await axe.run("main", { resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
};

test("where all is well it says so in one sentence, and of each part what it is", async () => {
  await show();
  await expect.element(page.getByText(words.allWell)).toBeVisible();
  await expect.element(page.getByText(words.version("1.2.3"))).toBeVisible();
  expect(page.getByText(words.states.good, { exact: true }).elements()).toHaveLength(8);
  await expect.element(page.getByText(/50 GB of 100 GB are free/)).toBeVisible();
  await expect.element(page.getByText(words.noErrors)).toBeVisible();
  expect(await faults()).toEqual([]);
});

test("where something does not work it is named first, with what to do", async () => {
  answer = () => ({
    ...well,
    workers: { state: "bad", alive: 0, awaySeconds: 130, versions: [] },
    mail: { state: "bad", problem: "mail.example.com:587 refuses the user name or the password" },
    database: { ...well.database, state: "watch", walled: false },
    backup: { state: "unknown", newestAt: null },
    outside: { state: "watch", allowed: ["10.0.0.0/8"] },
    errors: [{ code: "ai_config", of: "job", count: 3, lastAt: new Date().toISOString() }],
  });
  await show();
  const bad = words.someBad(`${words.parts.workers}, ${words.parts.mail}`);
  await expect.element(page.getByText(bad)).toBeVisible();
  await expect.element(page.getByText("Nobody has written for 2 min 10 s.")).toBeVisible();
  await expect.element(page.getByText(/ROLE=worker/)).toBeVisible();
  await expect.element(page.getByText(/refuses the user name or the password/)).toBeVisible();
  await expect.element(page.getByText(/Row-level security is off/)).toBeVisible();
  await expect.element(page.getByText(/and to 10\.0\.0\.0\/8: OUTSIDE_ALLOW/)).toBeVisible();
  await expect.element(page.getByText("ai_config")).toBeVisible();
  expect(await faults()).toEqual([]);
});

test("while it is asked a grey shape holds the place, and what cannot be asked is said with a way on", async () => {
  const held = Promise.withResolvers<unknown>();
  answer = () => held.promise;
  await show();
  await expect.element(page.getByRole("status")).toBeInTheDocument();
  held.resolve(refusal(400, "invalid_request", "No."));
  await expect.element(page.getByText(words.loadFailed)).toBeVisible();
});

test("who does not run the installation is told for whom the page is", async () => {
  answer = () => refusal(403, "not_permitted", "Not yours.");
  await show();
  await expect.element(page.getByText(words.notYours)).toBeVisible();
  expect(await faults()).toEqual([]);
});
