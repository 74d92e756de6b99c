import { phonesIn } from "../../guard/contacts.ts";
import type { Context, Found, Prose } from "./trade-rule.ts";
import { claim } from "./hits.ts";

/** What the platform's editorial rules say of every text, and in which words the owner is told. */
const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/([!?.,;])\1+|…/gu, "repeats a mark"],
  [/\p{Extended_Pictographic}|[\uff65-\uff9f]/gu, "uses an emoji or half-width signs"],
  [
    /(?<!\p{L})(?:\p{L}\.){3,}|(?<!\p{L})\p{L}(?: \p{L}){3,}(?!\p{L})|\*\p{L}+\*|[•■●★☆►▶✓✔→]/gu,
    "plays with letters or signs",
  ],
  [/(?<![\p{L}\p{N}])(?:\p{L}+\d\p{L}{2,}|0\p{L}{3,})(?![\p{L}\p{N}])/gu, "writes letters as digits"],
  [
    /(?<!\p{L})(?:click here|klicken Sie hier|hier klicken|klick hier|clique aqui|haz clic aquí|haga clic aquí|cliquez ici|clicca qui|こちらをクリック|اضغط هنا|انقر هنا)(?!\p{L})/giu,
    "says to click here",
  ],
  [/(?<=\S) {2,}(?=\S)/gu, "holds a doubled space"],
  [/(?<!\p{L})(\p{L}{3,})\s\1(?!\p{L})/giu, "repeats a word"],
];

const CAPITALS = /(?<![\p{L}\p{N}])\p{Lu}{4,}(?![\p{L}\p{N}])/gu;

const say = (fault: string, found: string): string => `The ad ${fault}: "${found.trim() || "two spaces"}".`;

/** Words in capitals that the owner does not write so. */
const shouted = ({ plain }: Prose, own: string) =>
  [...plain.matchAll(CAPITALS)].filter(([word]) => !own.includes(word));

/** One exclamation mark among the descriptions, none in a headline. */
function exclamations(prose: readonly Prose[]): { path: string; at: number }[] {
  const marks = prose.flatMap(({ path, plain }) =>
    [...plain.matchAll(/[!！¡]/gu)].map(({ index }) => ({ path, at: index })),
  );
  const inHeadlines = marks.filter(({ path }) => path.startsWith("headlines"));
  return [...inHeadlines, ...marks.filter(({ path }) => !path.startsWith("headlines")).slice(1)];
}

/** What is wrong with one text, each fault with its place. */
function faultsIn(part: Prose, own: string): { at: number; found: string; fault: string }[] {
  const { plain } = part;
  return [
    ...FAULTS.flatMap(([pattern, fault]) =>
      [...plain.matchAll(pattern)].map(({ 0: found, index }) => ({ at: index, found, fault })),
    ),
    ...phonesIn(plain).map((found) => ({
      at: Math.max(plain.indexOf(found), 0),
      found,
      fault: "holds a phone number",
    })),
    ...shouted(part, own).map(({ 0: found, index }) => ({ at: index, found, fault: "shouts" })),
  ];
}

/** The editorial rules of search ads. */
export function searchAdFaults({ prose, own, lawOn }: Context): Found[] {
  const law = lawOn("search_ads");
  const words = own.join("\n");
  return [
    ...prose.flatMap((part) =>
      faultsIn(part, words).map(({ at, found, fault }) =>
        claim({ path: part.path, at, found }, say(fault, found), law),
      ),
    ),
    ...exclamations(prose).map(({ path, at }) =>
      claim({ path, at, found: "!" }, say("has too many exclamation marks", "!"), law),
    ),
  ];
}
