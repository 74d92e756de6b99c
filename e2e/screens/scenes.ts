import { ACCOUNT_SCENES } from "./account-scenes.ts";
import { OUTSIDE_SCENES } from "./outside-scenes.ts";
import { board, home, piece, press, type Scene } from "./scene.ts";
import { COUNTING_SCENES } from "./counting-scenes.ts";
import { INBOX_SCENES } from "./inbox-scenes.ts";
import { STATE_SCENES } from "./state-scenes.ts";

const INSIDE = /\/api\/v1\/businesses\/[^/]+\/(campaigns|contents|calendar)/;
const CHANNELS = ["instagram", "facebook", "linkedin", "x", "bluesky", "threads", "email", "sms", "blog", "google_ads"];

const previews: Scene[] = CHANNELS.map((channel) => ({
  name: `editor-${channel.replace("_", "-")}`,
  what: `A piece for ${channel.replace("_", " ")} with its preview`,
  address: piece(channel),
}));

/** Every screen, and the states that somebody will meet. */
export const SCENES: readonly Scene[] = [
  { name: "sign-in", what: "Signing in", address: () => "/login", isOutside: true },
  { name: "sign-up", what: "Signing up", address: () => "/signup", isOutside: true },
  { name: "welcome", what: "The first page after signing up", address: () => "/welcome" },
  { name: "home", what: "Home, in the middle of a week", address: home },
  { name: "home-new", what: "Home of a business that has just begun", address: ({ empty }) => `/b/${empty.id}` },
  { name: "home-loading", what: "Home, while it loads", address: home, fault: { path: INSIDE, does: "hangs" } },
  {
    name: "home-error",
    what: "Home, where a part could not be loaded",
    address: home,
    fault: { path: INSIDE, does: "fails" },
  },
  {
    name: "command-palette",
    what: "Everything by its name",
    address: home,
    prepare: async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog").waitFor();
      await page.keyboard.type("aut");
      await page.waitForTimeout(600);
    },
  },
  { name: "campaigns", what: "Campaigns", address: (stage) => `${home(stage)}/campaigns` },
  { name: "campaigns-empty", what: "No campaign yet", address: ({ empty }) => `/b/${empty.id}/campaigns` },
  { name: "campaign-new", what: "A new campaign", address: (stage) => `${home(stage)}/campaigns/new` },
  {
    name: "strategy",
    what: "The plan of a campaign",
    address: (stage) => `${home(stage)}/campaigns/${stage.campaign.id}/strategy`,
  },
  { name: "board", what: "The pieces of a campaign, by channel", address: board },
  { name: "board-by-status", what: "The same, by status", address: (stage) => `${board(stage)}?group=status` },
  {
    name: "board-unwritten",
    what: "Planned, not written yet",
    address: (stage) => `${home(stage)}/campaigns/${stage.planned.id}/board`,
  },
  { name: "board-keys", what: "The keys", address: board, prepare: async (page) => page.keyboard.press("?") },
  ...previews,
  {
    name: "editor-arabic",
    what: "A piece in Arabic",
    address: ({ rightToLeft: { business, campaign, contents } }) =>
      `/b/${business.id}/campaigns/${campaign.id}/board?item=${contents[0]?.id}`,
  },
  {
    name: "editor-japanese",
    what: "A piece in Japanese",
    address: ({ japanese: { business, campaign, contents } }) =>
      `/b/${business.id}/campaigns/${campaign.id}/board?item=${contents[0]?.id}`,
  },
  { name: "calendar-month", what: "The calendar by month", address: (stage) => `${home(stage)}/calendar` },
  { name: "calendar-week", what: "The calendar by week", address: (stage) => `${home(stage)}/calendar?view=week` },
  { name: "calendar-empty", what: "An empty calendar", address: ({ empty }) => `/b/${empty.id}/calendar` },
  { name: "insights", what: "What came of the pieces", address: (stage) => `${home(stage)}/insights` },
  { name: "insights-empty", what: "No results yet", address: ({ empty }) => `/b/${empty.id}/insights` },
  { name: "usage", what: "What AI cost", address: (stage) => `${home(stage)}/usage` },
  { name: "profile", what: "The business", address: (stage) => `${home(stage)}/settings/profile` },
  { name: "channels", what: "Its channels", address: (stage) => `${home(stage)}/settings/channels` },
  { name: "public-page", what: "Its public page", address: (stage) => `${home(stage)}/settings/page` },
  { name: "contact-form", what: "By which everybody writes to it", address: (stage) => `${home(stage)}/settings/form` },
  { name: "contacts", what: "Who hears from the business", address: (stage) => `${home(stage)}/contacts` },
  { name: "connections", what: "Where texts go out to", address: (stage) => `${home(stage)}/settings/connections` },
  { name: "appearance", what: "How the studio looks", address: (stage) => `${home(stage)}/settings/appearance` },
  { name: "removed", what: "Recently removed", address: (stage) => `${home(stage)}/settings/removed` },
  {
    name: "switcher",
    what: "From one business to another",
    address: home,
    prepare: press(/Switch business|Sample Bakery|Corner Bakery/),
  },
  ...ACCOUNT_SCENES,
  ...OUTSIDE_SCENES,
  ...INBOX_SCENES,
  ...COUNTING_SCENES,
  ...STATE_SCENES,
  { name: "not-found", what: "A page that is not there", address: (stage) => `${home(stage)}/nowhere` },
];
