import { codePoints } from "../counting.ts";
import { turn } from "../seed.ts";
import type { Context, Voice } from "./context.ts";

const MOST = 5;
const LONGEST = 40;

/** A text as a hashtag: capitals mark the words where the script has them, low lines where it has none. */
function tagOf(text: string): string {
  const words = text.normalize("NFC").match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const cased = /\p{Lu}|\p{Ll}/u.test(text);
  const tag = words
    .map((word) => (cased ? word.charAt(0).toUpperCase() + word.slice(1) : word))
    .join(cased || /[\u3040-\u9fff]/u.test(text) ? "" : "_");
  return /\p{L}/u.test(tag) && codePoints(tag) <= LONGEST ? tag : "";
}

/** Place, craft and name; never the generic ones. */
export function hashtagsFor({ base, trade }: Context, { slots }: Voice): string[] {
  const round = (slots["lessonTitle"] ?? "").length;
  const own = [base["name"], slots["offer"], base["city"]].map((text) => tagOf(text ?? ""));
  const tags = [
    own[0],
    ...turn(trade.tags, round).slice(0, 2),
    own[2],
    own[1],
    ...turn(trade.tags, round).slice(2),
  ].filter((tag) => tag !== undefined && tag !== "");
  return [...new Set(tags)].slice(0, MOST).map((tag) => `#${tag}`);
}
