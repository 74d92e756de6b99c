import type { AiLog } from "@handbill/contracts";
import type { ContentRequest } from "../ai/ai-requests.ts";
import { costOf } from "../ai/prices.ts";
import type { Replayed, ReplayMaker } from "../ai/replay.ts";
import { AppError, notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { Store } from "../data/store.ts";
import { shaped } from "./passage-wish.ts";
import { briefOf, profileOf, strategyOf } from "./campaign-service.ts";

type Needs = { store: Store; replay: ReplayMaker };

/** One thing that differs between what was recorded and what today's code makes of the same answer. */
export type Difference = { what: string; recorded: unknown; now: unknown };

export type ReplayReport = {
  call: AiLog;
  replayed: Replayed;
  differences: Difference[];
  /** Whether the same request would be sent today; it is not where profile, plan or the campaign's other texts have changed since. */
  isSameRequest: boolean;
  /** The messages as they were sent, where they are kept. */
  prompt: string | null;
};

type Recorded = NonNullable<Awaited<ReturnType<Store["aiLogs"]["findForReplay"]>>>;

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const differing = (rows: Difference[]): Difference[] => rows.filter(({ recorded, now }) => !isSame(recorded, now));

/** Every text, number and list inside a value with the path to it, for a difference that names the place. */
function leaves(value: unknown, path = "text"): [path: string, leaf: unknown][] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, `${path}.${key}`));
}

function textDifferences(saved: unknown, now: unknown): Difference[] {
  const before = new Map(leaves(saved));
  const after = new Map(leaves(now));
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return differing(
    paths.map((path) => ({ what: path, recorded: before.get(path) ?? null, now: after.get(path) ?? null })),
  );
}

/** What of the recorded row today's code would write otherwise. */
function rowDifferences(call: Recorded, replayed: Replayed): Difference[] {
  const { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens, reasoningTokens } = replayed.tokens;
  const isCounted = call.usageSource === "provider";
  return differing([
    { what: "outcome", recorded: call.outcome, now: replayed.outcome },
    { what: "error", recorded: call.errorCode, now: replayed.errorCode },
    { what: "issues", recorded: call.issues, now: replayed.issues },
    { what: "repairs", recorded: call.repairs, now: replayed.repairs },
    {
      what: "prompt",
      recorded: `${call.promptId} ${call.promptVersion}`,
      now: `${replayed.promptId} ${replayed.promptVersion}`,
    },
    { what: "schema", recorded: call.schemaSha256, now: replayed.schemaSha256 },
    ...(isCounted
      ? [
          {
            what: "tokens",
            recorded: [
              call.inputTokens,
              call.cachedInputTokens,
              call.cacheWriteTokens,
              call.outputTokens,
              call.reasoningTokens,
            ],
            now: [inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens, reasoningTokens],
          },
          { what: "cost", recorded: call.costNanoUsd, now: costNow(call, replayed) },
        ]
      : []),
  ]);
}

/** At the rates of then: what differs is our reading of the usage, not the price list. */
function costNow(
  { rateInput, rateCacheRead, rateCacheWrite, rateOutput, costNanoUsd }: Recorded,
  { tokens }: Replayed,
): number {
  if (rateInput === null || rateCacheRead === null || rateCacheWrite === null || rateOutput === null)
    return costNanoUsd;
  const rates = { input: rateInput, cacheRead: rateCacheRead, cacheWrite: rateCacheWrite, output: rateOutput };
  return Number(costOf(rates, tokens));
}

/** Looks at a recorded call again: the same answer through today's checks, and what comes out otherwise than it did. */
export function createReplayService({ store, replay }: Needs) {
  const replayPlan = async (business: OwnedBusiness, call: Recorded, rawAnswer: Uint8Array) => {
    const campaign = await requireCampaign(business, call);
    const { made, previous } = await store.campaignPlans.madeBy(business, campaign.id, call.jobId);
    const request = {
      business: profileOf(business),
      campaign: briefOf(campaign),
      instruction: call.input.instruction,
      previous,
    };
    const { receipt: _receipt, ...saved } = made ?? { receipt: null };
    return { replayed: await replay.plan(request, rawAnswer), saved: made ? saved : null };
  };

  const replayContent = async (business: OwnedBusiness, call: Recorded, rawAnswer: Uint8Array) => {
    const campaign = await requireCampaign(business, call);
    const content = call.contentId ? await store.contents.findForWork(business, call.contentId) : undefined;
    if (!content) throw notFound("Content");
    const { before, after } = await store.contentVersions.textsAround(business, content.id, call.createdAt);
    const { instruction, field, wish = null, selection, variant, unsaved } = call.input;
    const current = shaped(content, unsaved?.fields ?? before);
    const request: ContentRequest = {
      business: profileOf(business),
      campaign: briefOf(campaign),
      strategy: strategyOf(campaign),
      content,
      alreadySaid: [],
      instruction,
      wish,
      approach: variant?.approach ?? null,
      field,
      current: variant && instruction === null && wish === null ? null : current,
      claims: [],
    };
    if (selection && current) {
      // What was saved is the whole text around the passage.
      return { replayed: await replay.passage({ ...request, current, selection }, rawAnswer), saved: null };
    }
    if (variant) return { replayed: await replay.content(request, rawAnswer), saved: null };
    return { replayed: await replay.content(request, rawAnswer), saved: after };
  };

  const requireCampaign = async (business: OwnedBusiness, { campaignId }: Recorded) => {
    const campaign = campaignId ? await store.campaigns.findForWork(business, campaignId) : undefined;
    if (!campaign) throw notFound("Campaign");
    return campaign;
  };

  return {
    /** Throws `not_found` without such a call, `conflict` for one that never got an answer. */
    async replay(logId: string): Promise<ReplayReport> {
      const call = await store.aiLogs.findForReplay(logId);
      if (!call) throw notFound("The call");
      const business = await store.businesses.findForWork(call.userId, call.businessId);
      if (!business) throw notFound("Business");
      if (!call.rawAnswer) throw nothingRecorded(call);
      if (call.purpose === "reply" || call.purpose === "questions") throw notOfMessages();
      const { replayed, saved } = await (call.purpose === "strategy" ? replayPlan : replayContent)(
        business,
        call,
        call.rawAnswer,
      );
      const wasTaken = call.outcome === "ok" || call.outcome === "repaired";
      const text = replayed.value;
      const savedNow = isContent(text) ? text.fields : text;
      const texts = wasTaken && saved !== null ? textDifferences(saved, savedNow) : [];
      const differences = [...rowDifferences(call, replayed), ...texts];
      const isSameRequest = call.promptSha256 === replayed.promptSha256;
      return { call, replayed, differences, isSameRequest, prompt: call.promptText };
    },
  };
}

const notOfMessages = () =>
  new AppError(
    "conflict",
    "That call read messages. What they were at that moment is not kept, so it cannot be asked again.",
  );

const isContent = (value: unknown): value is { fields: unknown } =>
  typeof value === "object" && value !== null && "fields" in value;

const nothingRecorded = ({ outcome, errorCode, httpStatus }: Recorded) =>
  new AppError(
    "conflict",
    `That call never got an answer to look at: it ended as ${outcome} (${errorCode ?? "no error"}, HTTP status ${httpStatus ?? "none"}).`,
  );
