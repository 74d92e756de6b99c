import type { Channel } from "@handbill/contracts";
import { type Check, eachPiece, opinion, type Piece } from "../subject.ts";
import { copyOf } from "../text/copy.ts";

type Budget = { tags: readonly [least: number, most: number]; emoji: number };

/** What the trade holds for good; the platforms take more. */
const BUDGETS: Record<Channel, Budget> = {
  instagram: { tags: [3, 5], emoji: 3 },
  facebook: { tags: [0, 2], emoji: 2 },
  linkedin: { tags: [0, 3], emoji: 1 },
  x: { tags: [0, 1], emoji: 1 },
  bluesky: { tags: [0, 2], emoji: 2 },
  threads: { tags: [0, 1], emoji: 2 },
  email: { tags: [0, 0], emoji: 1 },
  sms: { tags: [0, 0], emoji: 0 },
  blog: { tags: [0, 0], emoji: 1 },
  google_ads: { tags: [0, 0], emoji: 0 },
};

const GENERIC = new Set(
  "love instagood instagram insta photooftheday reels reel explore explorepage fyp foryou foryoupage viral trending marketing follow followme like4like likes picoftheday happy beautiful amazing business sale deal yum".split(
    " ",
  ),
);

const TAG = /(?<![\p{L}\p{N}&/])#([\p{L}\p{N}\p{M}_]+)/gu;
const EMOJI = /\p{RGI_Emoji}/gv;
const EMOJI_RUN = /\p{RGI_Emoji}\s?\p{RGI_Emoji}/v;
/** Longer than this without a capital, a tag of Latin letters is several words that nobody can hear apart. */
const LONGEST_LOWER = 14;

function tagsOf({ fields }: Piece, text: string): { listed: string[]; written: string[] } {
  const list = Array.isArray(fields["hashtags"]) ? fields["hashtags"] : [];
  return {
    listed: list.map((tag) => String(tag).replace(/^#/u, "")),
    written: [...text.matchAll(TAG)].map(([, tag = ""]) => tag),
  };
}

const isFlat = (tag: string): boolean => /^[a-z\u00df-\u00ff]+$/u.test(tag) && tag.length > LONGEST_LOWER;

function tagFaults(piece: Piece, text: string): string[] {
  const { channel } = piece.task;
  const { listed, written } = tagsOf(piece, text);
  const all = [...listed, ...written];
  const [least, most] = BUDGETS[channel].tags;
  const generic = all.filter((tag) => GENERIC.has(tag.toLowerCase()));
  const dead = all.filter((tag) => !/\p{L}/u.test(tag) || /[^\p{L}\p{N}\p{M}_]/u.test(tag));
  const flat = all.filter(isFlat);
  const behind = text.replace(/(?:\s*#[\p{L}\p{N}\p{M}_]+)+\s*$/u, "");
  return [
    ...(all.length < least || all.length > most ? [`${all.length} hashtags, ${least} to ${most} are good`] : []),
    ...(generic.length > 0 ? [`says nothing: #${generic.join(" #")}`] : []),
    ...(dead.length > 0 ? [`cannot be a hashtag: #${dead.join(" #")}`] : []),
    ...(flat.length > 0 ? [`words run together: #${flat.join(" #")}`] : []),
    ...(behind.match(TAG) ? ["a hashtag in the middle of the text"] : []),
  ];
}

/** Hashtags that somebody looks for, at the end; few emoji, never two side by side. */
export const tagsAndEmoji: Check = {
  row: 22,
  name: "hashtags and emoji",
  blocks: false,
  weight: 2,
  judge: eachPiece((piece) => {
    const { parts } = copyOf(piece);
    const text = parts
      .filter(({ path }) => !path.startsWith("hashtags"))
      .map((part) => part.text)
      .join("\n");
    const emoji = text.match(EMOJI)?.length ?? 0;
    const most = BUDGETS[piece.task.channel].emoji;
    const faults = [
      ...tagFaults(piece, text),
      ...(emoji > most ? [`${emoji} emoji, ${most} at most`] : []),
      ...(EMOJI_RUN.test(text) ? ["emoji side by side"] : []),
    ];
    return opinion(faults, 1 - 0.35 * faults.length);
  }),
};
