import type { Kysely } from "kysely";
import type { Tables } from "./models/tables.ts";
import { createAiCircuitRepository } from "./repositories/ai-circuit-repository.ts";
import { createAiLedgerRepository, type LedgerSettings } from "./repositories/ai-ledger-repository.ts";
import { createAiLogRepository } from "./repositories/ai-log-repository.ts";
import { createAiRatingRepository } from "./repositories/ai-rating-repository.ts";
import { createAiSpendRepository } from "./repositories/ai-spend-repository.ts";
import { createAiWaiverRepository } from "./repositories/ai-waiver-repository.ts";
import { createReplyDraftRepository } from "./repositories/reply-draft-repository.ts";
import { createAnalyticsRepository } from "./repositories/analytics-repository.ts";
import { createAnalyticsRollUp } from "./repositories/analytics-roll-up.ts";
import { createAudienceChoiceRepository } from "./repositories/audience-choice-repository.ts";
import { createAuditRepository } from "./repositories/audit-repository.ts";
import { createAutoAnswerRepository } from "./repositories/auto-answer-repository.ts";
import { createBackupRepository } from "./repositories/backup-repository.ts";
import { createBusinessRepository } from "./repositories/business-repository.ts";
import { createCampaignPlanRepository } from "./repositories/campaign-plan-repository.ts";
import { createCampaignRepository } from "./repositories/campaign-repository.ts";
import { createChatRepository } from "./repositories/chat-repository.ts";
import { createConfirmationRepository } from "./repositories/confirmation-repository.ts";
import { createConsentRepository } from "./repositories/consent-repository.ts";
import { createContactFormRepository } from "./repositories/contact-form-repository.ts";
import { createContactRepository } from "./repositories/contact-repository.ts";
import { createContactMergeRepository } from "./repositories/contact-merge-repository.ts";
import { createConnectionRepository } from "./repositories/connection-repository.ts";
import { createContactTableRepository } from "./repositories/contact-table-repository.ts";
import { createConversationRepository } from "./repositories/conversation-repository.ts";
import { createContentRepository } from "./repositories/content-repository.ts";
import { createContentVariantRepository } from "./repositories/content-variant-repository.ts";
import { createContentVersionRepository } from "./repositories/content-version-repository.ts";
import { createDataExportRepository } from "./repositories/data-export-repository.ts";
import { createDeliveryWorkRepository } from "./repositories/delivery-work-repository.ts";
import { createDraftRepository } from "./repositories/draft-repository.ts";
import { createErasureRepository } from "./repositories/erasure-repository.ts";
import { createEventRepository } from "./repositories/event-repository.ts";
import { createExperimentRepository } from "./repositories/experiment-repository.ts";
import { createFaqRepository } from "./repositories/faq-repository.ts";
import { createGuestRepository } from "./repositories/guest-repository.ts";
import { createIdempotencyRepository } from "./repositories/idempotency-repository.ts";
import type { EnqueueJobs } from "./repositories/job-changes.ts";
import { createAttachmentRepository } from "./repositories/attachment-repository.ts";
import { createIncomingMailRepository } from "./repositories/incoming-mail-repository.ts";
import { createInboundRepository } from "./repositories/inbound-repository.ts";
import { createInsightsRepository } from "./repositories/insights-repository.ts";
import { createInstallationRepository } from "./repositories/installation-repository.ts";
import { createJobRepository } from "./repositories/job-repository.ts";
import { createJobWorkRepository } from "./repositories/job-work-repository.ts";
import { createJobTextRepository } from "./repositories/job-text-repository.ts";
import { createLedgerAuditRepository } from "./repositories/ledger-audit-repository.ts";
import { createMailEventRepository } from "./repositories/mail-event-repository.ts";
import { createMailingRepository } from "./repositories/mailing-repository.ts";
import { createMessageRepository } from "./repositories/message-repository.ts";
import { createPagePostRepository } from "./repositories/page-post-repository.ts";
import { createPageRepository } from "./repositories/page-repository.ts";
import { createLinkRepository } from "./repositories/link-repository.ts";
import { createPictureRepository } from "./repositories/picture-repository.ts";
import { createProcessRepository } from "./repositories/process-repository.ts";
import { createPublicPageRepository } from "./repositories/public-page-repository.ts";
import { createPublicationRepository } from "./repositories/publication-repository.ts";
import { createPublishWorkRepository } from "./repositories/publish-work-repository.ts";
import { createQueueBounds, type QueueBounds } from "./repositories/queue-bounds.ts";
import { createReturnedMailRepository } from "./repositories/returned-mail-repository.ts";
import { createInboxMailboxRepository, createReturnsMailboxRepository } from "./repositories/mailbox-repository.ts";
import { createReplyWorkRepository } from "./repositories/reply-work-repository.ts";
import { createRestoredWorkRepository } from "./repositories/restored-work-repository.ts";
import { createRemovedRepository } from "./repositories/removed-repository.ts";
import { createSavedReplyRepository } from "./repositories/saved-reply-repository.ts";
import { createSearchRepository } from "./repositories/search-repository.ts";
import { createScheduleRepository } from "./repositories/schedule-repository.ts";
import { createRewriteRepository } from "./repositories/rewrite-repository.ts";
import { createSiteCallRepository } from "./repositories/site-call-repository.ts";
import { createSubjectTestRepository } from "./repositories/subject-test-repository.ts";
import { createSubscriptionRepository } from "./repositories/subscription-repository.ts";
import { createSuppressionRepository } from "./repositories/suppression-repository.ts";
import { createInvitationRepository } from "./repositories/invitation-repository.ts";
import { createTeamRepository } from "./repositories/team-repository.ts";
import { createTimelineRepository } from "./repositories/timeline-repository.ts";

