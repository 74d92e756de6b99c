import { expect, test } from "vitest";
import { languageDataOf } from "../../src/eval/languages/languages.ts";
import { CHECKS } from "../../src/eval/checks/all-checks.ts";
import type { Subject, Verdict } from "../../src/eval/subject.ts";
import { actionsOf } from "../../src/eval/text/actions.ts";
import { createPhraseFinder } from "../../src/eval/text/phrases.ts";
import { sentencesOf, stemOf, wordsOf } from "../../src/eval/text/sentences.ts";
import { gramsOf, jaccard } from "../../src/eval/text/similarity.ts";
import { goodCampaign } from "./support/answers.ts";

const LANGUAGES = ["ar", "de", "en", "es", "fr", "ja", "pt"];

/** One content in a language, as the only one of its campaign. */
function post(language: string, text: string): Subject {
  const subject = goodCampaign();
  const piece = subject.pieces.find(({ task }) => task.channel === "facebook");
  const business = { ...subject.business, language, name: "X", location: "", description: "", offers: [], facts: [] };
  return { ...subject, business, pieces: piece ? [{ ...piece, fields: { text } }] : [] };
}

function verdictOf(row: number, subject: Subject): Verdict | undefined {
  const check = CHECKS.find((one) => one.row === row);
  return check?.judge(subject, { language: () => null })[0];
}

test.each(LANGUAGES)("the lists of %s hold what every check needs", (language) => {
  const data = languageDataOf(language);
  expect(data?.functionWords.size).toBeGreaterThan(25);
  expect(data?.phrases.length).toBeGreaterThanOrEqual(20);
  expect(new Set(data?.phrases).size).toBe(data?.phrases.length);
});

test.each(LANGUAGES)("every phrase of %s is found where it stands, and not in the middle of a word", (language) => {
  const phrases = languageDataOf(language)?.phrases ?? [];
  const find = createPhraseFinder(phrases);
  for (const phrase of phrases) {
    const said = phrase.replace("*", "").replace(" ... ", " abc ");
    expect(find(`– ${said} –`), phrase).not.toEqual([]);
  }
  const inside = phrases.filter((phrase) => !/[\u3040-\u30ff\u3400-\u9fff]/u.test(phrase));
  expect(inside.flatMap((phrase) => find(`x${phrase.replace("*", "")}x`))).toEqual([]);
});

test.each([
  ["en", "In today's fast-paced world we unlock more.", "Bread comes out of the oven at six."],
  ["de", "In der heutigen schnelllebigen Welt ist das nahtlos.", "Das Brot kommt um sechs aus dem Ofen."],
  ["es", "Sumérgete en una experiencia única.", "El pan sale del horno a las seis."],
  ["pt", "No mundo de hoje, mergulhe nesta jornada.", "O pão sai do forno às seis."],
  ["fr", "Plongez dans une expérience unique.", "Le pain sort du four à six heures."],
  ["ja", "至福のひとときはいかがでしょうか。", "パンは六時に焼き上がります。"],
  ["ar", "في عالمنا اليوم نقدم تجربة فريدة.", "يخرج الخبز من الفرن في السادسة."],
])("machine phrases of %s are found, and plain speech is let be", (language, worn, plain) => {
  expect(verdictOf(16, post(language, worn))?.found).not.toEqual([]);
  expect(verdictOf(16, post(language, plain))?.found).toEqual([]);
});

test.each([
  ["de", "Wir rufen dich an. Danach sagen wir Ihnen, was es kostet."],
  ["es", "Te llamamos antes, y usted decide."],
  ["pt", "Falamos contigo antes, e você decide."],
  ["fr", "On t'appelle, et toi tu viens quand vous voulez."],
  ["ja", "検診は四十分です。これは大切だ。"],
  ["ar", "احجز موعدك، وأخبرونا عن أطفالكم."],
])("two ways to address the reader in one text of %s are seen", (language, text) => {
  expect(verdictOf(11, post(language, text))?.found).toHaveLength(1);
});

test.each([
  ["en", "Book a table at shop.example.", ["book"]],
  ["en", "Come and see us, we are open.", ["visit"]],
  ["en", "Call us or share this.", ["contact", "social"]],
  ["en", "We book nothing and we call nobody.", []],
  ["de", "Ruf uns an und buch einen Termin.", ["contact", "book"]],
  ["pt", "Reserve já. Partilhe com um amigo.", ["book", "social"]],
  ["es", "Reserva tu mesa y llámanos.", ["book", "contact"]],
  ["fr", "Réservez votre table.", ["book"]],
  ["ja", "ご予約はこちらへどうぞ。", ["book"]],
  ["ar", "احجزوا موعدكم الآن.", ["book"]],
  ["ar", "اِحجِزوا موعدكم.", ["book"]],
  ["en", "Details: https://shop.example Reply STOP to opt out", ["read"]],
])("in %s, '%s' asks for %j", (language, text, kinds) => {
  const subject = post(language, text);
  const data = languageDataOf(language);
  const [piece] = subject.pieces;
  const found = piece && data ? actionsOf(piece, language, data).map(({ kind }) => kind) : null;
  expect(found).toEqual(kinds);
});

