import { promises as dns } from "node:dns";
import { newId } from "../core/ids.ts";
import type { Chore } from "../chores.ts";
import type { ReplyClaim } from "../data/repositories/reply-work-repository.ts";
import type { DueMailing } from "../data/repositories/delivery-work-repository.ts";
import { createEmailAccounts } from "../infrastructure/mail/email-account.ts";
import { createMailThread } from "../infrastructure/mail/inbound/mail-thread.ts";
import type { OutsideHttp } from "../infrastructure/outside-http.ts";
import { MAILBOX_PORTS } from "../infrastructure/outside-addresses.ts";
import { wordsForImap } from "../infrastructure/mail/mail-folder.ts";
import { createMailDial } from "../infrastructure/mail/smtp-dial.ts";
import type { OpenConnection } from "../infrastructure/publishers/publisher.ts";
import { mailingRoutes } from "../routes/mailing-routes.ts";
import { incomingMailHooks, incomingMailRoutes } from "../routes/incoming-mail-routes.ts";
import { returnedMailHooks, returnedMailRoutes } from "../routes/returned-mail-routes.ts";
import { createIncomingMailService } from "../services/incoming-mail-service.ts";
import { createConfirmationSender } from "../services/mail/confirmation-sender.ts";
import { createMailSender, type Trouble } from "../services/mail/mail-sender.ts";
import { createInboxReader } from "../services/mail/inbox-reader.ts";
import { createReturnsReader } from "../services/mail/returns-reader.ts";
import { createPersonalMail } from "../services/mail/personal-mail.ts";
import { sweepSubjectTests } from "../services/mail/subject-tests.ts";
import { createMailingService, endMailing } from "../services/mailing-service.ts";
import { openConnection } from "../services/publishing/connection-secrets.ts";
import { createReturnedMailService } from "../services/returned-mail-service.ts";
import { createEmailSender } from "../services/messages/email-sender.ts";
import { accountFor } from "../services/messages/hold-reply.ts";
import { createSmsSender } from "../services/messages/sms-sender.ts";
import { createWhatsAppSender } from "../services/messages/whatsapp-sender.ts";
import { createReplySender } from "../services/messages/reply-sender.ts";
import { createSubscriptionService } from "../services/subscription-service.ts";
import type { MailTracking } from "../services/tracking/mail-tracking.ts";
import type { Chats } from "./chats.ts";
import type { Ground } from "./part.ts";

const SEND_MS = 2_000;
/** Whoever answers looks on. */
const REPLIES_MS = 1_000;
/** Somebody is looking at the screen: a DNS that is silent is said to be so. */
const DNS_PATIENCE = { timeout: 2_000, tries: 2 };
const SUBJECTS_MS = 15_000;
const RETURNS_MS = 5_000;
const HOUR_MS = 3_600_000;

type Account = Pick<DueMailing, "userId" | "businessId" | "connectionId">;

