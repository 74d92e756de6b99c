import type { Words } from "../find-words.ts";

/** Something is said to heal, to prevent illness or to change the body. */
export const CURES: Words = {
  en: [
    "cures? (?:your|the|all|any|back|pain|colds?|\\p{L}+(?:itis|ache|pain)|cancer|diabetes|depression|anxiety)",
    "heals? (?:your|the|pain|wounds|\\p{L}+(?:itis|ache))",
    "(?:fights?|prevents?|treats?|beats?) (?:cancer|disease|diabetes|depression|anxiety|infections?|flu|colds?|illness|arthritis)",
    "boosts? (?:your |the )?(?:immunity|immune|metabolism)",
    "lowers? (?:your )?(?:blood pressure|cholesterol)",
    "lose \\d+ ?(?:kg|kilos|pounds|lbs)|weight[- ]loss|burns? fat|detox(?:es|ing|ify|ifies)?",
    "anti[- ]?ag(?:e)?ing|miracle (?:cure|remedy|treatment)",
    "good for your health|health benefits",
  ],
  de: [
    "heilt|geheilt|Heilung|Wundermittel|Heilmittel",
    "(?:hilft|wirkt|schützt) (?:gegen|vor) (?:Krebs|Depression~|Diabetes|Erkältung~|Infekt~|Krankheit~|Grippe)",
    "stärkt (?:das|dein|Ihr|euer) Immunsystem",
    "senkt (?:den |deinen |Ihren )?(?:Blutdruck|Cholesterin~)",
    "entgift~|Detox|Fettverbrennung|abnehmen ohne|Anti-Aging",
    "gut für (?:die|deine|Ihre) Gesundheit|gesundheitsfördernd~",
  ],
  pt: [
    "cura (?:o|a|as|os|dores|qualquer|todas)|milagros[oa]s?",
    "(?:combate|previne|trata) (?:o |a )?(?:cancro|câncer|diabetes|depressão|gripe|doenças?|infeç~)",
    "reforça (?:o|a) (?:sistema imunitário|sistema imunológico|imunidade)",
    "baixa (?:a tensão|o colesterol)",
    "emagrec(?:e|er|imento)|perder? peso|queima gordura|desintoxic~|detox",
    "anti-?envelhecimento|bom para a saúde|faz bem à saúde",
  ],
  es: [
    "cura (?:el|la|los|las|dolores|cualquier|todo)|milagros[oa]s?",
    "(?:combate|previene|trata) (?:el |la )?(?:cáncer|diabetes|depresión|gripe|enfermedad~|infeccion~)",
    "refuerza (?:el|tu|su) sistema inmun~",
    "baja (?:la tensión|el colesterol)",
    "adelgaz(?:a|ar|ante)|(?:bajar de|perder) peso|quema grasa|desintoxic~|detox",
    "antienvejecimiento|bueno para la salud",
  ],
  fr: [
    "guérit|guérison|remède miracle|miraculeu~",
    "(?:combat|prévient|soigne) (?:le |la |les )?(?:cancer|diabète|dépression|grippe|maladies?|infections?)",
    "renforce (?:le|votre|ton) système immunitaire",
    "perdre du poids|perte de poids|brûle les graisses|détox|anti-âge|bon pour la santé",
  ],
  it: [
    "guarisce|guarigione|rimedio miracoloso|miracolos[oa]",
    "(?:combatte|previene|cura) (?:il |la |le |l['’])?(?:cancro|diabete|depressione|influenza|malatti~|infezion~)",
    "rafforza (?:il|le) (?:sistema immunitario|difese immunitarie)",
    "dimagri~|perdere peso|brucia grassi|detox|antietà|fa bene alla salute",
  ],
  ja: [
    "(?:病気|癌|がん|糖尿病|うつ|風邪)(?:が|を|に)?(?:治|予防|効|防)",
    "治ります|治せます|完治",
    "免疫力(?:を|が)?(?:高め|アップ|上げ|向上)",
    "血圧(?:を|が)下(?:げ|が)",
    "痩せ(?:る|ます)|ダイエット効果|デトックス|脂肪燃焼",
    "健康(?:に(?:効|良い|よい|いい)|効果)|アンチエイジング|若返",
  ],
  ar: [
    "يشفي|تشفي|شفاء تام|علاج سحري|معجزة",
    "(?:يعالج|يقي من|يحارب|تعالج) (?:السرطان|السكري|الاكتئاب|الأمراض|الإنفلونزا)",
    "(?:يقوي|تقوية|يعزز) (?:جهاز )?المناعة",
    "(?:إنقاص|خسارة|فقدان) الوزن|حرق الدهون|ديتوكس",
    "يخفض (?:ضغط الدم|الكوليسترول)",
    "مكافحة الشيخوخة|مفيد للصحة",
  ],
};

