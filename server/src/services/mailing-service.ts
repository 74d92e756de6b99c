import {
  type AuditAction,
  type DnsFinding,
  type Delivery,
  type DeliveriesQuery,
  EmailSettings,
  FIELDS,
  type Mailing,
} from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { Seal } from "../core/seal.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { FinishedMailing } from "../data/repositories/delivery-work-repository.ts";
import type { Page } from "../data/repositories/cursor.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { OpenConnection } from "../infrastructure/publishers/publisher.ts";
import type { BusinessService } from "./business-service.ts";
import { audienceOf } from "./gates/audience.ts";
import { messageIdOf } from "./mail/compose-letter.ts";
import { splitAudience } from "./mail/split-audience.ts";
import { checkDns, type SenderQuestion, type TextRecords } from "./mail/dns-check.ts";
import { openConnection } from "./publishing/connection-secrets.ts";
import { requirePermission } from "./permissions.ts";

type Needs = {
  store: Store;
  businesses: BusinessService;
  seal: Seal;
  /** Who is said to send by a connection. */
  senderOf(connection: OpenConnection): SenderQuestion;
  texts: TextRecords;
};
export type MailingService = ReturnType<typeof createMailingService>;
export type MailingPath = { businessId: string; contentId: string; mailingId: string };

/** An email to many as its owner sees it: how far it is, who has it, who has not and why. */
export function createMailingService({ store, businesses, seal, senderOf, texts }: Needs) {
  const changing = async <T>(
    userId: string,
    { businessId, contentId, mailingId }: MailingPath,
    change: (tx: Repositories, business: OwnedBusiness) => Promise<T>,
  ): Promise<{ mailing: Mailing; changed: T }> => {
    const business = await businesses.requireOwned(userId, businessId);
    requirePermission(business, "publish");
    return store.transaction(async (tx) => {
      const changed = await change(tx, business);
      const mailing = (await tx.mailings.ofContent(business, contentId)).find(({ id }) => id === mailingId);
      if (!mailing) throw notFound("Mailing");
      return { mailing, changed };
    });
  };

  const steer =
    (step: "pause" | "resume" | "cancel", action: AuditAction) =>
    async (userId: string, path: MailingPath): Promise<Mailing> => {
      const { mailing, changed } = await changing(userId, path, async (tx, business) => {
        const done = await tx.mailings[step](business, path.mailingId);
        if (done) await tx.audit.append(business, { action, target: path.contentId });
        if (done && step === "cancel") await ended(tx, { id: path.mailingId, ...path, userId }, "You stopped it.");
        return done;
      });
      if (!changed) throw ended409(mailing);
      return mailing;
    };

  return {
    async list(userId: string, businessId: string, contentId: string): Promise<Mailing[]> {
      const business = await businesses.requireOwned(userId, businessId);
      if (!(await store.contents.find(business, contentId))) throw notFound("Content");
      return store.mailings.ofContent(business, contentId);
    },

    async deliveries(
      userId: string,
      { businessId, contentId, mailingId }: MailingPath,
      { status, cursor, limit }: DeliveriesQuery,
    ): Promise<Page<Delivery>> {
      const business = await businesses.requireOwned(userId, businessId);
      const mailings = await store.mailings.ofContent(business, contentId);
      if (!mailings.some(({ id }) => id === mailingId)) throw notFound("Mailing");
      return store.mailings.deliveries(business, { mailingId, status, cursor, limit });
    },

    pause: steer("pause", "mailing.paused"),
    resume: steer("resume", "mailing.resumed"),
    cancel: steer("cancel", "mailing.canceled"),

    /** A person decides that these get it again, or after all. */
    async resend(userId: string, path: MailingPath, deliveryIds: string[]): Promise<number> {
      const { changed } = await changing(userId, path, async (tx, business) => {
        const people = await tx.mailings.resend(business, path.mailingId, deliveryIds);
        await tx.audit.append(business, {
          action: "mailing.sent_again",
          target: path.contentId,
          details: { people },
        });
        return people;
      });
      return changed;
    },

    /** What the DNS says of the sender, before the first mail. */
    async dns(userId: string, businessId: string, connectionId: string): Promise<DnsFinding[]> {
      const business = await businesses.requireOwned(userId, businessId);
      const sealed = await store.transaction((tx) => tx.connections.findSealed(business, connectionId));
      const open = sealed?.kind === "email" ? openConnection(seal, sealed) : undefined;
      if (!open) throw notFound("Connection");
      return checkDns(senderOf(open), texts);
    },
  };
}

