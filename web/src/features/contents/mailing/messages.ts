import type { DeliveryStatus } from "@handbill/contracts";
import { isolated } from "../../../ui/isolated.ts";
import { holdReasons } from "../editor/audience-messages.ts";

const mails = (count: number): string => (count === 1 ? "1 mail" : `${count} mails`);
const people = (count: number): string => (count === 1 ? "1 person" : `${count} people`);
const are = (count: number): string => (count === 1 ? "is" : "are");

/** What a mail server said, or what became of a mail, in one clause. */
const reasons: Record<string, string> = {
  ...holdReasons,
  cancelled: "You stopped the send before",
  removed: "Is no contact any more",
  by_hand: "Stopped by you",
  no_such_mailbox: "There is no such mailbox",
  mailbox_full: "The mailbox is full",
  try_later: "The other mail server did not take it, also later",
  timeout: "The mail server did not answer in time",
  unreachable: "The mail server could not be reached",
  not_found: "There is no mail server of this name",
  dropped: "The mail server closed the connection",
  too_big: "The mail was too big for the other side",
  spam: "Was taken for spam",
  refused: "The other mail server refused it",
  bad_address: "The address cannot be read",
  sign_in: "Your mail account did not open",
  sender_refused: "Your mail server does not send for your address",
  tls: "The connection could not be encrypted",
  no_connection: "The mail account was removed or switched off",
  not_written: "The mail could not be put together",
  no_answer: "Handed over, and no answer came",
  interrupted: "Handbill was interrupted in the middle of it",
};

const trouble: Record<string, string> = {
  sign_in: "Your mail server does not accept the user name or the password any more.",
  sender_refused: "Your mail server does not send for your address.",
  tls: "The connection to your mail server could not be encrypted.",
  no_connection: "The mail account was removed or switched off.",
};

export const messages = {
  title: "Who got it",
  failed: "We couldn't see who got it. Nothing was changed.",
  retry: "Look again",
  progress: "Mails that are out",
  sending: (out: number, all: number) => `${out} of ${mails(all)} ${are(out)} out`,
  left: (minutes: number) =>
    minutes <= 1
      ? "Less than a minute left. You can leave this page."
      : `About ${minutes} minutes left. You can leave this page.`,
  later: "The rest goes out by itself when its turn comes.",
  paused: (out: number, all: number) => `Paused: ${out} of ${mails(all)} ${are(out)} out`,
  pausedNext: "Nobody gets it until you go on.",
  cancelled: (out: number, all: number) => `Stopped: ${out} of ${mails(all)} went out`,
  done: (out: number, all: number) =>
    out === all ? `All ${mails(all)} are out` : `${out} of ${mails(all)} ${are(out)} out`,
  doneOne: "The mail is out",
  nobodyLeft: "No mail went out",
  trouble: (kind: string) => trouble[kind] ?? "Your mail server cannot be reached at the moment.",
  said: (excerpt: string) => `It said: “${isolated(excerpt)}”`,
  troubleMend: "Set it right under Connections, then go on. Whoever is still to come gets it then.",
  troubleWait: (when: string) => `Nothing is lost. The next try is ${when}.`,
  connections: "Open connections",
  pause: "Pause",
  resume: "Go on",
  stop: "Stop…",
  stopTitle: "Stop this send?",
  stopText: (count: number) =>
    `${people(count)} who did not get it yet will not get it any more. What is out cannot be called back.`,
  stopYes: "Stop it",
  keep: "Keep sending",
  stepFailed: "That did not work",
  groups: {
    unknown: (count: number) => `${count}: nobody knows`,
    failed: (count: number) => `${count} could not be reached`,
    queued: (count: number) => `${count} still to come`,
    sending: (count: number) => `${count} on the way right now`,
    accepted: (count: number) => `${count} taken by their mail server`,
    skipped: (count: number) => `${count} left out`,
  } satisfies Record<DeliveryStatus, (count: number) => string>,
  explains: {
    unknown:
      "These mails were handed over whole, and the line broke before an answer came. They may have arrived. Nothing sends them again by itself, so that nobody gets it twice.",
    failed: "These did not arrive, and it was tried often enough. Mend the address under Contacts, or try once more.",
    queued: "",
    sending: "",
    accepted: "",
    skipped: "",
  } satisfies Record<DeliveryStatus, string>,
  back: (kind: "bounce" | "complaint", isLasting: boolean, status: string | null) => {
    if (kind === "complaint") return "Called it spam: gets no more mail";
    const why = `Came back${status === null ? "" : ` (${status})`}`;
    return isLasting ? `${why}: gets no more mail` : `${why}: only for now`;
  },
  waiting: (count: number, when: string) =>
    count === 1
      ? `It is night or a holiday where one of them lives: that mail goes out ${when}.`
      : `It is night or a holiday where ${count} of them live: their mails go out from ${when} on.`,
  from: (when: string) => `Goes out ${when}`,
  returned: (bounced: number, complained: number) =>
    [bounced > 0 && `${bounced} came back later`, complained > 0 && `${complained} called it spam`]
      .filter(Boolean)
      .join(", ") + ". Open who took it to see who and why.",
  resendUnknown: (count: number) => `Send again to ${people(count)}…`,
  resendFailed: (count: number) => `Try once more for ${people(count)}`,
  resendTitle: (count: number) => `Send again to ${people(count)}?`,
  resendText: "Anybody whose first mail did arrive gets it twice. If it matters, ask one of them first.",
  resendYes: "Send again",
  cancel: "Cancel",
  resent: (count: number) => `${mails(count)} ${are(count)} sent again.`,
  resendFailedTitle: "They were not sent again",
  more: "Show more",
  listFailed: "We couldn't load these.",
  reason: (reason: string) => reasons[reason] ?? reason,
  tries: (count: number) => (count === 1 ? "One try" : `${count} tries`),
  outcomes: { sending: "under way", accepted: "taken", refused: "refused", unknown: "no answer" },
  answer: (status: number) => `answer ${status}`,
} as const;
