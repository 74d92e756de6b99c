import type { Words } from "../find-words.ts";

/** Words that press for time: true only where a date stands behind them. */
export const DEADLINES: Words = {
  en: [
    "last (?:chance|call|opportunity|few (?:days|hours)|day to|days to|hours)",
    "final (?:call|chance|days?|hours|week to|reminder)",
    "(?:today|tonight|tomorrow|this week|this weekend) only",
    "only (?:today|this week|this weekend)",
    "(?:ends?|ending|closes?|closing|expires?) (?:today|tonight|tomorrow|soon|at midnight|this (?:week|weekend|\\p{L}+day))",
    "hurry",
    "limited[- ]time",
    "for a (?:limited|short) time",
    "(?:time is )?running out(?: of time)?",
    "act (?:now|fast|quickly)",
    "before it['’]?s too late",
    "now or never",
    "countdown",
  ],
  de: [
    "letzte[rn]? (?:Chance|Gelegenheit|Tage?|Möglichkeit|Stunden|Erinnerung|Aufruf)",
    "nur (?:noch )?(?:heute|bis heute|bis morgen|bis Mitternacht|dieses Wochenende|diese Woche|wenige Tage|kurze Zeit|für kurze Zeit)",
    "(?:endet|läuft) (?:heute|morgen|bald|in Kürze)(?: ab| aus)?",
    "jetzt oder nie",
    "schnell sein lohnt sich|sei schnell|seien Sie schnell",
    "beeil~",
    "(?:zeitlich )?befristet~|zeitlich begrenzt~",
    "Countdown",
    "bevor es zu spät ist",
  ],
  pt: [
    "últim[oa]s? (?:oportunidades?|chances?|chamadas?|horas?|dias?)",
    "(?:só|apenas|somente) (?:hoje|até hoje|até amanhã|amanhã|esta semana|este fim de semana)",
    "(?:termina|acaba|encerra) (?:hoje|amanhã|em breve)",
    "(?:por )?tempo limitado",
    "corra (?:já|até|antes)",
    "despache-se|apresse-se",
    "antes que (?:acabe|seja tarde)",
    "agora ou nunca",
    "contagem (?:decrescente|regressiva)",
  ],
  es: [
    "últim[oa]s? (?:oportunidad|oportunidades|llamada|horas?|días?)",
    "(?:solo|sólo|únicamente) (?:hoy|mañana|esta semana|este fin de semana)",
    "(?:termina|acaba|finaliza) (?:hoy|mañana|pronto|esta noche)",
    "(?:por )?tiempo limitado",
    "date prisa|dense prisa|daos prisa|apresúrate|apúrate",
    "antes de que (?:sea tarde|se acaben?)",
    "ahora o nunca",
    "cuenta (?:atrás|regresiva)",
  ],
  fr: [
    "derni(?:er|ère)s? (?:chance|heures?|minute|jours?|rappel|appel)",
    "(?:seulement|uniquement) (?:aujourd['’]hui|ce week-end|cette semaine)",
    "aujourd['’]hui seulement",
    "se termine (?:ce soir|demain|bientôt|aujourd['’]hui)",
    "(?:durée|temps) limitée?",
    "dépêche[zr]?-(?:vous|toi)",
    "avant qu['’]il ne soit trop tard",
    "maintenant ou jamais",
    "compte à rebours",
  ],
  it: [
    "ultim[aoie] (?:occasion[ei]|possibilità|chiamata|or[ae]|giorn[oi])",
    "solo (?:oggi|domani|questa settimana|questo weekend|fino a domani)",
    "(?:termina|scade|finisce) (?:oggi|domani|presto|stasera)",
    "(?:a )?tempo limitato",
    "affrettat~|sbrigat~",
    "ora o mai più",
    "prima che sia (?:troppo )?tardi",
    "conto alla rovescia",
  ],
  ja: [
    "本日限り|今日(?:だけ|限り)|今だけ|今週(?:だけ|限り)",
    "ラストチャンス|最後の(?:チャンス|機会|ご案内)",
    "(?:ま|間)もなく(?:終了|締切|締め切り)",
    "終了間近|締切(?:間近|迫る|直前)",
    "期間限定",
    "お急ぎ(?:ください|下さい)?|急いで",
    "残り(?:あと)?\\d+日",
  ],
  ar: [
    "(?:ال)?فرصة (?:ال)?أخيرة",
    "آخر (?:فرصة|يوم|الأيام|أيام|ساعات|الساعات)",
    "(?:اليوم|غدا|هذا الأسبوع) فقط",
    "(?:لفترة|لمدة|لوقت|مدة|فترة) محدودة?",
    "ينتهي (?:العرض )?(?:اليوم|غدا|قريبا)",
    "(?:سارع|أسرع|عجل)(?:وا|ي)?",
    "قبل فوات الأوان",
    "الآن أو أبدا",
  ],
};

