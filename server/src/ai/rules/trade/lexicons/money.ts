import type { Words } from "../find-words.ts";

/** Paying in parts. */
export const INSTALMENTS: Words = {
  en: [
    "instal+ments?(?: plans?)?",
    "pay in (?:three|four|3|4)",
    "0 ?% (?:finance|interest|APR)",
    "interest[- ]free",
    "buy now,? pay later",
    "finance (?:available|from|deals?)",
  ],
  de: [
    "Ratenzahlung",
    "(?:in|auf) Raten",
    "Ratenkauf|Ratenkredit",
    "0 ?%[- ]Finanzierung",
    "zinsfrei~|zinslos~",
    "Monatsraten?|monatliche Raten?",
  ],
  pt: ["(?:em )?prestações", "parcelas?|parcelad[oa]s?|parcelamento", "sem juros", "pague em \\d"],
  es: ["a plazos", "en \\d* ?(?:cuotas|plazos)", "(?:meses )?sin intereses", "financiación"],
  fr: ["(?:paiement )?en plusieurs fois", "en \\d fois", "sans intérêts?", "paiement échelonné"],
  it: ["a rate", "rate (?:mensili|da)", "(?:a )?(?:interessi|tasso) zero", "senza interessi"],
  ja: ["分割(?:払い|でのお支払い)", "無利息|金利(?:0|ゼロ|無料)", "ローン"],
  ar: ["(?:بال)?تقسيط", "أقساط", "(?:بدون|بلا|دون) فوائد"],
};

/** The yearly rate of a credit. */
export const YEARLY_RATE =
  /\bAPR\b|\bEAPR\b|effektive\p{L}* Jahreszins|\bTAEG\b|\bTAE\b|\bTAEA\b|実質年率|معدل (?:الفائدة )?السنوي/iu;

/** What nobody who deals with money or the law may promise. */
export const MONEY_PROMISES: Words = {
  en: [
    "guaranteed (?:returns?|profits?|approval|savings?|refunds?|income|loan)",
    "risk[- ]free (?:investment|returns?|profit)",
    "double your money|get rich|pay no tax|never pay tax|no credit check",
    "(?:the )?(?:maximum|biggest|largest) (?:tax )?refund",
    "(?:we|you)(?:['’]ll| will)? (?:always )?win (?:your|every|any) case",
    "save (?:thousands|hundreds) (?:in|on) tax(?:es)?",
  ],
  de: [
    "garantierte[rsn]? (?:Rendite|Gewinne?|Rückzahlung|Erstattung|Ersparnis|Steuererstattung)",
    "risikolose[rsn]? (?:Anlage|Rendite|Gewinn)",
    "Geld verdoppeln|schnell reich|ohne Schufa|steuerfreie Gewinne",
    "maximale (?:Steuererstattung|Rückerstattung|Ersparnis)",
    "(?:jeden|Ihren|deinen) (?:Fall|Prozess) gewinnen",
  ],
  pt: [
    "(?:retorno|lucro|reembolso|poupança|aprovação|rendimento) garantid[oa]",
    "duplique o (?:seu )?dinheiro|fique rico|sem pagar impostos",
    "reembolso máximo|máximo reembolso",
    "ganhamos (?:sempre|todos os casos|o seu caso)",
  ],
  es: [
    "(?:rentabilidad|beneficio|reembolso|ahorro|aprobación|devolución) garantizad[oa]",
    "duplica tu dinero|hazte rico|sin pagar impuestos",
    "(?:máxima devolución|devolución máxima)",
    "ganamos (?:siempre|todos los casos|tu caso)",
  ],
  fr: [
    "(?:rendement|gain|remboursement) garanti",
    "doublez votre argent|devenez riche",
    "remboursement maximal",
    "nous gagnons (?:toujours|tous)",
  ],
  it: [
    "(?:rendimento|guadagno|rimborso) garantito",
    "raddoppia i tuoi soldi|diventa ricco",
    "rimborso massimo",
    "vinciamo (?:sempre|ogni)",
  ],
  ja: ["(?:元本|利益|還付|節税)(?:を)?保証", "必ず(?:儲|得し|還付)", "絶対に?(?:儲|損しない)", "資産(?:が)?2倍"],
  ar: [
    "(?:أرباح|عائد|عوائد|ربح|استرداد|توفير) مضمونة?",
    "ضاعف(?:وا)? (?:أموالك|مالك|أموالكم)",
    "بدون (?:أي )?مخاطرة",
    "نكسب (?:كل|جميع) القضايا",
  ],
};
