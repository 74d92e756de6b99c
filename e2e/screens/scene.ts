import type { Content } from "@handbill/contracts";
import type { Page } from "playwright-core";
import type { Stage } from "./stage.ts";

/** One picture: where it is, and what is done there before it is taken. */
export type Scene = {
  name: string;
  /** For the page of all pictures. */
  what: string;
  address(stage: Stage): string;
  prepare?(page: Page, stage: Stage): Promise<void>;
  /** What it has begun comes to its end. */
  after?(stage: Stage): Promise<void>;
  /** What the network does to requests for these addresses. */
  fault?: { path: RegExp; does: "fails" | "hangs" };
  /** Seen by who is not signed in. */
  isOutside?: boolean;
};

export const home = ({ business }: Stage): string => `/b/${business.id}`;
export const board = (stage: Stage): string => `${home(stage)}/campaigns/${stage.campaign.id}/board`;
export const piece =
  (channel: string) =>
  (stage: Stage): string =>
    `${board(stage)}?item=${stage.contents.find((content) => content.channel === channel)?.id}`;

/** Of the campaign that is written. */
export const onBoard =
  (choose: (stage: Stage) => Content) =>
  (stage: Stage): string =>
    `${board(stage)}?item=${choose(stage).id}`;

export const press =
  (name: string | RegExp, role: "button" | "link" = "button") =>
  async (page: Page): Promise<void> =>
    page.getByRole(role, { name }).first().click();