/** Puts the audience of a claimed email on record, in the transaction of the claim. Throws where nothing may go out. */
export async function beginMailing(tx: Repositories, business: OwnedBusiness, publicationId: string): Promise<void> {
  const publication = await tx.publications.findLocked(business, publicationId);
  const content = publication && (await tx.contents.findForWork(business, publication.contentId));
  const connection = await tx.connections.find(business, publication?.connectionId ?? "");
  if (!publication || !content || !connection) throw notFound("Content");
  await tx.mailings.oneAtATime(business);
  const now = Temporal.Instant.from(await tx.schedules.now());
  const { people, stops, chosen } = await audienceOf(tx, business, content, now);
  const [stop] = stops;
  if (stop) throw new AppError("conflict", stop.detail);
  const account = EmailSettings.parse(connection.settings);
  const { sender, name, language } = business;
  const addressees = people.map(({ contact, held, waits }) => ({
    contactId: contact.id,
    name: contact.name,
    email: contact.email ?? "",
    messageId: messageIdOf(publicationId, contact.id, account.fromAddress),
    skipped: held?.reason ?? null,
    waits: waits && { reason: waits.reason, until: waits.until.toString() },
  }));
  const readers = addressees.filter(({ skipped }) => skipped === null).map(({ contactId }) => contactId);
  if (readers.length === 0) throw nobody();
  const fields = FIELDS.email.parse(publication.fields);
  const test = await tx.subjectTests.begin(business, content.id, publicationId);
  const subjects = test && [fields.subject, ...test.others];
  const places =
    subjects &&
    splitAudience({ contentId: content.id, contactIds: readers, share: test.share, subjects: subjects.length });
  await tx.mailings.begin(business, {
    id: publicationId,
    contentId: content.id,
    connectionId: connection.id,
    perMinute: account.perMinute,
    ...(publication.nextAttemptAt !== null && { nextAt: publication.nextAttemptAt }),
    addressees: addressees.map((one) => Object.assign(one, { subject: places?.get(one.contactId) })),
    letter: {
      fields,
      ...(places && { subjects }),
      name,
      fromName: account.fromName,
      fromAddress: account.fromAddress,
      replyTo: account.replyTo,
      identity: [sender.legalName, sender.postalAddress, sender.registration].filter((line) => line.trim() !== ""),
      language,
      daytime: { hours: chosen.hours, timezone: business.timezone, country: sender.country },
    },
  });
}

/** Its owner thought better of it before the first mail left: whom it was for, and the test of its subjects, are as before. */
export async function takeMailingBack(
  tx: Repositories,
  business: OwnedBusiness,
  publicationId: string,
): Promise<boolean> {
  if (!(await tx.mailings.takeBack(business, publicationId))) return false;
  await tx.subjectTests.takeBack(business, publicationId);
  return true;
}

/** What follows for the content when nothing of a mailing is left to send. */
export async function endMailing(tx: Repositories, mailing: FinishedMailing): Promise<void> {
  await ended(tx, mailing, "No mail went out. Look at the reasons.");
}

async function ended(tx: Repositories, mailing: FinishedMailing, why: string): Promise<void> {
  const business = await tx.businesses.findForWork(mailing.userId, mailing.businessId);
  if (!business) return;
  const found = (await tx.mailings.ofContent(business, mailing.contentId)).find(({ id }) => id === mailing.id);
  const reached = (found?.counts.accepted ?? 0) + (found?.counts.unknown ?? 0) + (found?.counts.sending ?? 0);
  const missed = reached > 0 ? null : { code: "nobody_reached", detail: why };
  const end = { detail: reached > 0 ? null : why, url: null, decidedBy: "mailing" };
  await tx.publications.end(business, mailing.id, reached > 0 ? "done" : "failed", end);
  await tx.publications.endContent(business, mailing.contentId, reached > 0 ? "published" : "missed", { missed });
}

const nobody = () =>
  new AppError("conflict", "Nobody gets this email: no contact may be written to. Look at who gets it and why not.");

const ended409 = ({ status }: Mailing) => new AppError("conflict", `This mailing is ${status}. Look at it again.`);
