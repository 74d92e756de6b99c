/** What must stand around a number in words for it to state something, by language; all of it regular expressions. */
export type AmountWords = {
  /** People and what they leave behind: those who are counted to impress. */
  crowd: string;
  /** What else a small number is believed to count. */
  counted: string;
  /** Money, as far as it is written out. */
  money: string;
  /** After an hour, or after a day of a month where that is written as a plain number. */
  moment?: string;
  /** A short length of time: nobody is told anything by twenty minutes of peace. */
  minutes: string;
  /** A longer one. */
  spans: string;
  /** Before a length of time that is promised. */
  within: string;
  /** After a length of time that is promised. */
  after: string;
  /** Between the two numbers of a share: nine *out of* ten. */
  outOf: string;
  /** Shares that have a name, each with its percentage. */
  shares: readonly (readonly [string, number])[];
  /** Many of the crowd: at least so many are meant. */
  many: readonly (readonly [string, number])[];
  /** Beginnings of all of these shares and crowds. */
  named: string;
  /** Sayings that hold a number and state nothing. */
  sayings?: string;
};

const english: AmountWords = {
  crowd:
    "customers?|guests?|clients?|patients?|members?|visitors?|users?|subscribers?|followers?|famil(?:y|ies)|households|homes|businesses|companies|readers|students|pupils|participants|people|diners|shoppers|fans|reviews?|ratings|downloads|orders|teams",
  counted:
    "years?|stars?|branches|shops|stores|locations|awards|prizes|employees|seats?|spots|(?:places|tables|tickets|rooms) (?:left|free|available|remaining)|kilomet(?:re|er)s?|km|miles?|times (?:as|more|less|\\p{L}{3,}er)",
  money:
    "euros?|pounds?(?! (?:of|in weight))|quid|pence|cents?|dollars?|bucks|yen|francs?|dirhams?|riyals?|rupees?|kroner|kronor",
  moment: "o['’]clock|[ap]\\.?\\s?m\\b",
  minutes: "minutes?",
  spans: "hours?|days?|weeks?|months?",
  within: "within|under|in|only|just|takes|less than",
  after: "away|walk|drive|left|to go|from",
  outOf: "out of(?: every)?|in every|of every|in",
  shares: [
    ["half[- ](?:the )?(?:(?:usual|normal|regular|full) )?(?:price|cost)d?|half[- ]off", 50],
    ["half (?:of )?(?:all |(?:of )?(?:our|the|your) )?CROWD", 50],
    ["(?:a|one)[- ]third off", 33],
    ["(?:a|one)[- ]quarter off", 25],
    ["two[- ]thirds of (?:all |our |the )?CROWD", 67],
    ["three[- ]quarters of (?:all |our |the )?CROWD", 75],
    ["twice as (?:many|much|fast|long|likely|strong|cheap|effective)|double the (?:number|amount)", 200],
  ],
  many: [
    ["dozens of", 24],
    ["hundreds of", 100],
    ["thousands of", 1000],
    ["millions of", 1_000_000],
  ],
  sayings:
    "forty winks|fifty[- ]fifty|twenty[- ]twenty|twenty[- ]questions|nineteen to the dozen|(?:a|one) (?:hundred|thousand) and one(?! (?:hundred|thousand|million|\\p{L}+ed))|one in a (?:hundred|thousand|million)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ](?:somethings?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)",
  named:
    "\\b(?:half|third|quarter|two[- ]th|three[- ]q|twice|double|one[- ](?:th|qu)|dozens|hundreds|thousands|millions)",
};