/** Words that say there is little left: true only where a count stands behind them. */
export const SCARCITY: Words = {
  en: [
    "only (?:a few|\\d+|two|three|four|five|six|seven|eight|nine|ten|a handful)(?: of)?(?: \\p{L}+){0,2} (?:left|remaining|available)",
    "(?:a few|few|last few) (?:places|spots|seats|slots|spaces|tables|tickets|items)(?: (?:left|remaining))?",
    "while (?:stocks?|supplies) lasts?",
    "limited (?:edition|spaces?|places|spots|seats|stock|availability|numbers?|supply|quantit~|slots|run)",
    "(?:places|spots|seats|slots|spaces) (?:are )?(?:limited|filling up|going fast)",
    "(?:almost|nearly) (?:gone|sold out|full|fully booked)",
    "selling (?:fast|out)|going fast|in high demand",
    "first come,? first served",
  ],
  de: [
    "nur noch (?:wenige|\\d+|ein paar|zwei|drei|vier|fünf) (?!Tage|Stunden|Wochen)(?:\\p{L}+ )?(?:Plätze|Termine|Stück|frei|verfügbar|übrig|da)",
    "solange (?:der )?Vorrat reicht",
    "begrenzte~ (?:Plätze|Stückzahl|Anzahl|Menge|Platzzahl|Auflage)",
    "limitiert~",
    "(?:die )?letzten? (?:freien )?(?:Plätze|Termine|Stücke|Exemplare)",
    "(?:fast|beinahe) (?:ausverkauft|ausgebucht|weg|voll)",
    "schnell (?:vergriffen|ausverkauft|ausgebucht)",
    "Restplätze|Restposten",
  ],
  pt: [
    "últim[oa]s (?:vagas|lugares|unidades|peças|mesas)",
    "pouc[oa]s (?:vagas|lugares|unidades|mesas)",
    "(?:vagas|lugares|unidades) limitad[oa]s",
    "(?:stock|estoque) limitado|edição limitada",
    "enquanto (?:durar|houver) (?:o )?(?:stock|estoque)",
    "quase (?:esgotad[oa]s?|chei[oa]s?|lotad[oa]s?)",
    "(?:só |apenas )?(?:restam|sobram) (?:apenas |só |poucas |poucos )?\\p{L}*\\d*",
  ],
  es: [
    "últim[oa]s (?:plazas|unidades|mesas|lugares|piezas)",
    "poc[oa]s (?:plazas|unidades|mesas|lugares)",
    "(?:plazas|cupos|lugares|unidades) limitad[oa]s",
    "edición limitada",
    "hasta agotar existencias|mientras (?:haya existencias|duren)",
    "casi (?:agotad[oa]s?|llen[oa]s?)",
    "(?:solo|sólo) quedan|quedan (?:solo|sólo|poc[oa]s|\\d+)",
  ],
  fr: [
    "dernières (?:places|pièces|tables)|derniers exemplaires",
    "(?:places|stocks?|quantités) limitée?s",
    "édition limitée",
    "dans la limite des stocks|jusqu['’]à épuisement",
    "presque (?:complet|épuisé~)",
    "il ne reste (?:plus )?que|plus que \\d+ places",
  ],
  it: [
    "ultim[ie] (?:posti|pezzi|tavoli|copie|disponibilità)",
    "(?:posti|quantità) limitat[ie]",
    "pochi (?:posti|pezzi)",
    "edizione limitata",
    "fino a esaurimento",
    "quasi (?:esaurit[oaie]|pien[oaie])",
    "ne restano|restano solo",
  ],
  ja: [
    "残り(?:わずか|僅か|少|\\d+(?:席|名|個|点))",
    "数量限定|限定\\d+(?:個|名|食|点)",
    "在庫(?:限り|わずか)|なくなり次第",
    "先着(?:順|\\d+名)?",
    "残席(?:わずか)?|満席間近",
    "完売(?:間近|必至)|売り切れ(?:次第|必至|御免)",
  ],
  ar: [
    "(?:ال)?كمي(?:ة|ات) محدودة",
    "(?:ال)?(?:أماكن|مقاعد|مواعيد|عدد|أعداد) (?:ال)?محدودة?",
    "حتى (?:نفاد|نفاذ) الكميات?~",
    "آخر (?:قطع|قطعة|مقعد|مقاعد|أماكن|المقاعد|الأماكن)",
    "(?:أوشك|أوشكت) (?:على )?(?:النفاد|الانتهاء)",
    "لم يتبق~(?: إلا| سوى)?",
  ],
};