/** What nobody who treats people may promise. */
export const HEALTH_PROMISES: Words = {
  en: [
    "pain[- ]?free|painless(?:ly)?|without (?:any )?pain|no pain",
    "risk[- ]free|no risks?|no side effects|completely safe|100 ?% (?:safe|effective)",
    "(?:guaranteed|certain) (?:results?|success|cure|recovery)|results guaranteed",
    "before[- ](?:and|&)[- ]after",
    "permanent (?:results?|solution|cure)",
    "perfect (?:teeth|smile|skin|body)",
    "patient stor(?:y|ies)",
  ],
  de: [
    "schmerzfrei~|schmerzlos~|ohne Schmerzen",
    "risikofrei~|ohne (?:Risiko|Risiken|Nebenwirkungen)|nebenwirkungsfrei~|völlig sicher",
    "(?:garantierte[rsn]?|sichere[rsn]?) (?:Erfolg~|Ergebnis~|Heilung)|Erfolgsgarantie|Erfolg garantiert",
    "Vorher[- /]*(?:und )?[- /]*Nachher~",
    "perfekte[sn]? (?:Zähne~|Lächeln|Haut)",
    "unverbindliche Beratung",
  ],
  pt: [
    "sem (?:qualquer )?dor(?:es)?|indolor(?:es)?",
    "sem riscos?|sem efeitos secundários|sem efeitos colaterais|totalmente segur[oa]|100 ?% (?:segur[oa]|eficaz)",
    "(?:resultados?|sucesso|cura) garantid[oa]s?",
    "antes e depois",
    "(?:sorriso|dentes|pele) perfeit[oa]s?",
  ],
  es: [
    "sin (?:ningún )?dolor(?:es)?|indolor[oa]?s?",
    "sin riesgos?|sin efectos secundarios|totalmente segur[oa]|100 ?% (?:segur[oa]|eficaz)",
    "(?:resultados?|éxito|cura) garantizad[oa]s?",
    "antes y después",
    "(?:sonrisa|dientes|piel) perfect[oa]s?",
  ],
  fr: [
    "sans (?:aucune )?douleur|indolore",
    "sans risques?|sans effets secondaires|100 ?% (?:sûr|efficace)",
    "(?:résultats?|succès) garantis?|avant[- /]après",
    "(?:sourire|dents|peau) parfaite?s?",
  ],
  it: [
    "senza (?:alcun )?dolore|indolore",
    "senza rischi|senza effetti collaterali|100 ?% (?:sicuro|efficace)",
    "(?:risultati|successo) garantit[oi]|prima e dopo",
    "(?:sorriso|denti|pelle) perfett[oaie]",
  ],
  ja: [
    "痛く(?:ない|ありません)|無痛|痛みの?(?:ない|ありません|ゼロ)",
    "絶対(?:に)?安全|副作用(?:なし|がない|の?ない|ゼロ)|100 ?[%％]安全",
    "必ず(?:治|効|良くな|成功)|効果(?:を)?保証",
    "ビフォーアフター|ビフォー・アフター|施術前後",
    "完璧な(?:歯|笑顔|肌)",
  ],
  ar: [
    "(?:بدون|بلا|دون) (?:أي )?ألم|خالية? من الألم",
    "(?:بدون|بلا|دون) (?:أي )?(?:مخاطر|آثار جانبية)|آمنة? (?:تماما|100)",
    "(?:نتائج|نتيجة|نجاح) مضمونة?",
    "قبل و ?بعد",
    "(?:ابتسامة|أسنان) مثالية",
  ],
};