test.each([
  [
    "en",
    "Bread is baked at six. You can buy it warm at seven. Come by on the way to work, or send a friend. We keep one loaf back for you if you call.",
    "Operational optimisation necessitates continuous organisational communication. Sustainable nutritional considerations characterise contemporary artisanal manufacturing. Institutional stakeholder participation facilitates comprehensive neighbourhood revitalisation initiatives throughout metropolitan communities, notwithstanding considerable administrative complexity.",
  ],
  [
    "de",
    "Das Brot kommt um sechs aus dem Ofen. Um sieben ist es noch warm. Komm auf dem Weg zur Arbeit vorbei, oder schick einen Freund. Ein Laib bleibt für dich liegen, wenn du anrufst.",
    "Die Implementierung ganzheitlicher Ernährungskonzepte ermöglicht nachhaltige Qualitätsverbesserungen. Kontinuierliche Prozessoptimierungen charakterisieren zeitgenössische Lebensmittelproduktion. Institutionelle Kooperationspartnerschaften gewährleisten umfassende Nachbarschaftsentwicklung innerhalb metropolitaner Gemeinschaften sowie überregionaler Organisationseinheiten und Interessenvertretungen.",
  ],
  [
    "es",
    "El pan sale del horno a las seis. A las siete aún está tibio. Pasa de camino al trabajo, o manda a un amigo. Si llamas, guardamos una barra para ti y la pagas al venir.",
    "La implementación de estrategias nutricionales integrales posibilita transformaciones organizacionales significativas. La optimización continua caracteriza la producción alimentaria contemporánea. Las colaboraciones institucionales garantizan revitalizaciones comunitarias extraordinariamente comprehensivas y multidimensionales permanentemente.",
  ],
  [
    "pt",
    "O pão sai do forno às seis. Às sete ainda está quente. Passe a caminho do trabalho, ou mande um amigo. Se ligar, guardamos um pão para si e paga quando vier cá.",
    "A implementação de estratégias nutricionais integradas possibilita transformações organizacionais significativas. A otimização contínua caracteriza a produção alimentar contemporânea. As colaborações institucionais garantem revitalizações comunitárias extraordinariamente abrangentes e multidimensionais permanentemente.",
  ],
])("plain and inflated texts of %s lie on both sides of the limit of reading ease", (language, plain, inflated) => {
  expect(verdictOf(18, post(language, plain))?.found).toEqual([]);
  expect(verdictOf(18, post(language, inflated))?.found).toHaveLength(1);
});

const similarity = (one: string, other: string, language: string) =>
  jaccard(gramsOf(one, language), gramsOf(other, language));

test("copies, templates and strangers lie apart", () => {
  const one = "The first tray comes out at six, and we judge it before you do.";
  expect(similarity(one, "We judge it before you do: the first tray comes out at six.", "en")).toBeGreaterThan(0.6);
  expect(similarity(one, "Your brakes squeak long before they wear.", "en")).toBeLessThan(0.1);
  expect(similarity("玉露はぬるめの湯で待ちます。", "パンは六時に焼き上がります。", "ja")).toBeLessThan(0.1);
  expect(jaccard(new Set(), new Set(["a"]))).toBe(0);
});

test("a sentence ends before a digit, at a line's end and not in a price", () => {
  expect(sentencesOf("The first call is free. 39 euros otherwise.\n- One\n- Two costs €4.20 today.", "en")).toEqual([
    "The first call is free.",
    "39 euros otherwise.",
    "One",
    "Two costs €4.20 today.",
  ]);
});

test("words leave out addresses and tags, and stems leave out endings", () => {
  expect(wordsOf("Book at https://shop.example/x #BikeWeek now", "en")).toEqual(["book", "at", "now"]);
  expect(stemOf("brakes")).toBe(stemOf("brakepads"));
});

test("a campaign far from the owner's way to write is heard", () => {
  const subject = goodCampaign();
  for (const { task, fields } of subject.pieces) {
    if (task.channel === "facebook" || task.channel === "threads" || task.channel === "linkedin")
      fields["text"] = "Wow! 🎉 Yes! 🎉 Now! 🎉 Go! 🎉 Bikes! 🎉 Deals! 🎉";
  }
  expect(
    verdictOf(25, {
      ...subject,
      business: { ...subject.business, voice: ["first person plural"] },
      pieces: subject.pieces.slice(0, 3),
    })?.found,
  ).toHaveLength(1);
});
