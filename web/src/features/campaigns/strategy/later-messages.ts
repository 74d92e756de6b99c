const pieces = (count: number): string => (count === 1 ? "1 piece" : `${count} pieces`);
const texts = (count: number): string => (count === 1 ? "1 text" : `${count} texts`);

/** Words of what a plan shows only when it is asked for, is being made, or could not be. */
export const laterMessages = {
  titlePrefix: "(Planning)",
  planningTitle: "Your plan is being made",
  planningLead: "It usually takes less than a minute.",
  planningKept: "The present plan stays below until the new one is ready. You can read it meanwhile.",
  stageDone: "done",
  stopped: "You stopped this plan. Your request is kept.",
  failedTitle: "The plan could not be made",
  failedDetail: "Something interrupted it. Your request is kept.",
  changeRequest: "Change the request",
  requestTitle: "Change the request and plan again",
  goal: "What should this campaign achieve?",
  notes: "Anything the plan must know?",
  planChanged: "Plan with these changes",
  required: "Please fill this in.",
  cancel: "Cancel",
  planAgainTitle: "Plan again",
  planAgainHint: "Say what should be different, in your own words. Leave it empty for a fresh try.",
  instruction: "What should change?",
  ideas: ["Smaller budget", "More local", "Fewer posts", "Different angle", "Start with the offer"],
  planAgainSubmit: "Plan again",
  whatHappens: "What happens then",
  stays: (written: number) =>
    written === 0
      ? "Nothing is written yet, so no text is touched."
      : `${texts(written)} that ${written === 1 ? "is" : "are"} written ${written === 1 ? "stays" : "stay"} as ${written === 1 ? "it is" : "they are"}.`,
  replaced: (unwritten: number) =>
    unwritten === 0
      ? "New pieces are planned beside them."
      : `${pieces(unwritten)} that nobody has written ${unwritten === 1 ? "makes" : "make"} room for the new ones.`,
  kept: (version: number) => `The present plan is kept as plan ${version}. You can compare both and go back.`,
  historyTitle: "All plans of this campaign",
  historyLead: (kept: number) =>
    `Each plan is kept, up to the newest ${kept}. Going back never touches a text that is written.`,
  historyFailed: "We couldn't load the plans",
  close: "Close",
  plan: (version: number) => `Plan ${version}`,
  presentPlan: "now",
  byAi: "Planned by AI",
  byYou: (parts: string) => `You changed: ${parts}`,
  broughtBack: (version: number) => `You went back to plan ${version}`,
  wish: (instruction: string) => `“${instruction}”`,
  compare: "Compare",
  compareWith: (version: number) => `Compare with plan ${version}`,
  restore: "Go back to it",
  restorePlan: (version: number) => `Go back to plan ${version}`,
  restored: (version: number) => `Plan ${version} is back.`,
  restoredDetail: (before: number) => `Plan ${before} is kept.`,
  restoreFailed: (version: number) => `We couldn't go back to plan ${version}`,
  undo: "Undo",
  comparing: (before: number, after: number) => `Plan ${before} beside plan ${after}`,
  compareLead: (changed: number) =>
    changed === 0
      ? "Both plans say the same."
      : `${changed} of the parts below ${changed === 1 ? "is" : "are"} different. Struck out is gone, underlined is new.`,
  keepPlan: (version: number) => `Keep plan ${version}`,
  unchanged: "The same in both.",
  before: "Before",
  now: "Now",
  nothingThere: "nothing",
} as const;
