import type { Words } from "../find-words.ts";

/** General green claims, which say that something is good for the environment without saying how. */
export const GREEN: Words = {
  en: [
    "eco[- ]?(?:friendly|conscious)",
    "environmentally[- ](?:friendly|sound|safe|conscious)",
    "(?:climate|carbon|co2)[- ](?:neutral|positive|negative|friendly|free)",
    "net[- ]zero|zero[- ](?:carbon|emission|emissions)",
    "biodegradable",
    "sustainabl[ey]|sustainability",
    "(?:planet|earth|ocean)[- ]friendly|(?:good|kind|better) (?:for|to) the (?:planet|environment|earth)",
    "green(?:er)? (?:choice|product|products|alternative|option|energy|business)",
    "energy[- ]efficient",
  ],
  de: [
    "umwelt(?:freundlich|schonend|bewusst|verträglich)~",
    "klima(?:neutral|positiv|freundlich|schonend)~",
    "CO[2₂]-?(?:neutral|frei)~",
    "ökologisch~",
    "nachhaltig~",
    "biologisch abbaubar~",
    "naturfreundlich~|emissionsfrei~|energieeffizient~",
    "(?:gut|besser) für (?:die Umwelt|den Planeten|das Klima)",
    "grüne[rns]? (?:Wahl|Alternative|Energie|Produkte?)",
  ],
  pt: [
    "amig[oa]s? do (?:ambiente|planeta)",
    "ecológic[oa]s?|ecologicamente|eco-?friendly",
    "sustentáve(?:l|is)|sustentabilidade",
    "(?:neutr[oa]s? em carbono|carbono (?:neutro|zero))",
    "biodegradáve(?:l|is)",
    "(?:bom|melhor) para o (?:planeta|ambiente)|respeita o ambiente",
    "(?:escolha|energia|produto) verde",
  ],
  es: [
    "(?:respetuos[oa]s?|amigables?) con el (?:medio ?ambiente|planeta)",
    "ecológic[oa]s?|eco-?friendly",
    "sostenibles?|sustentables?|sostenibilidad",
    "(?:neutr[oa]s? en carbono|carbono (?:neutro|cero)|climáticamente neutr[oa]s?)",
    "biodegradables?",
    "(?:bueno|mejor) para el (?:planeta|medio ?ambiente)",
    "energía verde|opción verde",
  ],
  fr: [
    "écologiques?|éco-?responsables?|écolo",
    "respectueu(?:x|se|ses) de l['’]environnement",
    "neutres? en carbone|zéro carbone|climatiquement neutre",
    "biodégradables?",
    "(?:bon|mieux) pour la planète",
    "développement durable|mode durable",
  ],
  it: [
    "ecologic(?:o|a|i|he)|eco-?friendly",
    "sostenibil[ei]|sostenibilità",
    "(?:rispettos|amic)[oaie] dell['’]ambiente",
    "impatto zero|carbon neutral|neutral[ei] (?:per il clima|in carbonio)",
    "biodegradabil[ei]",
    "(?:bene|meglio) per il pianeta",
  ],
  ja: [
    "(?:環境|地球)に(?:や|優)さしい|環境に優しい|地球に優しい",
    "エコな|エコ(?:フレンドリー|商品|包装)",
    "カーボン(?:ニュートラル|オフセット)",
    "サステナブル|持続可能な",
    "生分解(?:性)?",
  ],
  ar: [
    "صديقة? (?:لل)?(?:بيئة|كوكب|للبيئة)",
    "مستدامة?",
    "محايدة? (?:كربونيا|للكربون|الكربون)",
    "قابلة? للتحلل",
    "خالية? من الكربون",
  ],
};

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