const german: AmountWords = {
  crowd:
    "Kund\\p{L}*|Gäste\\p{L}*|Besucher\\p{L}*|Mitglieder\\p{L}*|Patient\\p{L}*|Nutzer\\p{L}*|Teilnehmer\\p{L}*|Familien|Haushalte\\p{L}*|Betriebe\\p{L}*|Unternehmen|Firmen|Leser\\p{L}*|Schüler\\p{L}*|Leute\\p{L}*|Menschen|Personen|Bewertungen|Rezensionen|Bestellungen|Follower|Fans|Abonnenten",
  counted:
    "Jahren?|Sternen?|Filialen|Läden|Standorten?|Auszeichnungen|Preise[n]? gewonnen|Mitarbeiter\\p{L}*|Plätzen?|Sitzplätzen?|Kilometern?|km|-?mal (?:so|mehr|schneller)",
  money: "Euro|Cent|Pfund(?! \\p{Lu})|Dollar|Franken|Yen|Rappen",
  moment: "Uhr",
  minutes: "Minuten?",
  spans: "Stunden?|Tagen?|Wochen?|Monaten?",
  within: "in|innerhalb von|binnen|unter|nur|keine|höchstens|dauert",
  after: "entfernt|zu Fuß|vom|von",
  outOf: "von",
  shares: [
    [
      "halbe[nmrs]? preis(?:e?s)?|hälfte de[sr] (?:normal\\p{L}* |üblich\\p{L}* )?preis(?:es)?|hälfte (?:billiger|günstiger|weniger|sparen)",
      50,
    ],
    ["hälfte (?:unserer|der|aller|Ihrer) CROWD", 50],
    ["(?:ein drittel|drittel) (?:günstiger|billiger|weniger|rabatt)", 33],
    ["(?:ein viertel|viertel) (?:günstiger|billiger|weniger|rabatt)", 25],
    ["zwei drittel (?:unserer|der|aller) CROWD", 67],
    ["drei ?viertel (?:unserer|der|aller) CROWD", 75],
    ["(?:doppelt|zweimal) so (?:viele?|schnell|lange?|häufig|oft|günstig|stark)", 200],
  ],
  many: [
    ["dutzende(?: von)?", 24],
    ["hunderte(?:n)?(?: von)?", 100],
    ["tausende(?:n)?(?: von)?", 1000],
    ["millionen(?: von)?", 1_000_000],
  ],
  sayings: "fünfzig[- ]fünfzig|tausendundein\\p{L}*|hundertundein\\p{L}*|hundertprozentig\\p{L}*",
  named: "halbe|hälfte|drittel|viertel|doppelt|dutzende|hunderte|tausende|millionen",
};

const spanish: AmountWords = {
  crowd:
    "client[ea]s?|invitad[oa]s|huéspedes|pacientes|miembros|soci[oa]s|visitantes|usuari[oa]s|suscriptores|seguidores|familias|hogares|empresas|negocios|personas|alumn[oa]s|participantes|reseñas|opiniones|valoraciones|pedidos|comensales|lectores",
  counted:
    "años?|estrellas|tiendas|locales|sedes|premios|emplead[oa]s|plazas|asientos|kilómetros?|km|veces (?:más|menos|mejor)",
  money: "euros?|céntimos|dólares|dólar|pesos?|francos?|yenes",
  moment: "de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)",
  minutes: "minutos?",
  spans: "horas?|días?|semanas?|meses",
  within: "en|en menos de|menos de|solo|sólo|dentro de|a",
  after: "andando|a pie|del?",
  outOf: "de cada|de entre",
  shares: [
    [
      "(?:a )?mitad de(?:l)? (?:precio|coste|costo)|medio precio|(?:por|pag\\p{L}+|cuest\\p{L}+|ahorr\\p{L}+) la mitad",
      50,
    ],
    ["la mitad de (?:los |las |nuestr[oa]s |tus |sus )?CROWD", 50],
    ["(?:dos tercios|dos terceras partes) de (?:los |las |nuestr[oa]s )?CROWD", 67],
    ["(?:tres cuartos|tres cuartas partes) de (?:los |las |nuestr[oa]s )?CROWD", 75],
    ["(?:un tercio|una tercera parte) (?:menos|más barato|de descuento)", 33],
    ["el doble de (?:rápid\\p{L}+|client[ea]s|tiempo|duradero)", 200],
  ],
  many: [
    ["docenas de|decenas de", 24],
    ["cientos de|centenares de", 100],
    ["miles de", 1000],
    ["millones de", 1_000_000],
  ],
  sayings: "mil y un[oa]?",
  named: "mitad|medio precio|tercio|tercera|cuart|doble|docenas|decenas|cientos|centenares|miles|millones",
};

const portuguese: AmountWords = {
  crowd:
    "clientes?|convidad[oa]s|hóspedes|pacientes|membros|sóci[oa]s|visitantes|utilizador\\p{L}*|usuári[oa]s|assinantes|seguidores|famílias|lares|empresas|negócios|pessoas|alun[oa]s|participantes|avaliações|opiniões|encomendas|pedidos|leitores",
  counted:
    "anos?|estrelas|lojas|filiais|prémios|prêmios|funcionári[oa]s|lugares|vagas|quilómetros?|quilômetros?|km|vezes (?:mais|menos|melhor)",
  money: "euros?|cêntimos|centavos|reais|dólares|dólar|francos?|libras(?! de)",
  moment: "de (?:janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)",
  minutes: "minutos?",
  spans: "horas?|dias?|semanas?|meses",
  within: "em|em menos de|menos de|só|apenas|dentro de|a",
  after: "a pé|d[aoe]s?",
  outOf: "(?:em|de) cada|em",
  shares: [
    ["metade do (?:preço|custo|valor)|meio preço|(?:pela|por|pag\\p{L}+|cust\\p{L}+|poup\\p{L}+) metade", 50],
    ["metade d[oae]s? (?:noss[oa]s |seus |suas )?CROWD", 50],
    ["dois terços d[oae]s? (?:noss[oa]s )?CROWD", 67],
    ["três quartos d[oae]s? (?:noss[oa]s )?CROWD", 75],
    ["um terço (?:mais barato|de desconto|a menos)", 33],
    ["o dobro d(?:o tempo|a velocidade|os clientes)|duas vezes mais", 200],
  ],
  many: [
    ["dezenas de|dúzias de", 24],
    ["centenas de", 100],
    ["milhares de", 1000],
    ["milhões de", 1_000_000],
  ],
  sayings: "mil e uma?",
  named: "metade|meio preço|terço|quartos|dobro|duas vezes|dezenas|dúzias|centenas|milhares|milhões",
};

