import {
  bytes,
  foldTypography,
  graphemes,
  smsSegments,
  threadsLength,
  weightedLength,
  codePoints,
} from "../counting.ts";
import { pick } from "../seed.ts";
import type { Angle } from "../languages/language.ts";
import { hasWish, shortName } from "./context.ts";
import { hashtagsFor } from "./hashtags.ts";
import { answerLine, factLine, factList, offerLine, paragraphs, seasonLine, type Piece } from "./piece.ts";
import { firstSentence, renderAll } from "./template.ts";

type Fields = Record<string, unknown>;

/** The ask for a comment, among the asks. */
const COMMENT = 1;

const follow = ({ context, voice, subject }: Piece, shift = 0): string =>
  voice.say(context.bank.angles[subject.angle].follows, shift);

/** The heart of a post, by angle: what it shows beyond hook and call to action. */
function core(piece: Piece): string[] {
  const { context, subject, voice } = piece;
  const offer = offerLine(piece);
  const first = factLine(piece);
  if (subject.angle === "visit")
    return [
      voice.say(context.bank.lines.place),
      factList({ ...piece, facts: context.hours.length > 0 ? context.hours : piece.facts }, 3),
    ];
  if (subject.angle === "guide" || subject.angle === "question") return [];
  if (subject.angle === "detail") return [first];
  if (subject.angle === "doubt") return [answerLine(piece)];
  if (subject.angle === "moment" && subject.round % 2 === 1 && first !== "") return [first];
  return subject.angle === "closing" ? [offer, first] : [offer];
}

/** The paragraphs of a post as the owner's wishes want them. */
function bodyOf(piece: Piece): string[] {
  const { context, subject, voice } = piece;
  const { wishes } = context;
  const told = core(piece);
  if (wishes.has("shorter")) {
    const { lesson = "", answer = "" } = voice.slots;
    const heart: Partial<Record<Angle, string>> = { guide: lesson, doubt: answer };
    return [piece.hook, firstSentence(heart[subject.angle] ?? told[0] ?? "")];
  }
  return [
    piece.hook,
    seasonLine(piece),
    ...(wishes.has("offer") ? [offerLine(piece)] : []),
    follow(piece),
    ...told,
    ...(wishes.has("longer") ? [voice.slots["lesson"] ?? "", follow(piece, 1)] : []),
    ...(wishes.has("specific") ? [offerLine(piece), factList(piece, 4)] : []),
    ...(wishes.has("warmer") ? [voice.say(context.bank.lines.warm)] : []),
  ];
}

/** Puts the emoji behind the first thought, where nothing is clicked. */
function withEmoji({ context }: Piece, text: string): string {
  if (!context.emoji) return text;
  const [first = "", ...rest] = text.split("\n\n");
  return [`${first} ${context.trade.emoji}`, ...rest].join("\n\n");
}

const linkLine = ({ context, voice, cta, subject }: Piece): string =>
  subject.angle === "question"
    ? cta === ""
      ? ""
      : `${cta}${context.bank.sentenceEnd}`
    : cta === ""
      ? voice.say(["{link}"])
      : (renderAll(context.bank.lines.link, { ...voice.slots, cta }, context.choice, context.turnedBy)[0] ??
        `${cta}${context.bank.sentenceEnd}`);

/** An ask that needs no link. */
const ask = ({ context, voice, subject }: Piece): string => {
  const { asks } = context.bank.lines;
  return subject.angle === "question"
    ? voice.say(asks.slice(COMMENT, COMMENT + 1))
    : voice.say(asks, subject.angle.length);
};

export function instagram(piece: Piece): Fields {
  const { context, voice } = piece;
  const full = [...bodyOf(piece), hasWish(context, "shorter") ? "" : ask(piece)];
  const lengths = [full, [piece.hook, follow(piece), ask(piece)], [piece.hook]].map((parts) =>
    withEmoji(piece, paragraphs(parts)),
  );
  const picture = voice.say(context.trade.pictures);
  return {
    caption: lengths.find((caption) => codePoints(caption) <= 2100) ?? piece.hook,
    hashtags: hashtagsFor(context, voice),
    altText: picture,
  };
}

export function facebook(piece: Piece): Fields {
  const { context, voice, subject } = piece;
  const invites = ["moment", "detail", "closing"].includes(subject.angle) && !context.wishes.has("shorter");
  const place = invites ? voice.say(context.bank.lines.place, 1) : "";
  return { text: withEmoji(piece, paragraphs([...bodyOf(piece), place, linkLine(piece)])) };
}

export function linkedin(piece: Piece): Fields {
  const { voice, subject, context } = piece;
  const teaches = subject.angle === "guide" || context.wishes.has("shorter");
  const { lessonTitle = "", lesson: taught = "" } = voice.slots;
  const lesson =
    teaches || taught === ""
      ? ""
      : `${lessonTitle}${/[.!?。！？؟]$/u.test(lessonTitle) ? "" : context.bank.sentenceEnd}${context.bank.joiner}${taught}`;
  const long = paragraphs([...bodyOf(piece), lesson, linkLine(piece)]);
  const text = codePoints(long) <= 2900 ? long : paragraphs([piece.hook, follow(piece), linkLine(piece)]);
  return { text: withEmoji(piece, text) };
}

