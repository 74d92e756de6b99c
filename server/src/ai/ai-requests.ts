import type {
  Approach,
  BusinessProfile,
  Channel,
  Claim,
  Fields,
  JobStage,
  PartialText,
  Receipt,
  Selection,
  Strategy,
  Wish,
} from "@handbill/contracts";

/** What a campaign asks for, without its ids and states. */
export type CampaignBrief = {
  name: string;
  goal: string;
  audience: string;
  channels: Channel[];
  startsOn: string;
  endsOn: string;
  budget: { amount: number; currency: string } | null;
  notes: string;
  contentCount: number;
};

/** A content of which enough is known to learn from it. */
export type ResultRow = {
  /** By which an answer cites it: R1, R2 and so on. */
  id: string;
  contentId: string;
  campaignId: string;
  channel: Channel;
  topic: string;
  angle: string;
  /** What was measured, by name: counts and shares. */
  metrics: Record<string, number>;
};

/** Results of earlier contents: those with small samples are left out. */
export type ResultsDigest = {
  contents: ResultRow[];
  /** Which did better than which, where the evidence allows to say so. */
  better: { winner: string; loser: string; metric: string }[];
};

export type StrategyRequest = {
  business: BusinessProfile;
  campaign: CampaignBrief;
  /** The owner's wish when planning again. */
  instruction: string | null;
  previous: Strategy | null;
  /** What earlier contents brought; missing where too little is known. */
  results?: ResultsDigest | null;
};

export type StrategyContext = Pick<Strategy, "summary" | "positioning" | "keyMessages" | "audienceSegments">;

/** The placeholder that is to be written. */
export type ContentTask = {
  channel: Channel;
  topic: string;
  angle: string;
  callToAction: string;
  scheduledOn: string | null;
};

export type ContentRequest = {
  business: BusinessProfile;
  campaign: CampaignBrief;
  strategy: StrategyContext;
  content: ContentTask;
  /** Openings and calls to action of the campaign's other contents, not to be repeated. */
  alreadySaid: string[];
  instruction: string | null;
  /** What was asked for with one tap. */
  wish?: Wish | null;
  /** One of several versions side by side: how this one goes about it. */
  approach?: Approach | null;
  /** Texts that the answer must not say again, as the other versions. */
  others?: Fields[];
  /** Rewrite this field only; all others stay as in `current`. */
  field: string | null;
  current: Fields | null;
  /** What the present text states: a sentence that a person has confirmed stays confirmed where it stays. */
  claims: Claim[];
};

/** One passage of a text that is to be rewritten. */
export type PassageRequest = Omit<ContentRequest, "alreadySaid" | "approach" | "others" | "field" | "current"> & {
  /** The text that it is a part of. */
  current: Fields;
  selection: Selection;
};

export type RewrittenPassage = { passage: string; receipt: Receipt };

export type WrittenContent = { fields: Fields; claims: Claim[]; receipt: Receipt };

/** A message of a conversation as a reply needs it: what is new in it, without what it quotes. */
export type ThreadMessage = { direction: "inbound" | "outbound"; at: string; text: string };

/** A reply to one customer. Of other conversations nothing is known here. */
export type ReplyRequest = {
  business: BusinessProfile;
  /** Questions with the answers that the owner has approved. */
  faq: { question: string; answer: string }[];
  conversation: {
    channel: "email" | "whatsapp" | "sms" | "form";
    subject: string;
    /** The customer's name, where it is known. */
    customer: string;
    /** The piece of a campaign that the customer answers. */
    about: { campaign: string; topic: string; text: string } | null;
  };
  /** Oldest first. */
  messages: ThreadMessage[];
  /** The owner's wish for this reply. */
  instruction: string | null;
  /** The draft that is to be rewritten. */
  previous: string | null;
  /** The day in the time zone of the business. */
  today: string;
};

export type WrittenReply = {
  text: string;
  /** Of the customer, as a BCP 47 tag. */
  language: string;
  sentiment: "positive" | "neutral" | "negative";
  /** Which sentence of the customer is answered by which one of the reply, and on which facts it rests. */
  cites: { sentence: string; answeredBy: string | null; factIds: string[] }[];
  /** The facts behind those ids, in words. */
  facts: { id: string; text: string }[];
  /** A person has to look closer before it is sent, for these reasons. */
  isUnsure: boolean;
  reasons: string[];
  needsPerson: boolean;
  receipt: Receipt;
};

/** A question that several people asked, in some of their words. Its id is that of the same question, whenever it is looked for. */
export type AskedGroup = { id: string; people: number; language: string; sentences: readonly string[] };

export type QuestionsRequest = {
  business: BusinessProfile;
  groups: AskedGroup[];
  /** The day in the time zone of the business. */
  today: string;
};

export type NamedQuestion = {
  /** Of its group. */
  groupId: string;
  question: string;
  /** Empty where no fact holds it: then the owner writes it. */
  answer: string;
  /** What the answer rests on, in words. */
  facts: string[];
  /** What could be written about it. */
  topic: string;
  angle: string;
};

/** `skipped`: ids of groups that ask no one thing about the business. */
export type NamedQuestions = { questions: NamedQuestion[]; skipped: string[]; receipt: Receipt };

/** For whom and for which job the model works, and how to stop it. */
export type AiRun = {
  jobId: string;
  businessId: string;
  userId: string;
  /** Counts how often the job was taken up: a call is made only for the last one who did. */
  run: number;
  /** Null for what belongs to no campaign, as a reply. */
  campaignId: string | null;
  contentId: string | null;
  signal: AbortSignal;
  onStage(stage: JobStage): Promise<void>;
  /** The beginnings of the texts while they are written: sanitised, not checked. Called now and then, never awaited. */
  onText(text: PartialText[]): void;
};
