import type { ErrorCode, Job, JobStage } from "@handbill/contracts";

const pieces = (count: number): string => (count === 1 ? "1 piece" : `${count} pieces`);

export const jobMessages = {
  stages: {
    waiting: "Waiting for its turn",
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
  } satisfies Record<Job["kind"], string>,
  writing: ({ done, total }: Job["progress"]): string => `Writing ${pieces(total)} (${done} done)`,
  elapsed: (seconds: number): string =>
    seconds < 60 ? `${Math.floor(seconds)} s` : `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`,
  leave: "You can leave this page. The work goes on and is kept.",
  stop: "Stop",
  stopping: "Stopping…",
  tryAgain: "Try again",
};

/** What an owner can do about a failed generation, beside trying again. */
export const nextStep: Partial<Record<ErrorCode, string>> = {
  ai_timeout: "Try again, or ask for something shorter.",
  ai_rate_limited: "Wait a minute, then try again.",
  ai_quota_exhausted: "Add credit to your account at the AI provider, then try again.",
  ai_config: "Check the AI settings in .env, then start Handbill again.",
  ai_model_unavailable: "Check the model names in .env, then start Handbill again.",
  ai_unreachable: "Check that this computer is online, then try again.",
  ai_refused: "Change the request, or write it yourself.",
  ai_content_filtered: "Change the request, or write it yourself.",
  ai_output_blocked: "Change the request, or write it yourself.",
  ai_input_too_large: "Shorten your profile or your notes, then try again.",
  ai_budget_exceeded: "Write it yourself, or wait for the next month.",
};
