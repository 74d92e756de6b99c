import { isolated } from "../../ui/isolated.ts";

const pieces = (count: number): string => (count === 1 ? "1 piece" : `${count} pieces`);

export const messages = {
  tray: "Work under way",
  writingPrefix: "(Writing)",
  readyPrefix: "(Ready)",
  running: (count: number) => (count === 1 ? "1 thing being written" : `${count} things being written`),
  failed: (count: number) => (count === 1 ? "1 thing needs you" : `${count} things need you`),
  done: (count: number) => (count === 1 ? "1 thing is ready" : `${count} things are ready`),
  open: "Open",
  dismiss: "Dismiss",
  unnamed: "your campaign",
  kinds: {
    strategy: (campaign: string) => `Plan of ${isolated(campaign)}`,
    campaign_contents: (campaign: string) => `Pieces of ${isolated(campaign)}`,
    content: (campaign: string) => `A piece of ${isolated(campaign)}`,
    passage: (campaign: string) => `A passage in ${isolated(campaign)}`,
    variants: (campaign: string) => `Versions of a piece of ${isolated(campaign)}`,
    variant: (campaign: string) => `A version of a piece of ${isolated(campaign)}`,
  },
  ready: {
    strategy: (campaign: string) => `The plan of ${isolated(campaign)} is ready.`,
    campaign_contents: (campaign: string, done: number) =>
      `${pieces(done)} of ${isolated(campaign)} written. Have a look.`,
    content: (campaign: string) => `Draft ready in ${isolated(campaign)}.`,
    passage: (campaign: string) => `The passage in ${isolated(campaign)} is rewritten.`,
    variants: (campaign: string, done: number) =>
      `${done === 1 ? "1 version" : `${done} versions`} of a piece of ${isolated(campaign)} to choose from.`,
    variant: (campaign: string) => `A version of a piece of ${isolated(campaign)} is ready.`,
  },
  partly: (done: number, total: number, campaign: string) =>
    `${done} of ${total} pieces of ${isolated(campaign)} are ready. The others could not be finished.`,
  someVersions: (done: number, total: number, campaign: string) =>
    `${done} of ${total} versions of a piece of ${isolated(campaign)} came out well. The others are left out.`,
  stopped: (campaign: string) => `Stopped. What was written for ${isolated(campaign)} is kept.`,
  failedTitle: {
    strategy: (campaign: string) => `The plan of ${isolated(campaign)} could not be finished`,
    campaign_contents: (campaign: string) => `The pieces of ${isolated(campaign)} could not be finished`,
    content: (campaign: string) => `A piece of ${isolated(campaign)} could not be finished`,
    passage: (campaign: string) => `The passage in ${isolated(campaign)} could not be rewritten`,
    variants: (campaign: string) => `The versions of a piece of ${isolated(campaign)} could not be finished`,
    variant: (campaign: string) => `A version of a piece of ${isolated(campaign)} could not be finished`,
  },
};
