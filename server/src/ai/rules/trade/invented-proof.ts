import { createWordFinder, type WordFinder } from "./find-words.ts";
import { claim, matchesIn, placesOf } from "./hits.ts";
import { AWARDS, CERTIFICATES, GUARANTEES, PRAISE, REVIEW_FACTS } from "./lexicons/proof.ts";
import type { Context, Found, TradeRule } from "./trade-rule.ts";

const praise = createWordFinder(PRAISE, { negatable: true });
const awards = createWordFinder(AWARDS, { negatable: true });
const certificates = createWordFinder(CERTIFICATES, { negatable: true });
const guarantees = createWordFinder(GUARANTEES, { negatable: true });

const STARS = /[★⭐]{2,}|(?<![\d.,])[45][.,]\d\s?(?:\/|out of|von|de|sur|su)\s?5(?!\d)|(?<![\d/])5\s?\/\s?5(?![\d/])/gu;
const CROWD =
  /(?<![\d.,])\d[\d.,]*\+?\s(?:\p{L}+\s)?(?:customers|clients|patients|users|members|reviews|Kund\p{L}*|Patient\p{L}*|Bewertungen|clientes|pacientes|avaliações|reseñas|avis|clienti|pazienti|recensioni|عميل|زبون|مريض)(?!\p{L})/giu;
/** A name behind a quotation: after a dash, or with a word of saying. */
const SPOKEN =
  /(?:[“"„«「『](?<words>[^“”"„«»「」『』\n]{12,400})[”"“»」』])\s*(?:[-–—~]\s?\p{Lu}\p{L}+|[(（]\p{Lu}\p{L}+|,?\s?(?:says|said|writes|wrote|sagt|schreibt|diz|escreve|dice|escribe|dit|écrit|scrive)\s\p{Lu}|[(（]?\p{L}{1,8}(?:様|さん)|يقول|تقول)/gu;

type Group = { finder: WordFinder; isBacked(facts: readonly string[]): boolean; say(found: string): string };

const stated =
  (finder: WordFinder) =>
  (facts: readonly string[]): boolean =>
    facts.some((fact) => finder.isIn(fact));

const GROUPS: readonly Group[] = [
  {
    finder: praise,
    isBacked: (facts) => facts.some((fact) => praise.isIn(fact) || REVIEW_FACTS.test(fact)),
    say: (found) => `"${found}" says what others think, and your profile holds no review that does.`,
  },
  {
    finder: awards,
    isBacked: stated(awards),
    say: (found) => `"${found}" names an award that is not in your profile.`,
  },
  {
    finder: certificates,
    isBacked: stated(certificates),
    say: (found) => `"${found}" names a certificate or approval that is not in your profile.`,
  },
  {
    finder: guarantees,
    isBacked: stated(guarantees),
    say: (found) => `"${found}" is a guarantee that is not in your profile.`,
  },
];

/** Quotations with a speaker that the owner did not give word for word. */
function strangersWords({ prose, own, lawOn }: Context): Found[] {
  const words = own.join("\n").toLowerCase();
  const isOwn = (quoted = "") => words.includes(quoted.toLowerCase().replace(/[.,!]$/, ""));
  return prose.flatMap(({ path, plain }) =>
    [...plain.matchAll(SPOKEN)]
      .filter(({ groups }) => !isOwn(groups?.["words"]))
      .map(({ 0: found, index }) =>
        claim(
          { path, at: index, found: found.slice(0, 80) },
          "This quotes a person, and your profile does not hold those words.",
          lawOn("reviews"),
        ),
      ),
  );
}

/** Stars and crowds of customers in figures; the figures themselves are traced by their own rule. */
function figures(context: Context): Found[] {
  const { facts, trace } = context;
  const stars = facts.some((fact) => REVIEW_FACTS.test(fact)) ? [] : matchesIn(context, STARS);
  const crowds = matchesIn(context, CROWD).filter(({ found }) => trace(found).length > 0);
  return [...stars, ...crowds].map((hit) => claim(hit, `"${hit.found}" is proof that is not in your profile.`));
}

function groupsIn(context: Context): Found[] {
  return GROUPS.flatMap(({ finder, isBacked, say }) => {
    const hits = placesOf(context, finder);
    if (hits.length === 0 || isBacked(context.facts)) return [];
    const law = finder === praise ? context.lawOn("reviews") : undefined;
    return hits.map((hit) => claim(hit, say(hit.found), law));
  });
}

/** Reviews, stars, crowds, awards, certificates and guarantees are copied from the owner's words, never made up. */
export const inventedProof: TradeRule = {
  id: "invented_proof",
  row: 5,
  kind: "proof",
  find: (context) => [...groupsIn(context), ...strangersWords(context), ...figures(context)],
};
