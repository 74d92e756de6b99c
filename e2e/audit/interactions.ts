import type { Page } from "playwright-core";
import type { Stage } from "../screens/stage.ts";

/** How much slower than this machine a phone is taken to be. */
export const CPU_SLOWDOWN = 4;

export type Interaction = { name: string; worstMs: number };

type Act = {
  name: string;
  address(stage: Stage): string;
  ready(page: Page): Promise<void>;
  act(page: Page): Promise<void>;
};

const home = ({ business }: Stage): string => `/b/${business.id}`;
const board = (stage: Stage): string => `${home(stage)}/campaigns/${stage.campaign.id}/board`;
const draft = ({ contents }: Stage, channel: string) =>
  contents.find((content) => content.channel === channel && content.status === "draft");
/** A draft without open statements, so that it can be approved at once. */
const ready = ({ contents }: Stage) =>
  contents.find(
    ({ status, claims }) =>
      status === "draft" && claims.every(({ confirmed, blocks }) => confirmed || blocks === false),
  );

/** What a shop owner does all day. */
const ACTS: readonly Act[] = [
  {
    name: "Type in the editor",
    address: (stage) => `${board(stage)}?item=${draft(stage, "email")?.id ?? stage.contents.at(-1)?.id}`,
    ready: async (page) => page.locator("[data-preview] .pv-stage").first().waitFor(),
    act: async (page) => {
      await page.getByRole("group", { name: "Text", exact: true }).getByRole("textbox").nth(1).click();
      await page.keyboard.type("Warm bread from seven o'clock.", { delay: 30 });
    },
  },
  {
    name: "Open a piece",
    address: board,
    ready: async (page) => page.locator("[data-card-link]").first().waitFor(),
    act: async (page) => {
      await page.locator("[data-card-link]").first().click();
      await page.locator("[data-preview] .pv-stage").first().waitFor();
    },
  },
  {
    name: "Turn the preview dark",
    address: (stage) => `${board(stage)}?item=${stage.contents[0]?.id}`,
    ready: async (page) => page.locator("[data-preview] .pv-stage").first().waitFor(),
    act: async (page) => page.getByRole("button", { name: "Dark", exact: true }).click(),
  },
  {
    name: "Approve",
    address: (stage) => `${board(stage)}?item=${ready(stage)?.id}`,
    ready: async (page) => page.locator("[data-approve]").waitFor(),
    act: async (page) => page.locator("[data-approve]").click(),
  },
  {
    name: "Another month",
    address: (stage) => `${home(stage)}/calendar`,
    ready: async (page) => page.getByRole("button", { name: "Next month" }).waitFor(),
    act: async (page) => page.getByRole("button", { name: "Next month" }).click(),
  },
];

/** Notes every press from now on; what is shorter than 16 ms is not told, and nobody notices it. */
const watchPresses = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const kept: number[] = [];
    Object.assign(globalThis, { kept });
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ("interactionId" in entry && Number(entry.interactionId) > 0) kept.push(entry.duration);
      }
    });
    const options = { type: "event", durationThreshold: 16 };
    observer.observe(options);
  });

/** How long after each press the page was drawn anew, the longest of each kind. */
export async function measureInteractions(page: Page, stage: Stage): Promise<Interaction[]> {
  const session = await page.context().newCDPSession(page);
  const found: Interaction[] = [];
  for (const { name, address, ready: untilReady, act } of ACTS) {
    try {
      await page.goto(address(stage));
      await untilReady(page);
      // Streams never fall silent, so what is still loading is given a moment, not waited for.
      await page.waitForTimeout(2000);
      await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
      await watchPresses(page);
      await act(page);
      await page.waitForTimeout(1500);
      const durations = await page.evaluate((): number[] => Reflect.get(globalThis, "kept"));
      found.push({ name, worstMs: Math.max(0, ...durations) });
    } catch (error) {
      process.exitCode = 1;
      console.error(`${name} could not be measured: ${String(error)}`);
    } finally {
      await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    }
  }
  return found;
}
