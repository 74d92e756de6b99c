import { isolated } from "../../ui/isolated.ts";

const pieces = (count: number): string => (count === 1 ? "1 piece" : `${count} pieces`);

export const messages = {
  title: "Campaigns",
  plan: "Plan a campaign",
  loadFailed: "We couldn't load your campaigns",
  emptyTitle: "No campaigns yet",
  empty:
    "Most shops start with one offer and two weeks. Say what you want to reach, and read the plan before anything is written.",
  planFirst: "Plan my first campaign",
  seeExample: "See an example",
  sampleFailed: "We couldn't open the sample business",
  pieces,
  counts: {
    draft: (count: number) => `${count} ${count === 1 ? "needs" : "need"} your look`,
    approved: (count: number) => `${count} approved`,
    generating: (count: number) => `${count} being written`,
    placeholder: (count: number) => `${count} planned`,
    failed: (count: number) => `${count} failed`,
  },
  openPlan: "Read the plan",
  openBoard: "Open the board",
  seeProgress: "See how it goes",
  seeReason: "See what happened",
  remove: (name: string) => `Remove ${name}`,
  removed: (name: string) => `Removed “${isolated(name)}”.`,
  undo: "Undo",
  removeFailed: (name: string) => `Couldn't remove “${isolated(name)}”. It's back in the list.`,
  restoreFailed: (name: string) => `Couldn't bring “${isolated(name)}” back.`,
  rateFailed: "Couldn't keep your rating",
  tryAgain: "Try again",
} as const;
