import { codePoints } from "../counting.ts";
import type { Brief, Offer } from "../brief.ts";
import { languageFor } from "../languages/languages.ts";
import { ANGLES, type Angle, type Lesson, type Trade, type Wish } from "../languages/language.ts";
import { pick, seedOf } from "../seed.ts";
import { weekdayInWords } from "./dates.ts";
import {
  allowsEmoji,
  chooseForm,
  cityOf,
  detailsOf,
  hasNuts,
  isAboutHours,
  isBoast,
  isIn,
  isInviting,
  mentionsNuts,
  mentionsTax,
  taxRate,
  tidy,
  tradeOf,
} from "./profile.ts";
import { render, renderAll, type Slots } from "./template.ts";
import { wishesOf } from "./wishes.ts";

export type Context = ReturnType<typeof createContext>;

const BRAND = 30;
/** Small words no shortened name may end with. */
const DANGLING = /(?:\s+(?:and|of|the|for|at|in|&|und|für|am|im|der|die|des|von|e|de|da|do|das|dos|para|و))+$/iu;

/** The whole name where it is short, otherwise its first words. */
export function shortName(name: string, longest: number): string {
  if (codePoints(name) <= longest) return name;
  const first = name.split(/\s[–—|-]\s|[,(|・、،]/u)[0]?.trim() ?? "";
  const candidate =
    first !== "" && codePoints(first) <= longest
      ? first
      : Array.from(name)
          .slice(0, longest)
          .join("")
          .replace(/\s+\S*$/u, "");
  return candidate.replace(DANGLING, "").trim();
}

/** Everything a writer needs: the bank of the language, and what of the profile may stand in it. */
export function createContext(brief: Brief) {
  const { bank, fallback } = languageFor(brief.business.language);
  const fits = (text: string): boolean => isIn(text, bank.code, fallback);
  const choice = chooseForm(brief, bank.code);
  const { business, campaign } = brief;
  const namesNuts = mentionsNuts(business.constraints);
  const withNuts = (text: string, source = text): string =>
    namesNuts && hasNuts(source) ? (text === "" ? bank.lines.nuts : `${text} (${bank.lines.nuts})`) : text;
  const rate = taxRate(business.constraints);
  const wishes = wishesOf(brief.instruction);

  const priced = (offer: Offer): string =>
    rate !== "" && offer.price !== "" && !mentionsTax(offer)
      ? (render(bank.lines.taxed, { price: offer.price, rate }, choice) ?? offer.price)
      : offer.price;
  const sober = (text: string): boolean => !isBoast(text, business.constraints);
  const sameScript = (text: string): boolean =>
    bank.code === "ja" || bank.code === "ar" ? true : isIn(text, bank.code);
  const offers = business.offers
    .filter(({ name }) => sameScript(name))
    .map((offer) => ({
      name: offer.name,
      price: priced(offer),
      terms: withNuts(fits(offer.terms) ? tidy(offer.terms) : "", `${offer.name} ${offer.terms}`),
    }));
  const ownFacts = business.facts.length > 0 ? business.facts : [];
  const facts = ownFacts
    .filter(fits)
    .map(tidy)
    .filter(sober)
    .map((fact) => withNuts(fact));
  const details = detailsOf(business.description, bank.code, fallback).filter(sober);
  const craft = tradeOf(brief) === "tea" && !bank.trades.tea ? "shop" : tradeOf(brief);
  const trade: Trade = {
    ...(bank.trades[craft] ?? bank.trades.general),
    ...(bank.talks[craft] ?? bank.talks.general),
  };
  const place =
    fits(business.location) || !/[\u0600-\u06ff\u3040-\u30ff\u3400-\u9fff]/u.test(business.location)
      ? business.location
      : "";
  const inScript = bank.code === "ja" || bank.code === "ar" ? fits(business.location) : place !== "";
  const host = business.website.replace(/^https?:\/\//u, "").replace(/\/$/u, "");

  const base: Slots = {
    name: business.name,
    brand: shortName(business.name, BRAND),
    place: inScript ? place : "",
    city: inScript ? cityOf(place) : "",
    host: host.length <= 60 ? host : "",
    link: host,
    url: business.website,
    house: trade.house ?? "",
    weekday: weekdayInWords(brief.content.scheduledOn, bank.code),
  };
  const angles = ANGLES.filter((angle) => {
    if (angle === "offer") return offers.length > 0;
    if (angle === "detail") return details.length + facts.length > 0;
    return angle !== "visit" || base["place"] !== "" || facts.some(isAboutHours);
  });

  return {
    brief,
    bank,
    fallback,
    choice,
    trade,
    craft,
    offers,
    facts,
    details,
    hours: facts.filter(isAboutHours),
    inviting: facts.filter(isInviting),
    otherFacts: facts.filter((fact) => !isAboutHours(fact)),
    angles,
    /** After so many contents every angle has had its turn; the summing up stands apart. */
    cycle: angles.length - 1,
    base,
    wishes,
    emoji: allowsEmoji(brief) && !wishes.has("noEmoji"),
    skippedFacts: ownFacts.length > facts.length,
    fits,
    /** Turns every choice of words by campaign, so that two businesses do not begin alike. */
    turnedBy: seedOf(business.name, campaign.name, campaign.goal, campaign.startsOn) % 12,
  };
}

/** What one piece is about: the k-th round of an angle takes the k-th offer, detail and lesson. */
export type Subject = {
  angle: Angle;
  round: number;
  offer: Offer | undefined;
  lesson: Lesson | undefined;
  doubt: string;
  answer: string;
  /** Which of the trade's situations it starts from. */
  situation: number;
  question: string;
  detail: string;
  fact: string;
};

export function subjectOf(context: Context, angle: Angle, round: number): Subject {
  const { offers, trade, details, facts, hours, otherFacts, inviting, turnedBy } = context;
  const turned = round + turnedBy + ANGLES.indexOf(angle);
  const plain = otherFacts.filter((fact) => inviting.includes(fact) && !/[:：]/u.test(fact));
  const quotable = [details, plain, otherFacts, facts].find((list) => list.length > 0) ?? [];
  return {
    angle,
    round,
    offer: pick(offers, round + ANGLES.indexOf(angle)),
    lesson: pick(trade.lessons, turned),
    doubt: pick(trade.doubts, turned)?.text ?? "",
    answer: pick(trade.doubts, turned)?.answer ?? "",
    situation: turned,
    question: pick(trade.questions, turned) ?? "",
    detail: pick(quotable, round) ?? "",
    fact:
      (angle === "visit" ? pick(hours, round) : undefined) ??
      pick(inviting.length > 0 ? inviting : facts, round + ANGLES.indexOf(angle)) ??
      "",
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function slotsOf({ base, trade, bank, choice }: Context, subject: Subject): Slots {
  const plain = (text: string): string => render(text, base, choice) ?? "";
  return {
    ...base,
    offer: subject.offer?.name ?? "",
    price: subject.offer?.price ?? "",
    terms: subject.offer?.terms ?? "",
    Terms: capital(subject.offer?.terms ?? ""),
    lessonTitle: plain(subject.lesson?.title ?? ""),
    lesson: plain(subject.lesson?.text ?? ""),
    doubt: plain(subject.doubt),
    answer: plain(subject.answer),
    question: plain(subject.question),
    moment: plain(pick(trade.moments, subject.situation) ?? ""),
    invite: plain(pick(trade.invites, subject.situation) ?? ""),
    promise: plain(trade.promise),
    picture: plain(pick(trade.pictures, subject.situation) ?? ""),
    search: plain(trade.searches[0] ?? ""),
    detail: subject.detail,
    fact: subject.fact,
    scene: plain(pick(trade.scenes, subject.situation) ?? ""),
    sentenceEnd: bank.sentenceEnd,
  };
}

/** Renders lists of templates for one piece; `turns` moves every choice on, for another variant. */
export function createVoice(context: Context, slots: Slots, turns: number) {
  const all = (templates: readonly string[], shift = 0): string[] =>
    renderAll(templates, slots, context.choice, turns + shift);
  return { slots, all, say: (templates: readonly string[], shift = 0): string => all(templates, shift)[0] ?? "" };
}
export type Voice = ReturnType<typeof createVoice>;

export const hasWish = ({ wishes }: Context, wish: Wish): boolean => wishes.has(wish);
