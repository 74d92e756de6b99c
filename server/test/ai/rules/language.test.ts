import { expect, test } from "vitest";
import { isPlainly } from "../../../src/ai/rules/common-words.ts";
import { loadLanguageCheck } from "../../../src/ai/rules/language.ts";
import { honestBriefs } from "../corpora/honest-briefs.ts";

const check = await loadLanguageCheck();

const TEXTS = {
  en: "The oven is on before the street wakes up. Come by on your way to work.",
  pt: "O forno já está quente antes de a rua acordar. Passe por cá a caminho do trabalho.",
  es: "El horno ya está caliente antes de que la calle despierte. Pasa de camino al trabajo.",
  de: "Der Ofen ist schon warm, bevor die Straße aufwacht. Komm auf dem Weg zur Arbeit vorbei.",
  fr: "Le four est chaud avant que la rue ne se réveille. Passez en allant au travail.",
  ja: "通りが目を覚ます前に、窯はもう温まっています。お仕事の前にお立ち寄りください。",
  ar: "الفرن ساخن قبل أن يستيقظ الشارع. مرّوا بنا في طريقكم إلى العمل كل صباح.",
};

test.each(Object.entries(TEXTS))("a text in %s is taken for that, and for none of the others", (language, text) => {
  expect(check([text], language, [])).toBeNull();
  expect(check([text], `${language}-XX`, [])).toBeNull();
  const others = Object.keys(TEXTS).filter((other) => other !== language);
  expect(others.filter((other) => check([text], other, []) !== language)).toEqual([]);
});

test("too little text, and text that is only names, tags and links, is not judged", () => {
  expect(check(["Der Ofen ist warm."], "en", [])).toBeNull();
  expect(
    check(["#BrotLeipzig #Handwerk #Frühstück https://baeckerei-am-markt.example Bäckerei am Markt"], "en", [
      "Bäckerei am Markt",
    ]),
  ).toBeNull();
});

test("a language that cannot be told apart is not judged", () => {
  expect(check([TEXTS.en], "mi", [])).toBeNull();
});

test.each([
  ["en", "Book your winter check today"],
  ["de", "Termin online vereinbaren"],
  ["pt", "Pastéis de nata a cada 40 minutos"],
  ["es", "Desayuno antes del trabajo"],
  ["fr", "Réservez votre table ce samedi"],
  ["it", "Prenota il tuo tavolo sabato"],
  ["ja", "静かな時間をお過ごしください"],
  ["ar", "احجز موعدك اليوم قبل الظهر"],
])("twenty letters are enough in %s: %s", (language, text) => {
  expect(check([text], language, [])).toBeNull();
  expect(check([text], language === "en" ? "ja" : "en", [])).toBe(language);
});

test("near relatives are told apart only where it is clear", () => {
  expect(check(["Pastéis de nata a cada 40 minutos"], "es", [])).toBeNull();
  expect(check([TEXTS.pt], "es", [])).toBe("pt");
});

const LANGUAGES = ["en", "de", "pt", "ja", "ar", "es"] as const;
const PER_LANGUAGE = 34;
const GLANCED = ["en", "de", "pt", "es", "fr"];

const languageOf = (index: number): string => LANGUAGES[Math.floor(index / PER_LANGUAGE)] ?? "en";

const glance = (text: string, of: number): string[] =>
  GLANCED.filter((language) => isPlainly(text, language)).map((language) => `${languageOf(of)} as ${language}`);

test("a glance takes a text for no other language than its own, and leaves one that is mostly in another to the closer look", () => {
  const texts = honestBriefs().map(({ parts }) => parts.map(({ text }) => text).join("\n"));
  const seen = texts.flatMap((text, index) => {
    const next = (index + PER_LANGUAGE) % texts.length;
    const mixed = text.slice(0, 300) + (texts[next] ?? "").slice(0, 700);
    return glance(text, index).concat(glance(mixed, next));
  });
  expect([...new Set(seen)].toSorted()).toEqual(["de as de", "en as en", "es as es", "pt as pt"]);
});
