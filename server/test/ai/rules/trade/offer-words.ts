import { createWordFinder } from "../../../../src/ai/rules/trade/find-words.ts";
import { GREEN } from "../../../../src/ai/rules/trade/lexicons/green.ts";
import { CURES, HEALTH_PROMISES } from "../../../../src/ai/rules/trade/lexicons/health.ts";
import { INSTALMENTS, MONEY_PROMISES } from "../../../../src/ai/rules/trade/lexicons/money.ts";
import { DISCOUNTS, FREE } from "../../../../src/ai/rules/trade/lexicons/prices.ts";
import { GIVEAWAYS, PARTNERS } from "../../../../src/ai/rules/trade/lexicons/promotions.ts";
import { type Examples, negatable } from "./examples.ts";

export const OFFER_WORDS: Record<string, Examples> = {
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
