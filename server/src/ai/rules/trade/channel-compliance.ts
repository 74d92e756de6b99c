import { OPT_OUT, type Channel } from "@handbill/contracts";
import { claim, matchesIn } from "./hits.ts";
import { searchAdFaults } from "./search-ads.ts";
import type { Context, Found, TradeRule } from "./trade-rule.ts";

const SENDER_WITHIN = 30;
const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}\p{P}\p{S}]/gu, "")
    .toLowerCase();

/** The name, or enough of its beginning to be known by. */
function namesSender(text: string, name: string): boolean {
  const start = fold(text).slice(0, SENDER_WITHIN + name.length);
  const [first = "", second = ""] = fold(name).split(/\s+/u);
  const short = first.length >= 4 ? first : `${first} ${second}`.trim();
  const at = start.indexOf(short);
  return at !== -1 && at <= SENDER_WITHIN;
}

function textMessage({ prose, business, lawOn }: Context): Found[] {
  const part = prose.find(({ path }) => path === "text");
  if (!part) return [];
  const { path, text } = part;
  const start = { path, at: 0, found: text.slice(0, SENDER_WITHIN) };
  const end = { path, at: Math.max(text.length - 1, 0), found: text.slice(-SENDER_WITHIN) };
  return [
    ...(namesSender(text, business.name)
      ? []
      : [claim(start, "The message does not begin with who sends it.", lawOn("sms"))]),
    ...(OPT_OUT.test(text)
      ? []
      : [claim(end, "The message does not say how to opt out (the word STOP).", lawOn("sms"))]),
  ];
}

const REPLY = /^\s*(?:re|fwd?|aw|wg|tr|rv|enc)\s?:/iu;

const email = ({ prose, lawOn }: Context): Found[] =>
  prose
    .filter(({ path, text }) => path === "subject" && REPLY.test(text))
    .map(({ path, text }) =>
      claim(
        { path, at: 0, found: text.slice(0, 4).trim() },
        "The subject looks like the reply to a message, and it is none.",
        lawOn("mail_subject"),
      ),
    );

const BY_CHANNEL: Partial<Record<Channel, (context: Context) => Found[]>> = {
  sms: textMessage,
  email,
  google_ads: searchAdFaults,
};

/** Letters of mathematics, in circles or of double width, which screen readers spell out. East Asian texts use some of them as they are. */
const ODD_LETTERS = /[\u{1d400}-\u{1d7ff}]+/gu;
const ODD_LATIN_LETTERS = /[\u{1d400}-\u{1d7ff}\u2460-\u24ff\uff21-\uff3a\uff41-\uff5a]+/gu;
const EAST_ASIAN = new Set(["ja", "zh", "ko"]);

const letterForms = (context: Context): Found[] =>
  matchesIn(context, EAST_ASIAN.has(context.base) ? ODD_LETTERS : ODD_LATIN_LETTERS).map((hit) =>
    claim(hit, `"${hit.found}" is made of special signs that screen readers do not read as letters.`),
  );

/** What each channel demands beside its limits. */
export const channelCompliance: TradeRule = {
  id: "channel_compliance",
  row: 9,
  kind: "compliance",
  find: (context) => [...(BY_CHANNEL[context.channel]?.(context) ?? []), ...letterForms(context)],
};
