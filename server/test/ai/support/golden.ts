import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BusinessCreate, CHANNELS, type Channel, type Fields } from "@handbill/contracts";
import type { CampaignBrief, ContentRequest, QuestionsRequest, ReplyRequest } from "../../../src/ai/ai-requests.ts";
import { questionsDraft } from "../../../src/ai/questions-draft.ts";
import { replyDraft } from "../../../src/ai/reply-draft.ts";
import { contentDraft, type Draft, passageDraft, render, strategyDraft } from "../../../src/ai/prompt-builder.ts";

/** One prompt as it is sent for a fixed brief, in a file that people can read and compare. */
export type Golden = { id: string; version: number; sha256: string; text: string };

const ROOT = join(import.meta.dirname, "../../../..");

const { business, campaign } = JSON.parse(readFileSync(join(ROOT, "fixtures/briefs/bakery-lisbon.json"), "utf8"));

const profile = BusinessCreate.parse(business);
const brief: CampaignBrief = { audience: "", notes: "", ...campaign };

const contentRequest = (channel: Channel): ContentRequest => ({
  business: profile,
  campaign: brief,
  strategy: {
    summary: "Quatro semanas de manhãs calmas, um menu ao balcão antes das 11h.",
    positioning: "Para quem passa em Alfama a caminho do trabalho, a padaria onde o forno já está quente.",
    keyMessages: ["O menu está pronto quando a porta abre."],
    audienceSegments: [
      {
        name: "A caminho do trabalho",
        moment: "Dez minutos antes do elétrico",
        doubt: "Dá tempo?",
        message: "Cabe entre duas paragens.",
      },
    ],
  },
  content: {
    channel,
    topic: "A fornada das sete e meia",
    angle: "Quem chega cedo escolhe primeiro.",
    callToAction: "Passe antes das 11h",
    scheduledOn: "2027-01-14",
  },
  alreadySaid: ["Às sete e meia o largo ainda está vazio.", "Venha tomar o pequeno-almoço"],
  instruction: "Um pouco mais curto",
  field: null,
  current: null,
  claims: [],
});

/** The text of a channel's piece as an owner sees it, and the sentence in it that is selected. */
const PASSAGE = { before: "Às sete e meia o forno está quente. ", text: "O menu custa 4,20 €.", after: " Até já!" };
const WHOLE = PASSAGE.before + PASSAGE.text + PASSAGE.after;
const HASHTAGS = ["#PadariaAlfama"];
const PIECES: Record<Channel, [path: string, fields: Fields]> = {
  instagram: ["caption", { caption: WHOLE, hashtags: HASHTAGS, altText: "Uma mão tira o pão do forno." }],
  facebook: ["text", { text: WHOLE }],
  linkedin: ["text", { text: WHOLE }],
  x: ["thread.1", { thread: ["O forno está quente.", WHOLE] }],
  bluesky: ["text", { text: WHOLE }],
  threads: ["text", { text: WHOLE }],
  email: [
    "body",
    {
      subject: "A fornada das sete e meia",
      preheader: "Quem chega cedo escolhe primeiro.",
      body: WHOLE,
      callToAction: { label: "Passe antes das 11h", url: "https://example.com/" },
    },
  ],
  sms: ["text", { text: WHOLE }],
  blog: [
    "sections.0.body",
    { title: "A fornada", description: "Quem chega cedo.", sections: [{ heading: "De manhã", body: WHOLE }] },
  ],
  google_ads: [
    "descriptions.1",
    { headlines: ["Pão", "Menu", "Alfama"], descriptions: ["O forno está quente.", WHOLE] },
  ],
};

function passageOf(channel: Channel) {
  const [path, current] = PIECES[channel];
  const { alreadySaid: _said, field: _field, ...request } = contentRequest(channel);
  const start = PASSAGE.before.length;
  const selection = { path, start, end: start + PASSAGE.text.length, text: PASSAGE.text };
  return passageDraft({ ...request, wish: "shorter", current, selection }, PASSAGE);
}

const replyRequest: ReplyRequest = {
  business: profile,
  faq: [{ question: "Têm pão sem glúten?", answer: "Não, na nossa cozinha há farinha de trigo por todo o lado." }],
  conversation: {
    channel: "email",
    subject: "Pequeno-almoço",
    customer: "Ana Duarte",
    about: { campaign: brief.name, topic: "A fornada das sete e meia", text: WHOLE },
  },
  messages: [
    { direction: "inbound", at: "2027-01-14T08:10:00+00:00", text: "Bom dia! Abrem ao domingo?" },
    { direction: "outbound", at: "2027-01-14T08:40:00+00:00", text: "Bom dia Ana, ao domingo também." },
    { direction: "inbound", at: "2027-01-14T09:02:00+00:00", text: "Obrigada. Quanto custa o menu?" },
    { direction: "inbound", at: "2027-01-14T09:03:00+00:00", text: "E têm opções sem glúten?" },
  ],
  instruction: "Um pouco mais curto",
  previous: "Olá Ana, o menu custa 4,20 €. Até já!",
  today: "2027-01-14",
};

const questionsRequest: QuestionsRequest = {
  business: profile,
  groups: [
    { id: "G4c9f20", people: 8, language: "pt", sentences: ["Abrem ao domingo?", "Este domingo estão abertos?"] },
    { id: "G7ab3d1", people: 3, language: "en", sentences: ["Do you have gluten-free bread?"] },
  ],
  today: "2027-01-14",
};

function goldenOf(draft: Draft<unknown>): Golden {
  const { system, user, sha256 } = render(draft, "0123456789abcdef", { corrections: [], short: false });
  const { id, version } = draft.prompt;
  const { name, schema } = draft.shape;
  const parts = [
    `prompt ${id}\nversion ${version}\nsha256 ${sha256}`,
    `=== SYSTEM\n${system}`,
    `=== USER\n${user}`,
    `=== SCHEMA ${name}\n${JSON.stringify(schema, null, 2)}`,
  ];
  return { id, version, sha256, text: `${parts.join("\n\n")}\n` };
}

/** Every prompt of the product as it is now. */
export const currentPrompts = (): Golden[] => [
  goldenOf(strategyDraft({ business: profile, campaign: brief, instruction: null, previous: null })),
  ...CHANNELS.map((channel) => goldenOf(contentDraft(contentRequest(channel)))),
  ...CHANNELS.map((channel) => goldenOf(passageOf(channel))),
  goldenOf(replyDraft(replyRequest)),
  goldenOf(questionsDraft(questionsRequest)),
];

export const goldenFile = (id: string): string => join(ROOT, "server/test/ai/golden", `${id}.txt`);

/** What a golden file says of its prompt; null where there is none yet. */
export function readGolden(id: string): Golden | null {
  if (!existsSync(goldenFile(id))) return null;
  const text = readFileSync(goldenFile(id), "utf8");
  const said = (name: string): string => new RegExp(`^${name} (.+)$`, "m").exec(text)?.[1] ?? "";
  return { id, version: Number(said("version")), sha256: said("sha256"), text };
}

export type Verdict = "new" | "unchanged" | "updated" | "needs a new version";

/** Whether a prompt may take the place of its golden file: a change needs a higher version. */
export function judgeChange(prompt: Golden, golden: Golden | null): Verdict {
  if (golden === null) return "new";
  if (golden.text === prompt.text) return "unchanged";
  return prompt.version > golden.version ? "updated" : "needs a new version";
}
