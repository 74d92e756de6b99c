import { expect, test } from "vitest";
import { loadSpokenLanguage } from "../../../src/ai/rules/spoken-language.ts";

const spoken = await loadSpokenLanguage();

test.each([
  ["Haben Sie morgen Brot?", "en", "de"],
  ["Are you open on Sundays?", "pt-PT", "en"],
  ["Abrem ao domingo?", "en", "pt"],
  ["¿Abren los domingos por la mañana?", "en", "es"],
  ["Bonjour, avez-vous du pain sans gluten?", "de", "fr"],
  ["何時に開きますか？", "en", "ja"],
  ["هل تفتحون يوم الأحد؟", "en", "ar"],
  ["Can I bring my dog? https://beispiel.example/hunde/willkommen", "de", "en"],
])("%s is told, whatever was expected", (text, expected, language) => {
  expect(spoken(text, expected, [])).toBe(language);
});

test("what fits the expected language keeps its spelling, and what is too little or no words tells nothing", () => {
  expect(spoken("Could you tell me the colour of the icing?", "en-GB", [])).toBe("en-GB");
  for (const text of [
    "",
    "ok",
    "ok danke",
    "Thanks!",
    "12:30",
    "👍👍👍",
    "https://haus.example/wir-haben-immer-offen",
    "Re: 4711",
  ]) {
    expect(spoken(text, "en", []), text).toBeNull();
  }
  expect(spoken("Haus Sonnenschein und Garten", "en", ["Haus Sonnenschein und Garten"])).toBeNull();
});

test("of neighbours the expected one is believed", () => {
  expect(spoken("Olá, quanto custa o bolo de chocolate?", "pt-BR", [])).toBe("pt-BR");
  expect(spoken("Quanto custa o bolo?", "es", [])).not.toBe("it");
  expect(spoken("Hvor meget koster kagen?", "no", [])).not.toBe("en");
});
