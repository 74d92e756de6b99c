import type { Experiment, Rate, SubjectTest, TrackedLink } from "@handbill/contracts";
import type { Page } from "playwright-core";
import { home, piece, press, type Scene } from "./scene.ts";
import type { Stage } from "./stage.ts";

const rate = (
  kind: Rate["kind"],
  of: Rate["of"],
  successes: number,
  trials: number,
  low: number,
  high: number,
): Rate => ({
  kind,
  of,
  successes,
  trials,
  low,
  high,
  value: successes / trials,
  enough: true,
});

/** What weeks of visitors would bring about. */
async function answerWith(page: Page, path: RegExp, data: Experiment | SubjectTest): Promise<void> {
  await page.route(path, (route) => route.fulfill({ json: { data } }));
}

async function makeLink({ owner, business }: Stage): Promise<TrackedLink> {
  const at = `/businesses/${business.id}/links`;
  const [known] = await owner.call<TrackedLink[]>("GET", at);
  if (known) return known;
  const { id } = await owner.call<TrackedLink>("POST", at, { address: "https://corner-bakery.example/menu" });
  const destinations = ["menu", "offer"].map((page) => ({ url: `https://corner-bakery.example/${page}`, weight: 50 }));
  return owner.call<TrackedLink>("PATCH", `${at}/${id}`, { destinations });
}

const RUNNING: Pick<Experiment, "state" | "startedAt" | "endedAt" | "winner" | "text"> = {
  state: "running",
  startedAt: "2026-11-12T09:00:00Z",
  endedAt: null,
  winner: null,
  text: "No winner yet: A 4.1 % of 268, B 6.3 % of 271. At this difference each needs about 1600 more clicks. It ends by itself once the evidence is clear, or after 28 days.",
};

const SUBJECTS: Pick<SubjectTest, "state" | "share" | "hours" | "measure" | "subjects" | "text"> = {
  state: "decided",
  share: 30,
  hours: 4,
  measure: "click",
  subjects: [
    {
      text: "Your table is warm at seven",
      sent: 118,
      openRate: rate("open", "sends", 44, 118, 0.29, 0.46),
      clickRate: rate("click", "sends", 8, 118, 0.03, 0.12),
      best: 0.01,
    },
    {
      text: "Coffee, rye and five quiet minutes",
      sent: 668,
      openRate: rate("open", "sends", 52, 117, 0.36, 0.54),
      clickRate: rate("click", "sends", 22, 117, 0.12, 0.27),
      best: 0.99,
    },
  ],
  text: "B is better. Clicked: A 6.8 % of 118, B 18.8 % of 117. Everybody else gets B.",
};

/** What is counted, and what is tested. */
export const COUNTING_SCENES: readonly Scene[] = [
  {
    name: "counting",
    what: "What is counted, with a link for paper and its test",
    address: (stage) => `${home(stage)}/settings/counting`,
    prepare: async (page, stage) => {
      const { id: linkId, destinations } = await makeLink(stage);
      const arms = [
        { rate: rate("conversion", "clicks", 11, 268, 0.022, 0.07), best: 0.12 },
        { rate: rate("conversion", "clicks", 17, 271, 0.039, 0.096), best: 0.88 },
      ].map((arm, variant) => Object.assign(arm, { variant, url: destinations[variant]?.url ?? "" }));
      await answerWith(page, /\/experiment$/, { ...RUNNING, linkId, arms });
      await page.reload();
      await press("QR code")(page);
      await page.getByRole("img", { name: /^QR code of/ }).waitFor();
    },
  },
  {
    name: "destinations",
    what: "Where a link leads",
    address: (stage) => `${home(stage)}/settings/counting`,
    prepare: async (page, stage) => {
      await makeLink(stage);
      await page.reload();
      await press("Destinations")(page);
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "subject-test",
    what: "Two subjects, and which of them did better",
    address: piece("email"),
    prepare: async (page, { contents }) => {
      const contentId = contents.find(({ channel }) => channel === "email")?.id ?? "";
      const ended = { waiting: 0, endsAt: null, endedAt: "2026-11-20T14:00:00Z", winner: 1, rest: 1 };
      await answerWith(page, /\/subject-test$/, { ...SUBJECTS, ...ended, contentId });
      await page.reload();
      await page.getByRole("region", { name: "Test the subject" }).scrollIntoViewIfNeeded();
    },
  },
];
