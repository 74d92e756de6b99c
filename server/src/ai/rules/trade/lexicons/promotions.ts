import type { Words } from "../find-words.ts";

/** Somebody else paid for it, gave it or shares in it. */
export const PARTNERS: Words = {
  en: [
    "in (?:paid )?(?:partnership|collaboration) with",
    "paid partnership",
    "sponsored by",
    "(?:our|brand) (?:sponsor|ambassador)",
    "gifted(?: by)?",
    "affiliate",
  ],
  de: [
    "in (?:bezahlter )?(?:Partnerschaft|Kooperation|Zusammenarbeit) mit",
    "gesponsert~",
    "Affiliate~",
    "Markenbotschafter~",
  ],
  pt: ["em (?:parceria|colaboração) com", "patrocinad[oa]s? por", "afiliad[oa]s?", "embaixador[ae]? da marca"],
  es: [
    "en (?:colaboración|asociación) con",
    "patrocinad[oa]s? por",
    "afiliad[oa]s?",
    "embajador[ae]? de (?:la )?marca",
  ],
  fr: ["en (?:partenariat|collaboration) avec", "sponsorisé~ par", "affilié~"],
  it: ["in (?:collaborazione|partnership) con", "sponsorizzat[oaie] da", "affiliat[oaie]"],
  ja: ["(?:の)?提供で|とのタイアップ|協賛|アフィリエイト|アンバサダー"],
  ar: ["بالتعاون مع|بالشراكة مع", "برعاية", "تسويق بالعمولة"],
};

/** A word that marks advertising. */
export const AD_LABEL =
  /(?<!\p{L})(?:#?ad|advert|advertisement|#?sponsored|paid partnership|#?Anzeige|#?Werbung|#?publicidade|#?pub|#?publicidad|#?publicité|#?pubblicità)(?!\p{L})|広告|PR(?!\p{L})|إعلان/iu;

/** A prize for some of those who take part. */
export const GIVEAWAYS: Words = {
  en: [
    "give-?aways?",
    "prize draws?",
    "raffles?",
    "sweepstakes?",
    "enter to win",
    "(?:chance to )?win (?:a|an|one|two|free|your|\\d)(?! (?:bit|round|game|case))\\p{L}*",
  ],
  de: ["Gewinnspiel~", "verlos(?:en|t|ung)~", "gewinne? (?:ein~|\\d)", "zu gewinnen"],
  pt: ["sorteios?", "passatempo", "ganhe (?:um|uma|\\d)", "habilite-se"],
  es: ["sorteos?", "gana (?:un|una|\\d)", "participa y gana"],
  fr: ["tirage au sort", "jeu-?concours", "gagnez (?:un|une|\\d)"],
  it: ["estrazione a premi", "giveaway", "vinci (?:un|una|\\d)"],
  ja: ["プレゼント(?:企画|キャンペーン)", "抽選(?:で)?", "懸賞", "名様に当たる|が当たる|当選"],
  ar: ["سحب على", "مسابقة", "(?:اربح|فز|اربحوا)"],
};

/** Rules of taking part, in words. */
export const TERMS =
  /\bterms\b|T&C|\bconditions\b|\brules\b|Teilnahmebedingungen|\bAGB\b|regulamento|termos|condições|bases|condiciones|règlement|conditions|regolamento|condizioni|応募(?:規約|要項|条件)|利用規約|الشروط|شروط/iu;
