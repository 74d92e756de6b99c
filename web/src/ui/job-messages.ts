import type { Job, JobStage } from "@handbill/contracts";

const pieces = (count: number): string => (count === 1 ? "1 piece" : `${count} pieces`);

export const jobMessages = {
  stages: {
    waiting: "Waiting for its turn",
    waiting_for_model: "Our writer is busy. Your place is kept.",
    reading_profile: "Reading your profile",
    thinking: "Choosing angles",
    checking: "Checking it against your facts and the rules of the channel",
    saving: "Putting it in its place",
    writing_contents: "Writing",
    done: "Done",
  } satisfies Record<JobStage, string>,
  thinkingOf: {
    strategy: "Working out the plan",
    content: "Writing the text",
    campaign_contents: "Choosing angles",
    passage: "Rewriting the passage",
    variants: "Choosing angles",
    variant: "Writing a version",
  } satisfies Record<Job["kind"], string>,
  writing: ({ done, total }: Job["progress"], kind: Job["kind"] = "campaign_contents"): string =>
    `Writing ${kind === "variants" ? `${total} versions` : pieces(total)} (${done} done)`,
  againIn: (seconds: number): string =>
    `Trying again in ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`,
  againNow: "Trying again…",
  writeMyself: "Write it myself",
  leave: "You can leave this page. The work goes on and is kept.",
  stop: "Stop",
  stopping: "Stopping…",
  tryAgain: "Try again",
  raiseLimit: "Raise the limit",
};

/** Errors that the limit of the AI budget explains: the place where it is set is the way on. */
export const isAboutBudget = (code: string): boolean => code === "ai_budget_exceeded" || code === "ai_price_unknown";
