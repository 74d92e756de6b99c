import { describe, expect, test } from "vitest";
import { createWordFinder, type WordFinder } from "../../../../src/ai/rules/trade/find-words.ts";
import { GREEN } from "../../../../src/ai/rules/trade/lexicons/green.ts";
import { CURES, HEALTH_PROMISES } from "../../../../src/ai/rules/trade/lexicons/health.ts";
import { INSTALMENTS, MONEY_PROMISES } from "../../../../src/ai/rules/trade/lexicons/money.ts";
import { DISCOUNTS, FREE } from "../../../../src/ai/rules/trade/lexicons/prices.ts";
import { GIVEAWAYS, PARTNERS } from "../../../../src/ai/rules/trade/lexicons/promotions.ts";
import { AWARDS, CERTIFICATES, GUARANTEES, PRAISE } from "../../../../src/ai/rules/trade/lexicons/proof.ts";
import { SUPERLATIVES } from "../../../../src/ai/rules/trade/lexicons/superlatives.ts";
import { DEADLINES, SCARCITY } from "../../../../src/ai/rules/trade/lexicons/urgency.ts";

const negatable = { negatable: true };

/** For each list: texts that say it, and texts that only look as if they did. */
const LISTS: Record<string, { finder: WordFinder; says: Record<string, string[]>; not: Record<string, string[]> }> = {
  praise: {
    finder: createWordFinder(PRAISE, negatable),
    says: {
      en: [
        "Customers love it.",
        "Trusted by over half the town.",
        "Thousands of happy guests came.",
        "A five-star service",
        "Clinically proven",
      ],
      de: ["Kunden lieben uns.", "Tausende zufriedene Kunden", "Experten empfehlen es.", "Klinisch getestet"],
      pt: ["Os clientes adoram.", "Milhares de clientes felizes", "Clinicamente comprovado"],
      es: ["Los clientes recomiendan esto.", "Miles de familias", "Científicamente probado"],
      fr: ["Des milliers de clients", "Cliniquement prouvé"],
      it: ["Migliaia di clienti", "I clienti adorano la pizza."],
      ja: ["お客様の声をご覧ください", "専門家も推奨", "口コミで評判の店"],
      ar: ["آلاف العملاء يثقون بنا", "الأطباء يوصون بهذا", "آراء العملاء"],
    },
    not: {
      en: ["We love our customers.", "Leave us a review.", "Tell us what you say."],
      de: ["Wir lieben Kunden mit Geduld.", "Schreib uns eine Bewertung."],
      pt: ["Adoramos os nossos clientes.", "Conte-nos o que acha."],
      es: ["Queremos a nuestros vecinos."],
      ja: ["お客様をお待ちしています。"],
      ar: ["نرحب بعملائنا."],
    },
  },
  awards: {
    finder: createWordFinder(AWARDS, negatable),
    says: {
      en: ["Our award-winning tart", "Voted best café"],
      de: ["Unser preisgekröntes Brot", "Testsieger 2025"],
      pt: ["O nosso pão premiado"],
      es: ["Nuestro pan galardonado"],
      ja: ["金賞を受賞しました"],
      ar: ["مخبز حائز على جائزة"],
    },
    not: {
      en: ["Reward yourself."],
      de: ["Das Wetter ist ausgezeichnet."],
      pt: ["Premir o botão"],
      es: ["Apremia el tiempo"],
      ja: ["入賞を目指します"],
      ar: ["نحوز رضاكم"],
    },
  },
  certificates: {
    finder: createWordFinder(CERTIFICATES, negatable),
    says: {
      en: ["Certified mechanics", "Approved by vets"],
      de: ["Zertifizierte Werkstatt", "mit Gütesiegel"],
      pt: ["Produto certificado"],
      es: ["Taller homologado"],
      ja: ["有機JASのお茶"],
      ar: ["معتمد من الوزارة"],
    },
    not: {
      en: ["We are certain of it.", "Gift certificates"],
      de: ["Siegelring"],
      pt: ["É certo."],
      es: ["Es cierto."],
      ja: ["認めています"],
      ar: ["نعتمد على الدقيق"],
    },
  },
  guarantees: {
    finder: createWordFinder(GUARANTEES, negatable),
    says: {
      en: ["Guaranteed fresh", "Money-back if not"],
      de: ["Mit Geld-zurück-Garantie"],
      pt: ["Satisfação garantida"],
      es: ["Calidad garantizada"],
      ja: ["満足保証"],
      ar: ["جودة مضمونة"],
    },
    not: {
      en: ["No guarantee of sunshine."],
      de: ["Ohne Garantie auf Sonne."],
      pt: ["Sem garantia de sol."],
      es: ["Sin garantía de sol."],
      ja: ["保証人は要りません"],
      ar: ["بدون ضمان"],
    },
  },
  superlatives: {
    finder: createWordFinder(SUPERLATIVES, negatable),
    says: {
      en: [
        "The best coffee of the street",
        "Best bread in town",
        "No. 1 for bikes",
        "Unbeatable value",
        "The cheapest check",
      ],
      de: ["Die beste Werkstatt", "Unschlagbar günstig", "Nr. 1 in Leipzig", "der günstigste Check"],
      pt: ["O melhor pão do bairro", "Os preços mais baixos", "Somos o número 1"],
      es: ["El mejor pan del barrio", "Precios más bajos", "Líder del mercado"],
      fr: ["Le meilleur pain du quartier", "Prix imbattables"],
      it: ["Il miglior pane", "Prezzi imbattibili"],
      ja: ["日本一のお茶", "最高級の抹茶", "業界No.1"],
      ar: ["أفضل عيادة في المدينة", "نحن الأفضل", "أرخص الأسعار"],
    },
    not: {
      en: [
        "The best time to book is now.",
        "Do your best.",
        "Best before Friday.",
        "We are not the best bakery.",
        "All the best, Ana",
      ],
      de: [
        "Die beste Zeit ist der Morgen.",
        "Am besten rufst du an.",
        "Beste Grüße",
        "Wir sind nicht die beste Werkstatt.",
      ],
      pt: ["A melhor altura é de manhã.", "O melhor do dia é o café.", "Não somos a melhor padaria."],
      es: ["El mejor momento es por la mañana.", "Lo mejor es llamar.", "No somos el mejor taller."],
      ja: ["最高の一日を。", "最近、寒くなりました。"],
      ar: ["من الأفضل أن تتصل.", "أفضل وقت هو الصباح"],
    },
  },
  deadlines: {
    finder: createWordFinder(DEADLINES, negatable),
    says: {
      en: ["Last chance!", "Today only", "Ends soon", "Hurry"],
      de: ["Letzte Chance!", "Nur heute", "Endet morgen", "Beeilt euch"],
      pt: ["Última oportunidade", "Só hoje", "Por tempo limitado"],
      es: ["Última oportunidad", "Solo hoy", "Date prisa"],
      fr: ["Dernière chance", "Durée limitée"],
      it: ["Ultima occasione", "Solo oggi"],
      ja: ["本日限り", "ラストチャンス", "期間限定"],
      ar: ["الفرصة الأخيرة", "اليوم فقط", "لفترة محدودة", "فُرصة أخيرة"],
    },
    not: {
      en: ["No need to hurry.", "Last week we baked rye.", "The last train leaves late."],
      de: ["Letzte Woche war es kalt.", "Heute nur Brot."],
      pt: ["Na última semana choveu.", "Hoje há pão."],
      es: ["La última semana llovió.", "Hoy hay pan."],
      ja: ["最後のひと口まで", "今日の茶"],
      ar: ["اليوم مفتوح", "آخر الأسبوع"],
    },
  },
  scarcity: {
    finder: createWordFinder(SCARCITY, negatable),
    says: {
      en: ["Only 3 places left", "While stocks last", "Almost sold out", "Limited places"],
      de: ["Nur noch wenige Plätze", "Solange der Vorrat reicht", "Fast ausgebucht"],
      pt: ["Últimas vagas", "Vagas limitadas"],
      es: ["Últimas plazas", "Hasta agotar existencias"],
      ja: ["残りわずか", "数量限定", "先着順"],
      ar: ["الكمية محدودة", "آخر المقاعد"],
    },
    not: {
      en: ["A place for you", "Only good bread"],
      de: ["Ein Platz für dich", "Nur noch ein Schritt"],
      pt: ["Um lugar à mesa"],
      es: ["Una mesa para ti"],
      ja: ["残りの人生"],
      ar: ["مكان لكم"],
    },
  },
  discounts: {
    finder: createWordFinder(DISCOUNTS, negatable),
    says: {
      en: ["20% off", "Half price", "Winter sale", "Was £60"],
      de: ["20 % Rabatt", "statt 60 €", "zum halben Preis"],
      pt: ["20% de desconto", "Em vez de 60", "Metade do preço"],
      es: ["20 % de descuento", "Rebajas", "2x1"],
      ja: ["20%オフ", "半額", "3割引"],
      ar: ["خصم كبير", "بنصف السعر", "تخفيضات"],
    },
    not: {
      en: ["No discounts, honest prices.", "Bread for sale?", "The salesman"],
      de: ["Keine Rabatte.", "Statt Brot nimm Kuchen."],
      pt: ["Sem descontos.", "Em vez de pão, bolo."],
      es: ["Sin descuentos.", "En vez de pan, tarta."],
      ja: ["割れ物注意"],
      ar: ["بدون خصومات"],
    },
  },
  free: {
    finder: createWordFinder(FREE, negatable),
    says: {
      en: ["The first call is free.", "Free coffee", "On the house"],
      de: ["Kostenloses Leihrad", "Gratis dazu"],
      pt: ["Café grátis", "Entrada gratuita"],
      es: ["Café gratis", "Sin coste"],
      ja: ["入場無料"],
      ar: ["كشف مجاني", "مجانًا"],
    },
    not: {
      en: [
        "Gluten-free bread",
        "Feel free to ask.",
        "Free from nuts",
        "Is the table free?",
        "In your free time",
        "freedom",
      ],
      de: ["Glutenfreies Brot", "Freie Plätze", "Nicht kostenlos."],
      pt: ["Sem glúten", "Tempo livre"],
      es: ["Sin gluten", "Tiempo libre"],
      ja: ["グルテンフリー", "自由時間"],
      ar: ["خال من الغلوتين"],
    },
  },
  green: {
    finder: createWordFinder(GREEN, negatable),
    says: {
      en: ["Eco-friendly", "Climate neutral by design", "Sustainable bread"],
      de: ["Umweltfreundlich", "klimaneutral", "nachhaltiges Brot"],
      pt: ["Amigo do ambiente", "Sustentável"],
      es: ["Respetuoso con el medio ambiente", "sostenible"],
      ja: ["環境にやさしい", "サステナブル"],
      ar: ["صديق للبيئة", "مستدام"],
    },
    not: {
      en: ["A green bike", "The environment outside"],
      de: ["Ein grünes Rad", "Umwelt"],
      pt: ["Uma bicicleta verde"],
      es: ["Una bici verde"],
      ja: ["緑のお茶"],
      ar: ["دراجة خضراء"],
    },
  },
  cures: {
    finder: createWordFinder(CURES, negatable),
    says: {
      en: ["It cures headaches and back pain: cures your back.", "Boosts your immunity"],
      de: ["Stärkt dein Immunsystem", "heilt"],
      pt: ["Reforça a imunidade", "Faz emagrecer: perder peso"],
      es: ["Refuerza tu sistema inmune", "quema grasa"],
      ja: ["免疫力を高めます", "健康に良い"],
      ar: ["يقوي المناعة", "إنقاص الوزن"],
    },
    not: {
      en: ["Cured ham", "Secure your bike", "No weight-loss claims"],
      de: ["Die Heizung"],
      pt: ["Presunto curado"],
      es: ["Jamón curado"],
      ja: ["政治の話"],
      ar: ["نشفع الشاي"],
    },
  },
  healthPromises: {
    finder: createWordFinder(HEALTH_PROMISES),
    says: {
      en: ["Painless treatment", "Results guaranteed", "Before and after"],
      de: ["Schmerzfrei", "Vorher-Nachher-Bilder"],
      pt: ["Sem dor", "Antes e depois"],
      es: ["Sin dolor", "Antes y después"],
      ja: ["無痛治療", "痛くない"],
      ar: ["بدون ألم", "قبل وبعد"],
    },
    not: {
      en: ["We explain each step."],
      de: ["Schmerzen? Ruf an."],
      pt: ["Com dor? Ligue."],
      es: ["¿Dolor? Llama."],
      ja: ["痛みがあるとき"],
      ar: ["هل تشعر بألم؟"],
    },
  },
  instalments: {
    finder: createWordFinder(INSTALMENTS),
    says: {
      en: ["Pay in three", "0% finance"],
      de: ["Ratenzahlung möglich"],
      pt: ["Em prestações"],
      es: ["Paga a plazos"],
      ja: ["分割払いできます"],
      ar: ["بالتقسيط"],
    },
    not: {
      en: ["Pay at the desk"],
      de: ["Wir beraten"],
      pt: ["Pague ao balcão"],
      es: ["Paga en caja"],
      ja: ["一回払い"],
      ar: ["ادفع عند الوصول"],
    },
  },
  moneyPromises: {
    finder: createWordFinder(MONEY_PROMISES, negatable),
    says: {
      en: ["Guaranteed refund", "We win every case"],
      de: ["Garantierte Rendite"],
      pt: ["Reembolso garantido"],
      es: ["Ahorro garantizado"],
      ja: ["必ず儲かる"],
      ar: ["أرباح مضمونة"],
    },
    not: {
      en: ["We never promise a guaranteed refund."],
      de: ["Keine garantierte Rendite"],
      pt: ["Sem lucro garantido"],
      es: ["Sin ahorro garantizado"],
      ja: ["儲けの話ではない"],
      ar: ["بدون أرباح مضمونة"],
    },
  },
  partners: {
    finder: createWordFinder(PARTNERS, negatable),
    says: {
      en: ["In partnership with the mill"],
      de: ["In Kooperation mit der Mühle"],
      pt: ["Em parceria com o moinho"],
      es: ["En colaboración con el molino"],
      ja: ["協賛"],
      ar: ["بالتعاون مع"],
    },
    not: {
      en: ["Our partner in crime"],
      de: ["Partnerschaft zählt"],
      pt: ["Parceria"],
      es: ["Colaboración"],
      ja: ["協力"],
      ar: ["تعاون"],
    },
  },
  giveaways: {
    finder: createWordFinder(GIVEAWAYS, negatable),
    says: {
      en: ["Win a cake", "Our giveaway"],
      de: ["Gewinnspiel"],
      pt: ["Sorteio"],
      es: ["Sorteo"],
      ja: ["抽選で"],
      ar: ["سحب على"],
    },
    not: {
      en: ["A win for all"],
      de: ["Der Gewinn"],
      pt: ["Ganhar tempo"],
      es: ["Ganar tiempo"],
      ja: ["当日"],
      ar: ["السحاب"],
    },
  },
};

const cases = (kind: "says" | "not") =>
  Object.entries(LISTS).flatMap(([list, { finder, ...texts }]) =>
    Object.entries(texts[kind]).flatMap(([language, all]) => all.map((text) => ({ list, language, text, finder }))),
  );

describe("words of the trade", () => {
  test.each(cases("says"))("$list in $language: $text", ({ finder, language, text }) => {
    expect(finder.find(text, language)).not.toEqual([]);
  });

  test.each(cases("not"))("not $list in $language: $text", ({ finder, language, text }) => {
    expect(finder.find(text, language)).toEqual([]);
  });

  test.each(Object.entries(LISTS))("%s knows the six languages, for and against", (_list, { says, not }) => {
    for (const language of ["en", "de", "pt", "es", "ja", "ar"]) {
      expect(says[language]).not.toHaveLength(0);
      expect(not[language]).not.toHaveLength(0);
    }
  });

  test("a language without a list is read by the English one", () => {
    const finder = createWordFinder(DEADLINES);
    expect(finder.find("Last chance", "fi")).toEqual([{ at: 0, found: "Last chance" }]);
  });
});
