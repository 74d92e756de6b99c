import type { BusinessProfile } from "@handbill/contracts";
import { languageDataOf } from "../languages/languages.ts";
import { topicStems, wordsOf } from "./sentences.ts";

const NONE: ReadonlySet<string> = new Set();

/** Names of the business and of its place, in lower case. */
export function namesOf({ name, location, language }: BusinessProfile): string[] {
  const place = location.split(/[,،、]/u).flatMap((part) => wordsOf(part, language));
  return [...wordsOf(name, language), ...place].filter((word) => word.length > 2 || /[^\p{Script=Latin}]/u.test(word));
}

/** Stems of what the owner alone can tell: facts, offers, place. The words of the trade and of asking are not among them. */
export function ownStems(business: BusinessProfile): ReadonlySet<string> {
  const { language, facts, offers, description, industry } = business;
  const stems = (text: string): string[] => topicStems(text, language, languageDataOf(language)?.functionWords ?? NONE);
  const common = new Set(stems(industry));
  const actions = Object.values(languageDataOf(language)?.actions ?? {});
  const isCommon = (stem: string): boolean => common.has(stem) || actions.some((sign) => sign.test(stem));
  const own = [
    ...facts,
    ...offers.flatMap(({ name, price, terms }) => [name, price, terms]),
    description,
    namesOf(business).join(" "),
  ];
  return new Set(own.flatMap(stems).filter((stem) => !isCommon(stem)));
}
