import type { Words } from "../find-words.ts";

/** A price said to be lower than another. */
export const DISCOUNTS: Words = {
  en: [
    "\\d+ ?% (?:off|discount|less|cheaper)",
    "half[- ](?:price|off)",
    "discount(?:s|ed)?",
    "reduced (?:price|prices|from|to|by)",
    "(?:on|winter|summer|spring|autumn|flash|january|big|our|clearance) sale",
    "sale (?:now|ends|starts|price|prices|on)",
    "(?:was|were|usually|normally) [£$€] ?\\d[\\d.,]*",
    "instead of [£$€] ?\\d[\\d.,]*",
    "save (?:up to )?(?:[£$€] ?\\d[\\d.,]*|\\d+ ?%)",
    "[£$€] ?\\d[\\d.,]* (?:off|discount)",
    "price (?:drop|cut)",
    "two for one|2[- ]for[- ]1|buy one,? get one|bogo",
    "clearance|slashed prices|bargains?",
    "(?:promo|discount|voucher|coupon) codes?",
  ],
  de: [
    "\\d+ ?(?:%|Prozent) (?:Rabatt|Nachlass|günstiger|weniger|reduziert|billiger|gespart|sparen)",
    "\\p{L}*rabatte?s?|Preisnachlass|Preissenkung",
    "reduziert~",
    "statt (?:bisher |früher |vorher )?\\d[\\d.,]*(?: ?€| Euro)",
    "(?:zum )?halbe[nr]? Preis",
    "Sonderpreis~|Aktionspreis~|Sonderangebot~",
    "Ausverkauf|Schlussverkauf|Schnäppchen|SALE",
    "(?:du sparst|Sie sparen|spare|sparen Sie) (?:bis zu )?\\d[\\d.,]*",
    "(?:Gutschein|Rabatt)code~",
    "zwei zum Preis von einem",
  ],
  pt: [
    "\\d+ ?% (?:de desconto|off|mais barat[oa]s?|menos)",
    "descontos?",
    "saldos|liquidação",
    "promoç(?:ão|ões)|promocional",
    "antes (?:era|eram|custava|a|por)? ?\\d[\\d.,]*",
    "em vez de \\d[\\d.,]*",
    "de \\d[\\d.,]* ?€ por \\d[\\d.,]*",
    "metade do preço",
    "(?:poupe|poupa|economize) (?:até )?\\d[\\d.,]*",
    "preços? (?:especia(?:l|is)|reduzidos?)",
    "leve (?:2|3|dois|duas|três),? pague",
  ],
  es: [
    "\\d+ ?% (?:de descuento|menos|más barato)",
    "descuentos?",
    "rebaj(?:a|as|ad[oa]s?)|liquidación",
    "antes (?:a |costaba |por )?\\d[\\d.,]*",
    "en (?:vez|lugar) de \\d[\\d.,]*",
    "(?:a )?mitad de precio",
    "ahorra(?:s|r)? (?:hasta )?\\d[\\d.,]*",
    "precios? (?:especial(?:es)?|reducidos?|rebajados?)",
    "2x1|3x2|dos por uno",
    "promoci(?:ón|ones)",
  ],
  fr: [
    "\\d+ ?% (?:de réduction|de remise|moins cher)",
    "réductions?|remises?|rabais|soldes?|promotions?",
    "au lieu de \\d[\\d.,]*",
    "(?:à )?moitié prix",
    "prix (?:réduits?|barrés?|spécia(?:l|ux))",
    "économisez (?:jusqu['’]à )?\\d[\\d.,]*",
    "-\\d+ ?%",
    "code promo",
  ],
  it: [
    "\\d+ ?% (?:di sconto|in meno)",
    "scont[oi]|scontat[oaie]|saldi|promozion[ei]",
    "(?:invece di|anziché) \\d[\\d.,]*",
    "(?:a )?metà prezzo",
    "risparmi(?:a|ate)? (?:fino a )?\\d[\\d.,]*",
    "prezz[oi] (?:special[ei]|ridott[oi]|scontat[oi])",
    "2x1|3x2",
  ],
  ja: [
    "\\d{1,3} ?[%％パ](?:ーセント)?(?:オフ|OFF|引き|引|割引)",
    "[\\d一二三四五六七八九]割(?:引|り引|オフ)",
    "割引|値下げ|値引き|半額",
    "セール|特価|特別価格|キャンペーン価格",
    "通常(?:価格)?[\\d,]{1,12}円(?:が|を|のところ)",
    "[\\d,]{1,12}円(?:引き|オフ|OFF)",
    "クーポン",
  ],
  ar: [
    "خصم|خصومات|الخصم|تخفيض|تخفيضات|التخفيضات|تنزيلات",
    "\\d+ ?[%٪] (?:خصم|تخفيض)",
    "بدلا? من \\d[\\d.,]*",
    "(?:ب)?نصف (?:السعر|الثمن)",
    "(?:ال)?(?:سعر|أسعار) (?:ال)?(?:خاص|مخفض|خاصة|مخفضة)",
    "(?:وفر|وفري|وفروا) (?:حتى )?\\d[\\d.,]*",
    "كوبون|كود (?:خصم|الخصم)",
  ],
};