const french: AmountWords = {
  crowd:
    "client(?:e)?s?|invité(?:e)?s|patient(?:e)?s|membres|adhérent(?:e)?s|visiteurs|utilisateurs|abonné(?:e)?s|familles|foyers|entreprises|personnes|élèves|participant(?:e)?s|avis|commandes|lecteurs",
  counted:
    "ans|années|étoiles|boutiques|magasins|prix remportés|salariés|places|kilomètres?|km|fois (?:plus|moins|mieux)",
  money: "euros?|centimes|dollars?|francs?|livres sterling",
  moment: "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
  minutes: "minutes?",
  spans: "heures?|jours?|semaines?|mois",
  within: "en|en moins de|moins de|seulement|sous|à",
  after: "à pied|de",
  outOf: "sur",
  shares: [
    ["moitié (?:prix|moins chère?)|moitié du prix|demi-tarif", 50],
    ["moitié de (?:nos |vos )?CROWD|moitié des CROWD", 50],
    ["deux tiers de(?:s| nos| vos) CROWD", 67],
    ["trois quarts de(?:s| nos| vos) CROWD", 75],
    ["deux fois plus", 200],
  ],
  many: [
    ["dizaines de", 24],
    ["centaines de", 100],
    ["milliers de", 1000],
    ["millions de", 1_000_000],
  ],
  sayings: "mille et une?|trente-six (?:choses|solutions|chandelles)",
  named: "moitié|demi-tarif|tiers|quarts|deux fois|dizaines|centaines|milliers|millions",
};

const arabic: AmountWords = {
  crowd:
    "(?:ال)?(?:عملاء|عملائنا|عميل(?:ًا|ا|ة)?|زبائن|زبائننا|زبون(?:ًا|ا|ة)?|ضيوف|ضيف(?:ًا|ا)?|مرضى|مريض(?:ًا|ا)?|أعضاء|عضو(?:ًا|ا)?|زوار|زائر(?:ًا|ا)?|مستخدم\\p{L}*|متابع\\p{L}*|عائلات|عائلة|أسر|أسرة|شركات|شركة|أشخاص|شخص(?:ًا|ا)?|طلاب|طالب(?:ًا|ا)?|تقييمات|تقييم(?:ًا|ا)?)",
  counted: "سنوات|سنة|أعوام|عام(?:ًا|ا)?|نجوم|فروع|جوائز|موظف\\p{L}*|مقاعد|كيلومتر\\p{L}*|أضعاف",
  money:
    "جنيهات|جنيه(?:ًا|ا)?|ريالات|ريال(?:ًا|ا)?|دراهم|درهم(?:ًا|ا)?|دنانير|دينار(?:ًا|ا)?|دولارات|دولار(?:ًا|ا)?|يورو|قرش(?:ًا|ا)?|قروش",
  minutes: "دقائق|دقيقة",
  spans: "ساعات|ساعة|أيام|يوم(?:ًا|ا)?|أسابيع|شهور|أشهر",
  within: "خلال|في|فقط|على بعد|أقل من",
  after: "فقط|سيرًا|من",
  outOf: "من (?:كل|أصل|بين)",
  shares: [
    ["(?:و?ب?نصف) (?:ال)?(?:سعر|ثمن|تكلفة)(?:ه|ها)?", 50],
    ["نصف CROWD", 50],
    ["(?:و?ب?ربع) (?:ال)?(?:سعر|ثمن)(?:ه|ها)?", 25],
    ["ثلث(?:ا|ي) CROWD", 67],
    ["ثلاثة أرباع CROWD", 75],
    ["ضعف (?:السرعة|عدد|المدة)", 200],
  ],
  many: [
    ["[وب]?عشرات", 24],
    ["[وب]?مئات", 100],
    ["[وب]?آلاف", 1000],
    ["[وب]?ملايين", 1_000_000],
  ],
  sayings: "ألف (?:ليلة|شكر|مبروك|تحية)",
  named: "نصف|ربع|ثلث|أرباع|ضعف|عشرات|مئات|آلاف|ملايين",
};

export const AMOUNT_WORDS: Readonly<Record<string, AmountWords>> = {
  en: english,
  de: german,
  es: spanish,
  pt: portuguese,
  fr: french,
  ar: arabic,
};
