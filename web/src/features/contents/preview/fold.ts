import type { Channel } from "@handbill/contracts";

/** About where a feed cuts a text off with "… more". Unpublished and different from phone to phone: a hint, not a rule. */
const FOLDS: Partial<Record<Channel, number>> = { instagram: 125, facebook: 480, linkedin: 210, threads: 250 };

/** What a feed shows at once, and what only after a tap. Cut between whole characters, at a space where one is near. */
export function foldText(channel: Channel, text: string): { shown: string; hidden: string } {
  const most = FOLDS[channel];
  if (most === undefined) return { shown: text, hidden: "" };
  const characters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  if (characters.length <= most) return { shown: text, hidden: "" };
  const cut = characters.slice(0, most).join("");
  const space = cut.search(/\s\S*$/);
  const end = space > cut.length * 0.8 ? space : cut.length;
  return { shown: text.slice(0, end), hidden: text.slice(end) };
}