/** Said to cost nothing. Words that hold "free" and mean something else are left out. */
export const FREE: Words = {
  en: [
    "free of charge",
    "(?<!-)(?<!(?:feel|be|set|toll|you['’]re|seats?|tables?|places?|spots?|slots?|hands?|evenings?|days?|time) (?:is |are )?)free(?! (?:of|from|to|time|up|hand|will|spirit|range|weekend|day|evening|afternoon|morning|hours?|minutes?|slots?|places?|spots?|seats?|and easy)(?!\\p{L})|-|\\p{L})",
    "complimentary",
    "at no (?:extra )?(?:cost|charge)",
    "on the house",
  ],
  de: [
    "kostenlos~",
    "gratis",
    "kostenfrei~",
    "umsonst",
    "unentgeltlich~",
    "ohne Aufpreis",
    "geschenkt",
    "gebührenfrei~",
  ],
  pt: [
    "grátis",
    "gratuit[oa]s?",
    "gratuitamente",
    "de graça",
    "sem (?:custos?|encargos)",
    "oferta da casa",
    "por nossa conta",
  ],
  es: ["gratis", "gratuit[oa]s?", "sin (?:coste|costo|cargo)(?: alguno| adicional)?", "de regalo", "invita la casa"],
  fr: [
    "gratuit(?:e|s|es|ement)?",
    "sans (?:frais|supplément)",
    "offerte?s?(?! (?:à|par))",
    "c['’]est la maison qui offre",
  ],
  it: ["gratis", "gratuit[oaie]", "gratuitamente", "in omaggio", "senza (?:costi|spese)", "in regalo", "offre la casa"],
  ja: ["無料", "無償", "タダで", "(?<!\\d)0円", "ただで"],
  ar: ["مجانا?", "(?:ال)?مجانية?", "بالمجان", "(?:بدون|دون|بلا) (?:رسوم|تكلفة|مقابل)"],
};

/** Something to pay beside the price. */
export const FEES =
  /(?:\bfees?\b|\bplus (?:shipping|postage|VAT|delivery)|\bshipping\b|\bpostage\b|\bsurcharge\b|\bdeposit\b|Gebühr|zzgl|Versandkosten|Kaution|\btaxa\b|portes|custos de envio|gastos de envío|recargo|frais de|spese di|送料|手数料|رسوم|مصاريف)/iu;

/** A fact that names the lowest price of the last thirty days. */
export const LOWEST_OF_THIRTY_DAYS =
  /^(?=.*30[\s\u00a0-]?(?:days?|Tage|dias|días|jours|giorni|日|يوم))(?=.*(?:lowest|niedrigste|günstigste|menor|mais baixo|más bajo|plus bas|più basso|最安|أدنى|أقل))/imu;

/** In an owner's words: the lowest price of the thirty days before, or the earlier price. */
export const PRIOR_PRICE_FACTS =
  /30[\s\u00a0-]?(?:days?|Tage|dias|días|jours|giorni|日|يوم)|prior price|lowest price|niedrigste\p{L}* Preis|preço mais baixo|precio más bajo|prix le plus bas/iu;

/** Prices of nothing. */
export const NOTHING = /(?<![\d.,])0(?:[.,]00?)?(?![.,]?\d)/u;