const bind = (db: Kysely<Tables>, enqueue: EnqueueJobs, bounds: QueueBounds) => ({
  audit: createAuditRepository(db),
  businesses: createBusinessRepository(db),
  team: createTeamRepository(db),
  invitations: createInvitationRepository(db),
  campaigns: createCampaignRepository(db),
  campaignPlans: createCampaignPlanRepository(db),
  contents: createContentRepository(db),
  contentVersions: createContentVersionRepository(db),
  contentVariants: createContentVariantRepository(db),
  pictures: createPictureRepository(db),
  contacts: createContactRepository(db),
  contactForms: createContactFormRepository(db),
  contactMerges: createContactMergeRepository(db),
  audienceChoices: createAudienceChoiceRepository(db),
  contactTables: createContactTableRepository(db),
  confirmations: createConfirmationRepository(db),
  consents: createConsentRepository(db),
  subscriptions: createSubscriptionRepository(db),
  suppressions: createSuppressionRepository(db),
  rewrites: createRewriteRepository(db),
  jobs: { ...createJobRepository(db, enqueue, bounds), ...createJobWorkRepository(db, enqueue) },
  jobTexts: createJobTextRepository(db),
  aiLogs: createAiLogRepository(db),
  aiSpend: createAiSpendRepository(db),
  aiCircuits: createAiCircuitRepository(db),
  aiWaivers: createAiWaiverRepository(db),
  replyDrafts: createReplyDraftRepository(db),
  faq: createFaqRepository(db),
  autoAnswers: createAutoAnswerRepository(db),
  aiRatings: createAiRatingRepository(db),
  analytics: createAnalyticsRepository(db),
  analyticsRollUp: createAnalyticsRollUp(db),
  experiments: createExperimentRepository(db),
  subjectTests: createSubjectTestRepository(db),
  insights: createInsightsRepository(db),
  installation: createInstallationRepository(db),
  ledgerAudit: createLedgerAuditRepository(db),
  guests: createGuestRepository(db),
  idempotencyKeys: createIdempotencyRepository(db),
  links: createLinkRepository(db),
  siteCalls: createSiteCallRepository(db),
  dataExports: createDataExportRepository(db),
  erasures: createErasureRepository(db),
  events: createEventRepository(db),
  processes: createProcessRepository(db),
  backup: createBackupRepository(db),
  restoredWork: createRestoredWorkRepository(db),
  schedules: createScheduleRepository(db),
  connections: createConnectionRepository(db),
  publications: createPublicationRepository(db),
  publishWork: createPublishWorkRepository(db),
  inbound: createInboundRepository(db),
  conversations: createConversationRepository(db),
  messages: createMessageRepository(db),
  incomingMail: createIncomingMailRepository(db),
  attachments: createAttachmentRepository(db),
  drafts: createDraftRepository(db),
  chats: createChatRepository(db),
  replyWork: createReplyWorkRepository(db),
  savedReplies: createSavedReplyRepository(db),
  removed: createRemovedRepository(db),
  search: createSearchRepository(db),
  timeline: createTimelineRepository(db),
  pages: createPageRepository(db),
  pagePosts: createPagePostRepository(db),
  publicPages: createPublicPageRepository(db),
  mailings: createMailingRepository(db),
  mailEvents: createMailEventRepository(db),
  returnedMails: createReturnedMailRepository(db),
  returnsMailboxes: createReturnsMailboxRepository(db),
  inboxMailboxes: createInboxMailboxRepository(db),
  deliveryWork: createDeliveryWorkRepository(db),
});

export type Repositories = ReturnType<typeof bind>;
export type Store = ReturnType<typeof createStore>;

const NO_EXTRAS: LedgerSettings = { userCeilingNanoUsd: null, keepPromptsDays: 0 };

/** All repositories of business data. Inside `transaction` they share one transaction, and so does the queue. */
export function createStore(
  db: Kysely<Tables>,
  enqueue: EnqueueJobs,
  ledger: LedgerSettings = NO_EXTRAS,
  bounds: QueueBounds = createQueueBounds(),
) {
  return {
    ...bind(db, enqueue, bounds),
    /** Opens its own transactions: a call is on record before it is made, whatever becomes of the work around it. */
    aiLedger: createAiLedgerRepository(db, ledger),
    transaction: <T>(work: (tx: Repositories) => Promise<T>): Promise<T> =>
      db.transaction().execute((tx) => work(bind(tx, enqueue, bounds))),
    /** Reads one state of the database, whatever is written meanwhile. */
    frozen: <T>(work: (tx: Repositories) => Promise<T>): Promise<T> =>
      db
        .transaction()
        .setIsolationLevel("repeatable read")
        .setAccessMode("read only")
        .execute((tx) => work(bind(tx, enqueue, bounds))),
  };
}