const plainOffer = ({ context, voice }: Piece): string =>
  renderAll(context.bank.lines.offerPlain, voice.slots, context.choice)[0] ?? "";

const AROUND_THE_OFFER: ReadonlySet<string> = new Set(["offer", "moment", "closing"]);

/** What a short text may say besides its hook, the best first. */
function thoughtsOf(piece: Piece): string[] {
  const { context, subject } = piece;
  if (subject.angle === "visit") {
    const [place = ""] = core(piece);
    return [`${place}\n${factLine({ ...piece, facts: context.hours })}`, place];
  }
  if (AROUND_THE_OFFER.has(subject.angle) || hasWish(context, "offer")) return [offerLine(piece), plainOffer(piece)];
  const { lesson = "", answer = "" } = piece.voice.slots;
  if (hasWish(context, "specific"))
    return [[lesson, answer][subject.angle === "guide" ? 0 : 1] ?? "", offerLine(piece)];
  if (subject.angle === "guide") return [follow(piece), hasWish(context, "shorter") ? firstSentence(lesson) : lesson];
  if (hasWish(context, "shorter")) return ["", subject.angle === "doubt" ? firstSentence(answer) : ""];
  return [subject.angle === "doubt" ? answerLine(piece) : "", follow(piece)];
}

/** Texts of one thought, from the richest to the barest. The last always fits. */
function shortTexts(piece: Piece): string[] {
  const { context, hook } = piece;
  const brief = plainOffer(piece);
  const season = seasonLine(piece);
  const link = linkLine(piece);
  const bare = `${shortName(context.brief.business.name, 60)}${context.bank.sentenceEnd}`;
  const told = thoughtsOf(piece);
  const wished = [
    hasWish(context, "warmer") ? piece.voice.say(context.bank.lines.warm) : "",
    hasWish(context, "specific") ? factLine(piece) || offerLine(piece) : "",
  ];
  const rich = hasWish(context, "shorter")
    ? []
    : [
        [hook, season, follow(piece), told[0] ?? "", ...wished, link],
        [hook, told[0] ?? "", ...wished, link],
        ...(wished.some((part) => part !== "") ? [[hook, ...wished, link]] : []),
        [hook, season, told[0] ?? "", link],
        [hook, told[0] ?? "", link],
      ];
  return [
    ...rich,
    [hook, season, told[1] ?? "", link],
    [hook, told[1] ?? "", link],
    [hook, season, link],
    [hook, link],
    [hook],
    [follow(piece)],
    [brief, link],
    [brief],
    [bare],
  ]
    .map((parts) => paragraphs(parts))
    .filter((text) => text !== "")
    .flatMap((text) => (context.emoji ? [withEmoji(piece, text), text] : [text]));
}

const firstThat = (piece: Piece, fits: (text: string) => boolean): string => {
  const texts = shortTexts(piece);
  return texts.find(fits) ?? texts.at(-1) ?? "";
};

export const x = (piece: Piece): Fields => ({
  text: firstThat(piece, (text) => weightedLength(text) <= 278),
  thread: null,
});

export const bluesky = (piece: Piece): Fields => ({
  text: firstThat(piece, (text) => graphemes(text) <= 298 && bytes(text) <= 2900),
});

export function threads(piece: Piece): Fields {
  const long = withEmoji(piece, paragraphs([...bodyOf(piece), linkLine(piece)]));
  const text = threadsLength(long) <= 495 ? long : firstThat(piece, (each) => threadsLength(each) <= 495);
  const tag = (pick(hashtagsFor(piece.context, piece.voice), piece.subject.round + 1) ?? "").replace(/^#/u, "");
  return { text, topicTag: tag === "" || codePoints(tag) > 50 ? null : tag };
}

export function sms(piece: Piece): Fields {
  const { context, voice } = piece;
  const { lines } = context.bank;
  const link = renderAll([lines.smsLink, "{url}"], voice.slots, context.choice);
  const said = voice
    .all(lines.sms.slice(0, hasWish(context, "shorter") ? 0 : 4))
    .concat(renderAll(lines.sms.slice(4), voice.slots, context.choice));
  const brand = shortName(context.brief.business.name, 30);
  const from = (name: string): string => lines.smsBrand.replace("{brand}", () => name);
  const candidates = said.flatMap((line) =>
    [...link, ""].map((end) =>
      foldTypography([from(brand), line, end, lines.optOut].filter((part) => part !== "").join(" ")),
    ),
  );
  const short = candidates.find((text) => smsSegments(text) <= 2);
  return {
    text: short ?? foldTypography([from(shortName(brand, 15)), lines.sms.at(-1) ?? "", lines.optOut].join(" ")),
  };
}
