import type { ConfirmationState } from "@handbill/contracts";
import { addressHash, addressHint } from "../core/addresses.ts";
import { AppError, notFound } from "../core/errors.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { PublicBusiness } from "../data/repositories/subscription-repository.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { BusinessService } from "./business-service.ts";
import { fold } from "./search-words.ts";
import { askConsent } from "./subscriptions/ask-consent.ts";
import { readersLanguage } from "./subscriptions/page-words.ts";
import { type ReadToken, readToken, type Subject, type TokenKind, writeToken } from "./subscriptions/tokens.ts";

type Needs = { store: Store; businesses: BusinessService; publicUrl: string };
export type SubscriptionService = ReturnType<typeof createSubscriptionService>;

const PAUSE_DAYS = 30;
const CONFIRM_DAYS = 30;

/** How it stands with somebody who came by a link. */
export type Standing = {
  business: PublicBusiness;
  /** Enough of the address for its owner; null where there is no contact with it any more. */
  hint: string | null;
  state: "subscribed" | "left" | "paused" | "stopped";
};

/** What people do with their subscription by themselves, without an account. */
export function createSubscriptionService({ store, businesses, publicUrl }: Needs) {
  /** Signed by the business itself and in time; undefined for anything else. */
  const open = async (token: string, kind: TokenKind) => {
    const read = readToken(token);
    if (read === undefined || read.kind !== kind) return undefined;
    const signer = await store.subscriptions.signerOf(read.businessId);
    if (!signer || !read.isSignedBy(signer.key)) return undefined;
    if (read.untilSeconds > 0 && (await nowSeconds()) > read.untilSeconds) return undefined;
    return { read, business: signer.business };
  };

  const nowSeconds = async (): Promise<number> => Date.parse(await store.schedules.now()) / 1_000;

  const standing = async (read: ReadToken, business: PublicBusiness): Promise<Standing> => {
    const contact = await store.subscriptions.contactAt(read.businessId, read);
    const listed = await store.subscriptions.stateOf(read.businessId, read);
    const address = read.channel === "email" ? contact?.email : contact?.phone;
    return {
      business: { ...business, language: readersLanguage(contact?.language ?? null, business.language) },
      hint: address ? addressHint(read.channel, address) : null,
      state: listed === undefined ? "subscribed" : (STATES[listed.reason] ?? "stopped"),
    };
  };

  const confirmLink = async (businessId: string, hash: string): Promise<{ url: string; until: string }> => {
    const until = Math.floor(await nowSeconds()) + CONFIRM_DAYS * 86_400;
    const key = await store.subscriptions.keyOf(businessId);
    const subject = { businessId, channel: "email", addressHash: hash } as const;
    return {
      url: `${publicUrl}/c/${writeToken(key, "confirm", subject, until)}`,
      until: new Date(until * 1_000).toISOString(),
    };
  };

  const act = async (
    token: string,
    change: (tx: Repositories, read: ReadToken, contactId: string | undefined, hint: string) => Promise<void>,
  ): Promise<Standing | undefined> => {
    const found = await open(token, "leave");
    if (!found) return undefined;
    const { read, business } = found;
    await store.transaction(async (tx) => {
      const contact = await tx.subscriptions.contactAt(read.businessId, read);
      const address = read.channel === "email" ? contact?.email : contact?.phone;
      await change(tx, read, contact?.id, address ? addressHint(read.channel, address) : "•••");
    });
    return standing(read, business);
  };

  return {
    /** The links of one business, for the transaction in which a mailing is made ready. */
    async linksOf(tx: Pick<Repositories, "subscriptions">, { id: businessId }: OwnedBusiness) {
      const key = await tx.subscriptions.keyOf(businessId);
      return {
        /** The way out that stands in every mail: it holds as long as the business is there. */
        leave: (whose: Omit<Subject, "businessId">): string =>
          `${publicUrl}/u/${writeToken(key, "leave", { ...whose, businessId })}`,
      };
    },

    /** How it stands; changes nothing. Undefined for a link that this product has not made. */
    async look(token: string): Promise<Standing | undefined> {
      const found = await open(token, "leave");
      return found && standing(found.read, found.business);
    },

    /** From this moment nothing goes there, not even what waits already. As often as one likes. */
    leave: (token: string): Promise<Standing | undefined> =>
      act(token, async (tx, read, contactId, hint) => {
        const why = { hint, reason: "unsubscribed", detail: "by the link in a mail" } as const;
        await tx.suppressions.add(read.businessId, read, why);
        if (contactId === undefined) return;
        await tx.subscriptions.withdraw(read.businessId, contactId, read.channel);
        if (read.channel === "email") await tx.mailEvents.noteLeaving(read.businessId, contactId);
      }),

    /** Nothing goes there for a while; what was said yes to stays. */
    pause: (token: string): Promise<Standing | undefined> =>
      act(token, async (tx, read, _contactId, hint) => {
        const why = { hint, reason: "paused", detail: "by the link in a mail", pauseDays: PAUSE_DAYS } as const;
        await tx.suppressions.add(read.businessId, read, why);
      }),

    /** Takes back what was said by the link; the owner's word, a bounce and a complaint stay. */
    comeBack: (token: string): Promise<Standing | undefined> =>
      act(token, async (tx, read, contactId) => {
        const lifted = await tx.suppressions.lift(read.businessId, read, ["unsubscribed", "paused"]);
        if (!lifted || contactId === undefined) return;
        const given = { source: "by the link in a mail", textVersion: "come back", confirmed: true };
        await tx.subscriptions.give(read.businessId, contactId, read.channel, given);
      }),

    /** Who asks to be confirmed; changes nothing. */
    async lookAtConfirmation(token: string): Promise<Standing | undefined> {
      const found = await open(token, "confirm");
      return found && standing(found.read, found.business);
    },

    /** The address is theirs, and they said yes: what stood in the way by their own word is gone. */
    async confirm(token: string): Promise<Standing | undefined> {
      const found = await open(token, "confirm");
      if (!found) return undefined;
      const { read, business } = found;
      await store.transaction(async (tx) => {
        const contact = await tx.subscriptions.contactAt(read.businessId, read);
        if (!contact) return;
        await tx.suppressions.lift(read.businessId, read, ["unsubscribed", "paused"]);
        const given = { source: "confirmed by a link", textVersion: "", confirmed: true };
        await tx.subscriptions.give(read.businessId, contact.id, read.channel, given);
      });
      return standing(read, business);
    },

    /** A business whose list is open to strangers. The sample writes to nobody. */
    async listOf(businessId: string): Promise<PublicBusiness | undefined> {
      const business = await store.subscriptions.findPublic(businessId);
      return business?.sample ? undefined : business;
    },

    /**
     * Somebody entered an address on the form. It waits until its owner has said yes by a link, which a mail brings: so nobody can enter
     * somebody else. The answer is the same whether the address was known or not: whether mails go out at the moment.
     */
    async join(
      business: PublicBusiness,
      { name, email }: { name: string; email: string },
      words: string,
    ): Promise<boolean> {
      const place = { channel: "email", addressHash: addressHash(business.id, "email", email) } as const;
      await store.transaction(async (tx) => {
        const known = await tx.subscriptions.contactAt(business.id, place);
        const id =
          known?.id ?? (await tx.subscriptions.insert(business, { name, email, searchText: fold(`${name} ${email}`) }));
        if (id === undefined) return;
        await askConsent(tx, business.id, { contactId: id, place, source: "the form", words });
      });
      return store.confirmations.hasAccount(business.id);
    },

    /** Where people enter themselves. */
    async signUp(userId: string, businessId: string): Promise<{ url: string; business: PublicBusiness }> {
      const business = await businesses.requireOwned(userId, businessId);
      return { url: `${publicUrl}/join/${business.id}`, business };
    },

    /** The link by which somebody proves that an address is theirs. */
    confirmLink,

    /** The link by which a contact proves that the address is theirs, for the owner to send. */
    async confirmationOf(
      userId: string,
      businessId: string,
      contactId: string,
    ): Promise<{ url: string; until: string }> {
      const business = await businesses.requireOwned(userId, businessId);
      const contact = await store.contacts.addressOf(business, contactId);
      if (!contact?.emailHash) throw notFound("Contact");
      return confirmLink(business.id, contact.emailHash);
    },

    /** How it stands with the mail that asks a contact to confirm their address. */
    async confirmationState(userId: string, businessId: string, contactId: string): Promise<ConfirmationState> {
      const business = await businesses.requireOwned(userId, businessId);
      if (!(await store.contacts.addressOf(business, contactId))) throw notFound("Contact");
      const latest = await store.confirmations.latest(business, contactId);
      if (!latest) return { status: "none", reason: null, at: null };
      const { status, reason, at, hasAccount } = latest;
      return { status: status === "queued" && !hasAccount ? "waits_for_account" : status, reason, at };
    },

    /** Asks a contact by mail to confirm their address. Only who said yes, and has not confirmed it yet, is asked. */
    async askToConfirm(userId: string, businessId: string, contactId: string): Promise<ConfirmationState> {
      const business = await businesses.requireOwned(userId, businessId);
      await store.transaction(async (tx) => {
        const contact = await tx.contacts.find(business, contactId);
        const hash = (await tx.contacts.addressOf(business, contactId))?.emailHash;
        if (!contact || !hash) throw notFound("Contact");
        if (contact.consent.email !== "pending" || contact.suppressed.email !== null) throw nothingToConfirm();
        if (!(await tx.confirmations.ask(business.id, contactId, hash))) throw askedEnough();
      });
      return this.confirmationState(userId, businessId, contactId);
    },
  };
}

const STATES: Record<string, Standing["state"]> = { unsubscribed: "left", paused: "paused" };

const nothingToConfirm = () =>
  new AppError(
    "conflict",
    "There is nothing to confirm: only who said yes, and has not confirmed it yet, is asked by mail.",
  );

const askedEnough = () =>
  new AppError(
    "rate_limited",
    "A mail was sent there a moment ago, or three of them today. Give them time to find it.",
    {
      retryAfter: 600,
    },
  );
