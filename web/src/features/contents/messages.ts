import { isolated } from "../../ui/isolated.ts";

const pieces = (count: number): string => (count === 1 ? "1 piece" : `${count} pieces`);

export const messages = {
  title: (campaign: string) => campaign,
  page: "The pieces of a campaign",
  loadFailed: "We couldn't load the board",
  backToPlan: "Read the plan",
  campaigns: "Campaigns",
  emptyTitle: "Nothing is planned yet",
  empty: "The pieces of this campaign appear here once its plan is ready.",
  nothingMatches: "Nothing here matches.",
  everything: "All pieces",
  showAll: "Show everything",
  filters: "What to show",
  allChannels: "All channels",
  allStatuses: "All statuses",
  channel: "Channel",
  status: "Status",
  group: "Sort into",
  groups: { channel: "Channels", status: "Statuses" },
  pieces,
  summary: (total: number, draft: number, approved: number) =>
    [
      pieces(total),
      draft > 0 ? `${draft} ${draft === 1 ? "needs" : "need"} your look` : "",
      approved > 0 ? `${approved} approved` : "",
    ]
      .filter((part) => part !== "")
      .join(" · "),
  allApproved: "Everything is approved.",
  writeRest: (count: number) => (count === 1 ? "Write the one that is left" : `Write the ${count} that are left`),
  writeAll: (count: number) => (count === 1 ? "Write it" : `Write all ${count}`),
  notWritten: (count: number) =>
    count === 1 ? "One piece is planned and not written yet." : `${count} pieces are planned and not written yet.`,
  failedSome: (ready: number, total: number, failed: number, isGarbled: boolean) =>
    [
      ready > 0 ? `${ready} of ${total} ${ready === 1 ? "is" : "are"} ready.` : "",
      `${failed === 1 ? "One" : failed} ${isGarbled ? "came back garbled." : "could not be finished."}`,
    ]
      .filter((part) => part !== "")
      .join(" "),
  redo: (count: number) => (count === 1 ? "Redo that one" : `Redo those ${count}`),
  approvedOf: (approved: number, total: number) => `${approved} of ${total} approved`,
  review: (count: number) => (count === 1 ? "Look at the last one" : `Look at the next (${count})`),
  columns: { todo: "To be written", look: "Needs your look", approved: "Approved", out: "Going out" },
  emptyColumns: {
    todo: "Everything is written.",
    look: "Nothing waits for you here.",
    approved: "What you approve moves here.",
    out: "What has a time, or is out already, is found here.",
  },
  open: "Open",
  reopen: "Take the approval back",
  actionsOf: (topic: string) => `More for “${topic}”`,
  approved: (topic: string) => `Approved “${isolated(topic)}”.`,
  approve: "Approve",
  approveNamed: (topic: string) => `Approve “${topic}”`,
  check: (count: number) => (count === 1 ? "Check 1 thing" : `Check ${count} things`),
  checkNamed: (topic: string) => `Check “${topic}” before you approve it`,
  claimsOpen: "Some statements in it are not confirmed yet.",
  show: "Show me",
  notChecked: "Not checked yet",
  missed: (why: string) => `${why} Open it to choose what becomes of it.`,
  startFailed: "We couldn't start writing",
  waitsForBudget: "It is written by itself once the limit is raised.",
  outOfBudget: (written: number, total: number) =>
    `${written} of ${total} are written. What is left of this month's AI budget is not enough for the next one. Raise the limit, and the rest is written by itself.`,
  approveFailed: (topic: string) => `Couldn't approve “${isolated(topic)}”. It's back in Needs your look.`,
  approveChanged: "It was changed in the meantime. Have another look before you approve it.",
  reopenFailed: (topic: string) => `Couldn't reopen “${isolated(topic)}”. It's still approved.`,
  removed: (topic: string) => `Removed “${isolated(topic)}”.`,
  undo: "Undo",
  removeFailed: (topic: string) => `Couldn't remove “${isolated(topic)}”.`,
  tryAgain: "Try again",
  writeThis: "Write this one",
  writeFailed: (topic: string) => `Couldn't start writing “${isolated(topic)}”.`,
  seeFailure: "See what happened",
  noDay: "No day",
  ready: (topic: string) => `Draft ready: ${isolated(topic)}`,
  readyMany: (count: number) => `${count} drafts ready`,
  written: "Written",
  gone: "This piece isn't on the board any more.",
  checks: (count: number) => (count === 1 ? "1 thing to check" : `${count} things to check`),
} as const;
