import { AUDIENCES, type Audience } from "../languages/language.ts";
import { pick } from "../seed.ts";
import { audiencesIn } from "./audiences.ts";
import type { Context, Voice } from "./context.ts";
import { render } from "./template.ts";

const opened = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const audienceOf = ({ brief }: Context): string => brief.campaign.audience || brief.business.audience;

/** The groups an owner names, word for word. */
function namedAudiences(context: Context): string[] {
  const audience = audienceOf(context);
  if (!context.fits(audience)) return [];
  const parts = audience.split(/[,;،、]\s*(?:and\s+|und\s+|e\s+)?/u).map((part) => part.trim().replace(/[.。]$/u, ""));
  return parts.some((part) => /^(?:die|der|das|que|who|that|which)\s/iu.test(part))
    ? []
    : parts.filter((part) => part.length >= 3 && part.length <= 70);
}

type Segment = {
  name: string;
  moment: string;
  trigger: string;
  doubt: string;
  words: string[];
  message: string;
};

/** What makes people of the trade look, and how they would put it. */
function stirred({ trade }: Context, voice: Voice, index: number): Pick<Segment, "trigger" | "words"> {
  const words = [pick(trade.questions, index) ?? "", pick(trade.searches, index) ?? ""];
  return {
    trigger: voice.say([pick(trade.scenes, index) ?? ""]),
    words: words.map((each) => voice.say([each])).filter((each) => each !== ""),
  };
}

/** Trades that people visit together; elsewhere the situations of the trade say more than those of a group. */
const HOSTS: ReadonlySet<string> = new Set(["food", "fitness", "tea", "flowers", "shop", "general"]);

/** A group with a situation of the trade. */
function situated(context: Context, voice: Voice, name: string, index: number): Segment {
  const { trade } = context;
  const doubt = pick(trade.doubts, index);
  return {
    name,
    moment: voice.say([pick(trade.moments, index) ?? ""]),
    ...stirred(context, voice, index),
    doubt: voice.say([doubt?.text ?? ""]),
    message: voice.say([doubt?.answer ?? ""]),
  };
}

/** A group with what is known of such groups. */
function known(context: Context, voice: Voice, kind: Audience, own = ""): Segment {
  const { name, moment, doubt, answer } = context.bank.plan.audiences[kind];
  return {
    name: own || voice.say([name]),
    moment: voice.say([moment]),
    ...stirred(context, voice, AUDIENCES.indexOf(kind)),
    doubt: voice.say([doubt]),
    message: voice.say([answer]),
  };
}

/** Whom the campaign is for: the groups the owner names, then those every business has. */
export function segmentsOf(context: Context, voice: Voice, moved: number): Segment[] {
  const kinds = namedAudiences(context).map((name) => audiencesIn(name)[0]);
  const own = namedAudiences(context).map((name, index) => {
    const kind = kinds[index];
    return kind && HOSTS.has(context.craft) && kinds.indexOf(kind) === index
      ? known(context, voice, kind, opened(name))
      : situated(context, voice, opened(name), index + moved);
  });
  const found = audiencesIn(audienceOf(context)).map((kind, index) => {
    const group = known(context, voice, kind);
    return HOSTS.has(context.craft) ? group : situated(context, voice, group.name, index + moved);
  });
  const named = own.length > 0 ? own : found;
  const usual = context.bank.plan.segments.map(({ name, message }, index) => {
    const segment = situated(context, voice, voice.say([name]), index + moved);
    return Object.assign(segment, { message: voice.say([message]) || segment.message });
  });
  const doubts = new Set<string>();
  return [...named, ...usual]
    .filter(({ doubt }) => !doubts.has(doubt) && doubts.add(doubt))
    .slice(0, Math.max(2, Math.min(3, named.length)));
}

/** Whom the positioning names: the owner's words, or the groups that were found in them. */
export function readersOf(context: Context): string {
  const { audiences, and } = context.bank.plan;
  const audience = audienceOf(context).replace(/[.。]$/u, "");
  if (audience !== "" && context.fits(audience)) {
    return context.bank.code === "de" ? audience : audience.charAt(0).toLowerCase() + audience.slice(1);
  }
  const names = audiencesIn(audience).map((kind) => render(audiences[kind].name, context.base, context.choice) ?? "");
  return names
    .slice(0, 2)
    .map((name) => (context.bank.code === "de" ? name : name.charAt(0).toLowerCase() + name.slice(1)))
    .join(and);
}
