import type { Conversation } from "@handbill/contracts";
import { messages } from "../messages.ts";
import { momentOn, whoOf } from "../words.ts";
import { tomorrowMorning } from "./snooze.ts";
import type { Work } from "./use-work.ts";

const { said } = messages.work;

/** What can be done with a conversation, each with the words that say that it is done. */
export function orderActions(conversation: Conversation, work: Work, timezone: string) {
  const who = whoOf(conversation);
  const snooze = (until: string): void =>
    work.change(conversation, { snoozedUntil: until }, said.snoozed(who, momentOn(until, timezone)));
  return {
    finish: (): void => work.change(conversation, { status: "done" }, said.done(who)),
    reopen: (): void => work.change(conversation, { status: "open" }, said.open(who)),
    snooze,
    snoozeToTomorrow: (): void => snooze(tomorrowMorning(timezone, new Date())),
    wake: (): void => work.change(conversation, { snoozedUntil: null }, said.woken(who)),
    markUnread: (): void => work.change(conversation, { isUnread: true }, said.unread(who)),
    take: (userId: string): void => work.change(conversation, { assigneeId: userId }, said.mine(who)),
    give: (userId: string, name: string): void =>
      work.change(conversation, { assigneeId: userId }, said.given(who, name)),
    handBack: (): void => work.change(conversation, { assigneeId: null }, said.notMine(who)),
    label: (labels: string[]): void => work.change(conversation, { labels }, said.labels(who)),
    setAuto: (auto: boolean): void => work.change(conversation, { auto }, auto ? said.autoOn(who) : said.autoOff(who)),
    remove: (): Promise<void> => work.remove(conversation),
  };
}

export type OrderActions = ReturnType<typeof orderActions>;
