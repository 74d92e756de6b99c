import type { AccountMailTable, AccountTable, AccountTokenTable, SessionTable } from "./account.ts";
import type { AiCircuitTable } from "./ai-circuit.ts";
import type { AiLogTable } from "./ai-log.ts";
import type { AiRatingTable } from "./ai-rating.ts";
import type { AiChainTable, AiLimitTable, AiSpendTable, AiWaiverTable } from "./ai-spend.ts";
import type { AnalyticsDayTable, AnalyticsEntryTable, AnalyticsTable, AnalyticsWaitingTable } from "./analytics.ts";
import type { ApiKeyTable } from "./api-key.ts";
import type { AuditLogTable } from "./audit-log.ts";
import type { BusinessTable } from "./business.ts";
import type { CampaignPlanTable } from "./campaign-plan.ts";
import type { CampaignTable } from "./campaign.ts";
import type {
  ConsentTable,
  ContactTable,
  ContentAudienceTable,
  SubscriptionKeyTable,
  SuppressionLiftTable,
  SuppressionTable,
} from "./contact.ts";
import type { ConfirmationMailTable } from "./confirmation.ts";
import type { ContentVariantTable } from "./content-variant.ts";
import type { ContentTable, ContentVersionTable } from "./content.ts";
import type { EventKeyTable, EventLossTable, EventTable, VisitorSaltTable } from "./event.ts";
import type { DataExportPieceTable, DataExportTable } from "./data-export.ts";
import type { ExperimentTable } from "./experiment.ts";
import type { ContactMergeTable } from "./contact-merge.ts";
import type { PasskeyTable, RecoveryCodeTable, SignInChallengeTable, TwoFactorTable } from "./factor.ts";
import type { AutoAnswerTable, FaqEntryTable } from "./faq.ts";
import type { IdempotencyKeyTable } from "./idempotency-key.ts";
import type { ContactFormTable, FormEntryTable } from "./contact-form.ts";
import type { InboxMailboxTable, MessageAttachmentTable } from "./incoming-mail.ts";
import type { JobTextTable } from "./job-text.ts";
import type { JobTable } from "./job.ts";
import type {
  DeliveryAttemptTable,
  DeliveryTable,
  MailingTable,
  ReturnsMailboxTable,
  TakenReportTable,
} from "./mailing.ts";
import type {
  ConversationTable,
  InboxSettingsTable,
  MessageAttemptTable,
  MessageTable,
  SavedReplyTable,
} from "./message.ts";
import type { PageAddressTable, PagePostTable, PageTable } from "./page.ts";
import type { PictureTable } from "./picture.ts";
import type { ConnectionTable, PublicationTable, PublishAttemptTable } from "./publication.ts";
import type { KeyUseTable } from "./key-use.ts";
import type { LinkTable, SiteCallTable, TrackingSettingsTable } from "./link.ts";
import type { ProcessTable } from "./process.ts";
import type { SigningKeyTable } from "./signing-key.ts";
import type { SubjectTestTable } from "./subject-test.ts";
import type { BusinessInvitationTable, BusinessMemberTable, UserTable } from "./team.ts";
import type { TimelineTable } from "./timeline.ts";

/** Every table we read ourselves; the other account tables belong to better-auth. */
export type Tables = {
  apiKeys: ApiKeyTable;
  twoFactors: TwoFactorTable;
  passkeys: PasskeyTable;
  recoveryCodes: RecoveryCodeTable;
  signInChallenges: SignInChallengeTable;
  accounts: AccountTable;
  sessions: SessionTable;
  accountMails: AccountMailTable;
  accountTokens: AccountTokenTable;
  businesses: BusinessTable;
  users: UserTable;
  businessMembers: BusinessMemberTable;
  businessInvitations: BusinessInvitationTable;
  campaigns: CampaignTable;
  campaignPlans: CampaignPlanTable;
  contents: ContentTable;
  contentVersions: ContentVersionTable;
  contentVariants: ContentVariantTable;
  contacts: ContactTable;
  consents: ConsentTable;
  suppressions: SuppressionTable;
  suppressionLifts: SuppressionLiftTable;
  contentAudiences: ContentAudienceTable;
  confirmationMails: ConfirmationMailTable;
  subscriptionKeys: SubscriptionKeyTable;
  jobs: JobTable;
  jobTexts: JobTextTable;
  analytics: AnalyticsTable;
  analyticsDays: AnalyticsDayTable;
  analyticsEntries: AnalyticsEntryTable;
  analyticsWaiting: AnalyticsWaitingTable;
  aiLogs: AiLogTable;
  aiLimits: AiLimitTable;
  aiSpend: AiSpendTable;
  aiWaivers: AiWaiverTable;
  aiChains: AiChainTable;
  aiCircuits: AiCircuitTable;
  aiRatings: AiRatingTable;
  auditLog: AuditLogTable;
  dataExports: DataExportTable;
  dataExportPieces: DataExportPieceTable;
  links: LinkTable;
  trackingSettings: TrackingSettingsTable;
  siteCalls: SiteCallTable;
  events: EventTable;
  eventKeys: EventKeyTable;
  eventLosses: EventLossTable;
  visitorSalts: VisitorSaltTable;
  mailings: MailingTable;
  deliveries: DeliveryTable;
  deliveryAttempts: DeliveryAttemptTable;
  returnsMailboxes: ReturnsMailboxTable;
  takenReports: TakenReportTable;
  inboxMailboxes: InboxMailboxTable;
  messageAttachments: MessageAttachmentTable;
  contactForms: ContactFormTable;
  formEntries: FormEntryTable;
  pictures: PictureTable;
  pages: PageTable;
  pageAddresses: PageAddressTable;
  pagePosts: PagePostTable;
  experiments: ExperimentTable;
  subjectTests: SubjectTestTable;
  idempotencyKeys: IdempotencyKeyTable;
  connections: ConnectionTable;
  publications: PublicationTable;
  publishAttempts: PublishAttemptTable;
  processes: ProcessTable;
  keyUses: KeyUseTable;
  signingKeys: SigningKeyTable;
  timeline: TimelineTable;
  conversations: ConversationTable;
  messages: MessageTable;
  messageAttempts: MessageAttemptTable;
  savedReplies: SavedReplyTable;
  inboxSettings: InboxSettingsTable;
  contactMerges: ContactMergeTable;
  faqEntries: FaqEntryTable;
  autoAnswers: AutoAnswerTable;
};
