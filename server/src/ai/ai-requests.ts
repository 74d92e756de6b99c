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

/** For whom and for which job the model works, and how to stop it. */
export type AiRun = {
  jobId: string;
  businessId: string;
  userId: string;
  /** Counts how often the job was taken up: a call is made only for the last one who did. */
  run: number;
  campaignId: string;
  contentId: string | null;
  signal: AbortSignal;
  onStage(stage: JobStage): Promise<void>;
  /** The beginnings of the texts while they are written: sanitised, not checked. Called now and then, never awaited. */
  onText(text: PartialText[]): void;
};
