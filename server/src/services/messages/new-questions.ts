import { hash } from "node:crypto";
import { MAX_FAQ_ENTRIES } from "@handbill/contracts";
import type { QuestionsRequest } from "../../ai/ai-requests.ts";
import { scoreInput } from "../../ai/guard/score.ts";
import type { OwnedBusiness } from "../../data/models/business.ts";
import type { KnownQuestion } from "../../data/repositories/faq-repository.ts";
import type { Repositories } from "../../data/store.ts";
import { profileOf } from "../campaign-service.ts";
import { zoneOf } from "../schedule/zone.ts";
import { baseOf } from "./question-words.ts";
import { isKnownAs, type Recurring, recurringQuestions } from "./recurring.ts";

/** So many are named at once; the others wait for the next day. */
const MOST_NAMED = 8;

export type FoundQuestions = {
  /** Entries that were asked for again, as often as it is now. */
  known: { entry: KnownQuestion; found: Recurring }[];
  /** What nobody has answered, nor dismissed. */
  unknown: Recurring[];
};

/** What people asked again and again of late. It is found by counting words: no model is asked. */
export async function findQuestions(
  { faq }: Pick<Repositories, "faq">,
  business: OwnedBusiness,
): Promise<FoundQuestions> {
  const entries = await faq.list(business);
  const all = recurringQuestions(await faq.heard(business)).map((found) => ({
    found,
    entry: entries.find((entry) => isKnownAs(entry, found)),
  }));
  const room = Math.max(0, MAX_FAQ_ENTRIES - entries.length);
  return {
    known: all.flatMap(({ entry, found }) => (entry ? [{ entry, found }] : [])),
    unknown: all
      .filter(({ entry }) => !entry)
      .map(({ found }) => withoutOrders(found))
      .filter((found) => found !== null)
      .slice(0, Math.min(MOST_NAMED, room)),
  };
}

/** Whoever asks for something else than an answer is not quoted to a model. */
function withoutOrders(found: Recurring): Recurring | null {
  const [first, ...more] = found.sentences.filter((sentence) => scoreInput([sentence]).flags.length === 0);
  return first === undefined ? null : { ...found, sentences: [first, ...more] };
}

/** The same for the same question, so that an answer from before a crash is put to no other one. */
export const groupIdOf = ({ language, keys }: Recurring): string =>
  `G${hash("sha256", JSON.stringify([baseOf(language), keys.toSorted()])).slice(0, 6)}`;

/** What is asked of the model: a name for each, an answer from the facts, and what could be written about it. */
export async function requestForQuestions(
  { schedules }: Pick<Repositories, "schedules">,
  business: OwnedBusiness,
  unknown: readonly Recurring[],
): Promise<QuestionsRequest> {
  const now = Temporal.Instant.from(await schedules.now()).toZonedDateTimeISO(zoneOf(business.timezone));
  return {
    business: profileOf(business),
    groups: unknown.map((found) => ({
      id: groupIdOf(found),
      people: found.people,
      language: found.language,
      sentences: found.sentences,
    })),
    today: now.toPlainDate().toString(),
  };
}

/** Entries count anew who asked for them, and those go whose messages are all erased. */
export async function countKnown(
  { faq }: Pick<Repositories, "faq">,
  business: OwnedBusiness,
  known: FoundQuestions["known"],
): Promise<void> {
  for (const { entry, found } of known) {
    const { people: askedCount, messageIds } = found;
    const isNews = entry.askedCount !== askedCount || entry.messageIds[0] !== messageIds[0];
    if (isNews) await faq.change(business, entry.id, { askedCount, messageIds });
  }
  await faq.forgetErased(business);
}