/** Emails to contacts: accounts at mail servers, the mails on their way, and what became of each. */
export function composeMail(
  ground: Ground,
  { tracking, outside, chats }: { tracking: MailTracking; outside: OutsideHttp; chats: Chats },
) {
  const { config, keys, logger, store, workStore, businesses, tracing, seen } = ground;
  const { keyring, seal } = keys;
  const accounts = createEmailAccounts(
    { toServer: createMailDial(config.outsideAllow), toMailbox: createMailDial(config.outsideAllow, MAILBOX_PORTS) },
    newId,
  );
  const { senderOf } = accounts;
  const resolver = new dns.Resolver(DNS_PATIENCE);
  const mailings = createMailingService({
    store,
    businesses,
    seal,
    senderOf,
    texts: (name) => resolver.resolveTxt(name),
  });
  const subscriptions = createSubscriptionService({ store: workStore, businesses, publicUrl: config.publicUrl });

  const accountOf = (mailing: Account): Promise<OpenConnection | undefined> =>
    workStore.transaction(async (tx) => {
      const business = await tx.businesses.findStanding(mailing.userId, mailing.businessId);
      const sealed = business && (await tx.connections.findSealed(business, mailing.connectionId));
      return sealed && sealed.offReason === null ? openConnection(seal, sealed) : undefined;
    });

  const sender = createMailSender({
    store: workStore,
    async open(mailing) {
      const account = await accountOf(mailing);
      return account ? accounts.open(account) : { trouble: NO_ACCOUNT };
    },
    personal: createPersonalMail({ store: workStore, subscriptions, tracking }),
    finished: endMailing,
    tracing,
    warn: (message, facts) => logger.warn(facts, message),
  });

  const warn = (message: string, facts: Record<string, unknown>) => logger.warn(facts, message);
  const { open } = accounts;
  const confirmations = createConfirmationSender({ store: workStore, subscriptions, accountOf, open, warn, tracing });

  const reading = createMailThread({ warn });
  const returned = createReturnedMailService({
    store,
    businesses,
    keyring,
    publicUrl: config.publicUrl,
    readReport: reading.readReport,
    visit: (url) => outside.send({ method: "GET", url }),
  });
  const openMailbox = async (mailbox: Account, purpose: "returns" | "inbox") => {
    const account = await accountOf(mailbox);
    return account ? accounts.openMailbox(account, purpose) : { problem: NO_ACCOUNT.excerpt };
  };
  const reader = createReturnsReader({
    store: workStore,
    open: (mailbox) => openMailbox(mailbox, "returns"),
    readReport: reading.readReport,
    wordsFor: wordsForImap,
    warn,
  });
  const inboxReader = createInboxReader({
    store: workStore,
    open: (mailbox) => openMailbox(mailbox, "inbox"),
    reading,
    wordsFor: wordsForImap,
    warn,
  });
  const incoming = createIncomingMailService({
    store,
    businesses,
    keyring,
    publicUrl: config.publicUrl,
    reading,
  });
  const replyAccountOf = ({ userId, businessId, channel }: ReplyClaim) =>
    workStore.transaction(async (tx) => {
      const business = await tx.businesses.findStanding(userId, businessId);
      const account = business && accountFor(await tx.connections.list(business), channel);
      const sealed = business && account && (await tx.connections.findSealed(business, account.id));
      return sealed && openConnection(seal, sealed);
    });
  const byMail = createEmailSender({ store: workStore, accountOf: replyAccountOf, open });
  const byWhatsApp = createWhatsAppSender({ store: workStore, accountOf: replyAccountOf, whatsapp: chats.whatsapp });
  const bySms = createSmsSender({ store: workStore, accountOf: replyAccountOf, gateway: chats.gateway });
  const senders = { email: byMail, form: byMail, whatsapp: byWhatsApp, sms: bySms };
  const replies = createReplySender({ store: workStore, senders, warn, tracing });
  const works: Chore[] = [
    ["sending replies", REPLIES_MS, () => replies.begin()],
    ["reading mailboxes of returned mails", RETURNS_MS, () => reader.work()],
    ["reading mailboxes that people write to", RETURNS_MS, () => inboxReader.work()],
    ["sending mails", SEND_MS, () => sender.work()],
    ["ending tests of subjects", SUBJECTS_MS, () => sweepSubjectTests(workStore)],
    ["forgetting reports of returned mails", HOUR_MS, () => returned.forget()],
    ["asking people to confirm their address", SEND_MS, () => confirmations.work()],
  ];
  return {
    accounts,
    routes: [mailingRoutes(mailings), returnedMailRoutes(returned), incomingMailRoutes(incoming)],
    publicRoutes: [
      returnedMailHooks(seen("returnedMail", returned)),
      incomingMailHooks(seen("incomingMail", incoming)),
    ],
    works,
    async close() {
      await Promise.all([sender, replies, confirmations, reader, inboxReader].map((one) => one.leave()));
      await reading.close();
    },
  };
}

const NO_ACCOUNT: Trouble = {
  kind: "refused",
  errorKind: "no_connection",
  retryable: false,
  status: null,
  excerpt: "The mail account was removed or switched off.",
};
