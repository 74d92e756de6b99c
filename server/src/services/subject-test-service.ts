import {
  checkFields,
  textAt,
  type Content,
  type Fields,
  type SubjectTest,
  type SubjectTestPlan,
} from "@handbill/contracts";
import type { ContentReview } from "../ai/content-review.ts";
import { AppError, notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { Repositories, Store } from "../data/store.ts";
import { subjectsOf, subjectTestInWords } from "./analytics/subject-rule.ts";
import type { BusinessService } from "./business-service.ts";
import { briefOf, profileOf, strategyOf } from "./campaign-service.ts";
import { type ContentPath, createContentChange } from "./content-change.ts";

type Needs = { store: Store; businesses: BusinessService; reviewer: ContentReview };
export type SubjectTestService = ReturnType<typeof createSubjectTestService>;

/** Tests of the subjects of an email. Its owner approves them together with the text: behind the approval they stay as they are. */
export function createSubjectTestService({ store, businesses, reviewer }: Needs) {
  const changing = createContentChange({ store, businesses });

  const shownOf = async (business: OwnedBusiness, contentId: string): Promise<SubjectTest | null> => {
    const row = await store.subjectTests.find(business, contentId);
    if (!row) return null;
    const { state, share, hours, measure, endsAt, endedAt, winner, rest, mailingId } = row;
    const subjects = subjectsOf([row.own, ...row.others], await store.subjectTests.counts(row), measure);
    const waiting = state === "running" ? await store.subjectTests.waiting(mailingId) : 0;
    const text = subjectTestInWords(row, subjects, waiting);
    const known = { contentId, state, share, hours, measure, subjects, waiting, endsAt, endedAt, winner, rest };
    return Object.assign(known, { text });
  };

  /** What in the other subjects the profile does not back. */
  const doubtsOf = async (tx: Repositories, business: OwnedBusiness, content: Content, all: Fields[]) => {
    const campaign = await tx.campaigns.findForWork(business, content.campaignId);
    if (!campaign) throw notFound("Campaign");
    const about = {
      business: profileOf(business),
      campaign: briefOf(campaign),
      strategy: strategyOf(campaign),
      content,
    };
    const found = [];
    for (const fields of all) found.push(...(await reviewer.review({ ...about, claims: content.claims, fields })));
    return found.filter(({ field, confirmed }) => field === "subject" && !confirmed);
  };

  return {
    async read(userId: string, { businessId, contentId }: ContentPath): Promise<SubjectTest | null> {
      const business = await businesses.requireOwned(userId, businessId);
      if (!(await store.contents.find(business, contentId))) throw notFound("Content");
      return shownOf(business, contentId);
    },

    async plan(userId: string, path: ContentPath, plan: SubjectTestPlan): Promise<SubjectTest | null> {
      await changing(userId, path, undefined, async (tx, business, content) => {
        requireDraft(content);
        const others = plan.others.map((other) => other.trim());
        const all = others.map((subject, place) => withSubject(content, subject, `others.${place}`));
        requireDifferent([textAt(content.fields ?? {}, "subject") ?? "", ...others]);
        const doubts = plan.confirmed ? [] : await doubtsOf(tx, business, content, all);
        if (doubts.length > 0) throw unconfirmed(doubts.map(({ text }) => text));
        await tx.subjectTests.plan(business, content.id, { ...plan, others });
        return content;
      });
      return shownOf(await businesses.requireOwned(userId, path.businessId), path.contentId);
    },

    async remove(userId: string, path: ContentPath): Promise<void> {
      await changing(userId, path, undefined, async (tx, business, content) => {
        requireDraft(content);
        await tx.subjectTests.remove(business, content.id);
        return content;
      });
    },
  };
}

function requireDraft({ channel, status, fields }: Content): void {
  if (channel !== "email") throw new AppError("conflict", "Only an email has subjects to test.");
  if (fields === null) throw new AppError("conflict", "Write the email first, then test its subject.");
  if (status === "draft") return;
  throw new AppError(
    "conflict",
    "The subjects were approved with the text. Take the approval back to change them, and approve both again.",
  );
}

/** The text with another subject; thrown where the channel would not take it. */
function withSubject({ channel, fields }: Content, subject: string, path: string): Fields {
  const check = checkFields(channel, { ...fields, subject });
  if (check.ok) return check.fields;
  const own = check.issues.filter((issue) => issue.path === "subject").map((issue) => Object.assign(issue, { path }));
  if (own.length > 0) throw new AppError("over_limit", own[0]?.message ?? "", { errors: own });
  throw new AppError("over_limit", "The email itself breaks a rule of its channel. Put that right first.", {
    errors: check.issues,
  });
}

function requireDifferent(subjects: readonly string[]): void {
  const place = subjects.findIndex((one, index) => subjects.indexOf(one) !== index);
  if (place === -1) return;
  const message = "This subject is there already. Two that are the same cannot be told apart.";
  throw new AppError("invalid_request", message, { errors: [{ path: `others.${place - 1}`, message }] });
}

const unconfirmed = (statements: readonly string[]) =>
  new AppError(
    "claims_unconfirmed",
    `Your profile does not back this: ${[...new Set(statements)].map((one) => `“${one}”`).join(", ")}. Say that it is right, or write it in another way.`,
  );