/** A small number, in figures or in a word. */
const COUNT = String.raw`(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|zwanzig|dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez|doze|vinte|dos|tres|cuatro|siete|ocho|nueve|diez|doce|veinte)`;
/** Not the beginning of a date, a time or a share. */
const NO_DATE = String.raw`(?![\d.,:/]*\d)(?!\s?(?:de |h\b|Uhr|[%:/º.]\s?\d|\p{Lu}\p{Ll}+ \d{4}))`;

/**
 * In an owner's words: that there are no more than so many. That there are seats, or a limited company, says nothing of what is
 * left.
 */
export const COUNT_FACTS = new RegExp(
  [
    String.raw`\b(?:up to|max(?:imum|\.)?(?: of)?|only|at most|limited to|no more than|just) ${COUNT}${NO_DATE}`,
    String.raw`(?:höchstens|maximal|nur|bis zu|(?:begrenzt|limitiert) auf) ${COUNT}${NO_DATE}`,
    String.raw`(?:até|no máximo|só|apenas|limitad\p{L}* a|máximo(?: de)?) ${COUNT}${NO_DATE}`,
    String.raw`(?:hasta|como máximo|solo|limitad\p{L}* a) ${COUNT}${NO_DATE}`,
    String.raw`(?:jusqu['’]à|au plus|limité\p{L}* à|fino a|al massimo|limitat\p{L}* a) ${COUNT}${NO_DATE}`,
    String.raw`${COUNT} \p{L}+(?: \p{L}+)? (?:a day|per day|a week|each day|pro Tag|am Tag|por dia|al día|par jour|al giorno)`,
    String.raw`(?:\d+|[一二三四五六七八九十]+)(?:名様?|席|個|食|点|本|部)(?:まで|限定|のみ)|(?:限定|先着)\s?\d+`,
    String.raw`(?:حتى|أقصى|فقط|بحد أقصى) \d{1,4}|\d{1,4} (?:مقاعد|مقعد[اً]*|أماكن|قطع[ةً]*) فقط`,
  ].join("|"),
  "iu",
);

/** In an owner's words: a day on which something ends. */
export const END_FACTS =
  /\b(?:until|till|ends?|ending|by|last day|closes?|closing|deadline|valid)\b|\bbis\b|endet|letzte[rn]? Tag|gültig|até|termina|acaba|último dia|válid|hasta|último día|jusqu|dernier jour|fino al?|ultimo giorno|まで|締め?切|最終日|終了|حتى|ينتهي|تنتهي|آخر يوم/iu;
