import type { PrefillProposal } from "@handbill/contracts";
import { sanitise } from "../../ai/guard/input.ts";
import { scoreInput } from "../../ai/guard/score.ts";
import { hoursIn } from "./opening-hours.ts";
import type { PageParts, Thing } from "./read-page.ts";

type Field = PrefillProposal["field"];

/** As long as the profile takes it. */
const LONGEST: Record<Field, number> = {
  name: 120,
  industry: 120,
  description: 4000,
  location: 300,
  language: 35,
  offer: 120,
  fact: 500,
};
const MOST_OFFERS = 8;
const MOST_FACTS = 12;
/** From here on a text reads like an order to a writing machine rather than like words about a shop. */
const SUSPICIOUS = 0.6;

/** Types that say nothing of the trade. */
const NO_TRADE =
  /^(Organization|LocalBusiness|Corporation|Store|WebSite|WebPage|OnlineStore|OnlineBusiness|Place|Thing)$/;
const OFFERED = /^(Offer|Product|MenuItem|Service)$/;

const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

/** One line of readable words; nothing where it came in other letters than were said, or where it gives orders. */
function clean(field: Field, value: unknown): string {
  const line = sanitise(textOf(value)).replaceAll(/\s+/g, " ").trim();
  if (line.includes("\ufffd") || scoreInput([line]).score >= SUSPICIOUS) return "";
  return line.length <= LONGEST[field] ? line : field === "description" ? `${line.slice(0, 3999).toWellFormed()}…` : "";
}

const typeOf = ({ "@type": type }: Thing): string => {
  const first: unknown = Array.isArray(type) ? type[0] : type;
  return textOf(first).replace(/^https?:\/\/schema\.org\//, "");
};

const isBusiness = (thing: Thing): boolean =>
  "address" in thing ||
  "telephone" in thing ||
  "openingHours" in thing ||
  /Organization|Business|Store$/.test(typeOf(thing));

/** "FurnitureStore" is a furniture store. */
const inWords = (type: string): string => {
  const words = type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function addressIn(address: unknown): string {
  if (typeof address !== "object" || address === null) return textOf(address);
  const part = (name: string): string => textOf(Reflect.get(address, name)).trim();
  const place = [part("postalCode"), part("addressLocality")].filter(Boolean).join(" ");
  return [part("streetAddress"), place, part("addressCountry")].filter(Boolean).join(", ");
}

/** The name alone, of a title such as "Corner Bakery | Bread and cakes in Oakfield". */
const nameIn = (title: string): string => title.split(/\s[|–—·•:-]\s|\s*\|\s*/)[0] ?? "";

function priceOf(thing: Thing): string {
  const offer: unknown = Array.isArray(thing["offers"]) ? thing["offers"][0] : (thing["offers"] ?? thing);
  const part = (name: string): string => textOf(Reflect.get(Object(offer), name)).trim();
  return [part("price"), part("priceCurrency")].filter(Boolean).join(" ").slice(0, 60);
}

function offersIn(things: readonly Thing[]): PrefillProposal[] {
  const named = things
    .filter((thing) => OFFERED.test(typeOf(thing)))
    .map((thing): PrefillProposal => {
      const [value, price] = [clean("offer", thing["name"]), clean("offer", priceOf(thing))];
      return { field: "offer", source: "structured", value, price };
    })
    .filter(({ value }) => value !== "");
  return [...new Map(named.map((one) => [one.value, one])).values()].slice(0, MOST_OFFERS);
}

/** A phone number or an address as a link has it. */
function contactIn(link: string): string {
  const [, scheme = "", address = ""] = /^(tel|mailto):([^?]*)/i.exec(link) ?? [];
  const plain = decoded(address).trim();
  if (plain === "") return "";
  return scheme.toLowerCase() === "tel" ? `Phone: ${plain}` : `Email: ${plain}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What the parts of a page propose for the profile, each with where it stands. What is best known comes first. */
export function propose({ title, language, metas, things, contacts }: PageParts): PrefillProposal[] {
  const shop: Thing = things.find((thing) => isBusiness(thing)) ?? {};
  const meta = (name: string): string => metas.get(name) ?? "";
  type Candidate = [value: unknown, source: PrefillProposal["source"]];
  const firstOf = (field: Field, ...candidates: Candidate[]): PrefillProposal[] => {
    const found = candidates.map(([value, source]) => ({ field, value: clean(field, value), source }));
    return found.filter(({ value }) => value !== "").slice(0, 1);
  };
  const facts: Candidate[] = [
    ...hoursIn(shop).map((hours): Candidate => [hours, "structured"]),
    [shop["telephone"] && `Phone: ${textOf(shop["telephone"])}`, "structured"],
    [shop["email"] && `Email: ${textOf(shop["email"]).replace(/^mailto:/i, "")}`, "structured"],
    ...contacts.map((link): Candidate => [contactIn(link), "contact"]),
  ];
  const said = new Set<string>();
  const type = typeOf(shop);
  return [
    ...firstOf("name", [shop["name"], "structured"], [meta("og:site_name"), "description"], [nameIn(title), "title"]),
    ...firstOf("industry", [NO_TRADE.test(type) ? "" : inWords(type), "structured"]),
    ...firstOf(
      "description",
      [shop["description"], "structured"],
      [meta("description"), "description"],
      [meta("og:description"), "description"],
    ),
    ...firstOf("location", [addressIn(shop["address"]), "structured"]),
    ...firstOf("language", [
      /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) ? withSmallStart(language) : "",
      "language",
    ]),
    ...offersIn(things),
    ...facts
      .flatMap(([value, source]) => firstOf("fact", [value, source]))
      .filter(
        ({ value }) => !said.has(value.replaceAll(/[\s().-]/g, "")) && said.add(value.replaceAll(/[\s().-]/g, "")),
      )
      .slice(0, MOST_FACTS),
  ];
}

const withSmallStart = (tag: string): string => tag.replace(/^[a-z]+/i, (start) => start.toLowerCase());
