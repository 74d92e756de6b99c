import { findLinks } from "@handbill/contracts";

/** What a fact can be cited for. `statement` is everything else that the owner says of the business. */
export type FactKind =
  | "price"
  | "product"
  | "hours"
  | "date"
  | "place"
  | "link"
  | "contact"
  | "review"
  | "certificate"
  | "proof"
  | "statement";

const MONTHS =
  "jan(?:uary|uar|eiro|vier)?|feb(?:ruary|ruar)?|fev(?:ereiro)?|février|mar(?:ch|ço|zo|s)?|märz|apr(?:il)?|abril|avril|mai(?:o)?|may(?:o)?|jun[ei]?|juin|junho|jul[iy]?|julho|juillet|aug(?:ust)?|ago(?:sto)?|août|sep(?:t|tember|tembre)?|set(?:embro)?|o[ck]t(?:ober|ubre)?|out(?:ubro)?|nov(?:ember|embro)?|de[cz](?:ember|embro)?|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر";

const ADDRESS = /https?:\/\/|\bwww\./iu;

/** The signs of each kind in the languages that owners write here, the most telling kind first. */
const SIGNS: readonly (readonly [FactKind, RegExp])[] = [
  [
    "review",
    /\breviews?\b|\brating\b|\brated\b|\d\s?(?:stars?|sterne)\b|★|bewertung|kundenstimme|avaliaç|reseña|opinion(?:es)? de|avis client|recension|口コミ|レビュー|تقييم/iu,
  ],
  [
    "certificate",
    /certifi|\bISO\s?\d|\baccredited|\borganic\b|fairtrade|\bbio-siegel|zertifi|\bsiegel\b|\bTÜV\b|\bDE-ÖKO|certificad|label rouge|認証|認定|有機JAS|شهادة|معتمد/iu,
  ],
  [
    "proof",
    /\baward|\bprize\b|\bwinner\b|\bsince (?:19|20)\d\d|\bmembers? of\b|\byears? of experience|auszeichnung|ausgezeichnet|gewinner|\bseit (?:19|20)\d\d|mitglied|prémi[oo]|premio|\bdesde (?:19|20)\d\d|membro|\bdepuis (?:19|20)\d\d|受賞|創業|加盟|جائزة|منذ (?:عام )?\d|عضو/iu,
  ],
  ["contact", /[\w.+-]+@[\w-]+\.[\w.]+|(?:\+|\b0)\d[\d\s()/.-]{6,}\d/u],
  [
    "price",
    /[€£$¥₹]\s?\d|\d\s?(?:€|£|\$|¥|₹|円|zł|kr\b|CHF\b|EUR\b|USD\b|GBP\b|Fr\.)|\d\s?(?:جنيه|ريال|درهم)|\bfree of charge\b|\b(?:call|first .{1,30}) free\b|kostenlos|gratis|gratuit|grátis|無料|مجان/iu,
  ],
  [
    "hours",
    /\d\s?(?:am|pm|uhr|h\d{0,2})\b|\b\d{1,2}:\d{2}\b|\d時|\bopen(?:ing)?\b|\bclosed\b|geöffnet|geschlossen|ruhetag|abert[oa]\b|encerrad|fechad|abierto|cerrado|ouvert|fermé|apert[oa]\b|chius[oa]\b|定休|営業|休業|المواعيد|مغلق|مفتوح|صباح|مساء/iu,
  ],
  [
    "date",
    new RegExp(
      String.raw`\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2}\.\s?\d{1,2}\.|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\d月\d|(?<!\p{L})\d{1,2}(?:st|nd|rd|th|º|\.)?\s(?:de\s|of\s)?(?:${MONTHS})(?!\p{L})|(?<!\p{L})(?:${MONTHS})\s\d{1,2}(?!\d)`,
      "iu",
    ),
  ],
];

/** What kind of fact a statement of the owner is. Lists of signs, not understanding: where none is seen it is a `statement`. */
export function factKindOf(text: string): FactKind {
  const sign = SIGNS.find(([, expression]) => expression.test(text));
  if (sign) return sign[0];
  return ADDRESS.test(text) || findLinks(text).length > 0 ? "link" : "statement";
}
