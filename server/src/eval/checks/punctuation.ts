import { type Check, eachPiece, opinion } from "../subject.ts";
import { copyOf } from "../text/copy.ts";
import { wordsOf } from "../text/sentences.ts";

const WITHOUT_EXCLAMATION = new Set(["google_ads", "linkedin"]);
const WITHOUT_DASHES = new Set(["google_ads", "sms"]);
const WORDS_PER_DASH = 150;

/** What people answer to a text message. */
const REPLIES = new Set(["STOP", "STOPP", "HELP", "SAIR", "PARAR", "BAJA", "CANCELAR", "AYUDA", "AJUDA", "HILFE"]);

/** Words in capitals that mean something: the way out of a text message, and what the profile itself writes so. */
const shouted = (text: string, profile: string): string[] =>
  (text.match(/(?<![\p{L}\p{N}#@])\p{Lu}{4,}(?![\p{L}\p{N}])/gu) ?? []).filter(
    (word) => !REPLIES.has(word) && !profile.includes(word),
  );

/** At most one exclamation mark and hardly a dash, no shouting, no mark twice. */
export const punctuation: Check = {
  row: 17,
  name: "calm punctuation",
  blocks: false,
  weight: 2,
  judge: eachPiece((piece, { business }) => {
    const { channel } = piece.task;
    const { parts } = copyOf(piece);
    const text = parts.map((part) => part.text).join("\n");
    const exclamations = text.match(/[!！]/gu)?.length ?? 0;
    const dashes = text.match(/—|\s–\s/gu)?.length ?? 0;
    const dashBudget = WITHOUT_DASHES.has(channel)
      ? 0
      : Math.max(1, wordsOf(text, business.language).length / WORDS_PER_DASH);
    const capitals = shouted(text, JSON.stringify(business));
    const repeated = text.match(/([!?！？])\s?[!?！？]|\.{4,}|,,|…{2,}/u);
    const faults = [
      ...(exclamations > (WITHOUT_EXCLAMATION.has(channel) ? 0 : 1) ? [`${exclamations} exclamation marks`] : []),
      ...(dashes > dashBudget ? [`${dashes} dashes`] : []),
      ...(capitals.length > 0 ? [`in capitals: ${capitals.join(", ")}`] : []),
      ...(repeated ? [`repeated: ${repeated[0]}`] : []),
    ];
    return opinion(faults, 1 - 0.4 * faults.length);
  }),
};
