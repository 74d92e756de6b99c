import {
  type Connection,
  ConnectionCreate,
  type ConnectionUpdate,
  type DkimKeyRequest,
  EmailSettings,
} from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import { newId } from "../core/ids.ts";
import type { Seal } from "../core/seal.ts";
import type { OwnedBusiness } from "../data/models/business.ts";
import type { SealedConnection } from "../data/repositories/connection-repository.ts";
import type { Store } from "../data/store.ts";
import type { Publisher } from "../infrastructure/publishers/publisher.ts";
import type { BusinessService } from "./business-service.ts";
import { keepWithClaim } from "./idempotency-service.ts";
import { isDkimKey, newDkimKey, newSelector } from "./mail/dkim-key.ts";
import { channelsNotTaken } from "./publishing/choose-connection.ts";
import { KEY_LOST, openConnection, sealAgain, sealSecrets } from "./publishing/connection-secrets.ts";
import { requirePermission } from "./permissions.ts";

type Needs = {
  store: Store;
  businesses: BusinessService;
  seal: Seal;
  publishers: readonly Pick<Publisher, "kind" | "check">[];
};
export type ConnectionService = ReturnType<typeof createConnectionService>;

const MOST = 50;
const TEST_MS = 25_000;
/** How long a secret that was replaced signs too, so that the other side has time to learn the new one. */
const BOTH_SIGN_MS = 24 * 60 * 60 * 1000;
const AT_ONCE = 100;

/** The places that a business publishes to. What opens them is sealed, and never leaves the server. */
export function createConnectionService({ store, businesses, seal, publishers }: Needs) {
  const requireOwn = async (userId: string, businessId: string): Promise<OwnedBusiness> => {
    const business = await businesses.requireOwned(userId, businessId);
    requirePermission(business, "publish");
    return business;
  };

  return {
    async list(userId: string, businessId: string): Promise<Connection[]> {
      return store.connections.list(await businesses.requireOwned(userId, businessId));
    },

    async create(
      userId: string,
      businessId: string,
      { kind, name, channels, settings, secrets }: ConnectionCreate,
      claimId: string | null,
    ): Promise<Connection> {
      const business = await requireOwn(userId, businessId);
      if (business.sample) throw sendsNothing();
      requireTaken(kind, channels);
      requireDkimKey(secrets);
      const id = newId();
      return store.transaction(async (tx) => {
        if ((await tx.connections.list(business)).length >= MOST) throw tooMany();
        const made = await tx.connections.insert(
          business,
          { id, kind, name, channels, settings },
          sealSecrets(seal, id, secrets),
        );
        await tx.audit.append(business, { action: "connection.added", target: id, details: { kind } });
        await keepWithClaim(tx, claimId, { jobId: null, resource: `/api/v1/businesses/${businessId}/connections` });
        return made;
      });
    },

    update,

    /** Signs the mails of an account with a key of its own from now on. The private half never leaves the server. */
    async makeDkimKey(userId: string, path: ConnectionPath, { domain, selector }: DkimKeyRequest): Promise<Connection> {
      const business = await requireOwn(userId, path.businessId);
      const present = await store.connections.find(business, path.connectionId);
      if (present?.kind !== "email") throw notFound("Connection");
      const { fromAddress, dkimSelector } = EmailSettings.parse(present.settings);
      const settings = {
        dkimDomain: domain ?? fromAddress.slice(fromAddress.lastIndexOf("@") + 1),
        dkimSelector: selector ?? newSelector(await store.schedules.now(), dkimSelector),
      };
      return update(userId, path, { settings, secrets: { dkimKey: await newDkimKey() } });
    },

    async remove(userId: string, { businessId, connectionId }: ConnectionPath): Promise<void> {
      const business = await requireOwn(userId, businessId);
      await store.transaction(async (tx) => {
        if (!(await tx.connections.remove(business, connectionId))) throw notFound("Connection");
        await tx.audit.append(business, { action: "connection.removed", target: connectionId });
      });
    },

    /** Asks the place whether it can be published to, without publishing anything. */
    async test(userId: string, { businessId, connectionId }: ConnectionPath): Promise<Connection> {
      const business = await requireOwn(userId, businessId);
      const sealed = await store.transaction((tx) => tx.connections.findSealed(business, connectionId));
      if (!sealed) throw notFound("Connection");
      const result = await check(sealed);
      const at = await store.schedules.now();
      const noted = await store.connections.noteCheck(business, connectionId, { ...result, at });
      if (!noted) throw notFound("Connection");
      return noted;
    },

    /** Seals with the key of today what is sealed with a former one. How many there were. */
    sealAnew: (): Promise<number> =>
      store.transaction(async (tx) => {
        const rows = await tx.connections.sealedBy(seal.formerKeys, AT_ONCE);
        const anew = rows.flatMap((row) => ({ id: row.id, sealed: sealAgain(seal, row) }));
        for (const { id, sealed } of anew) if (sealed !== undefined) await tx.connections.sealAgain(id, sealed);
        return anew.filter(({ sealed }) => sealed !== undefined).length;
      }),
  };

  async function update(
    userId: string,
    { businessId, connectionId }: ConnectionPath,
    { isOn, ...wish }: ConnectionUpdate,
  ): Promise<Connection> {
    const business = await requireOwn(userId, businessId);
    return store.transaction(async (tx) => {
      const present = await tx.connections.findSealed(business, connectionId);
      if (!present) throw notFound("Connection");
      const { name, channels, settings, secrets } = changed(present, wish);
      requireTaken(present.kind, channels);
      const updated = await tx.connections.update(business, connectionId, {
        name,
        channels,
        settings,
        ...(isOn !== undefined && { offReason: isOn ? null : "You switched it off." }),
        ...(wish.secrets && { secrets: sealSecrets(seal, connectionId, secrets) }),
      });
      if (!updated) throw notFound("Connection");
      const details = {
        fields: Object.keys(wish),
        secrets: Object.keys(wish.secrets ?? {}),
        ...(isOn !== undefined && { isOn }),
      };
      await tx.audit.append(business, { action: "connection.changed", target: connectionId, details });
      return updated;
    });
  }

  async function check(sealed: SealedConnection): Promise<{ ok: boolean; detail: string }> {
    const publisher = publishers.find(({ kind }) => kind === sealed.kind);
    const open = openConnection(seal, sealed);
    if (!open || !publisher) return { ok: false, detail: KEY_LOST };
    const signal = AbortSignal.timeout(TEST_MS);
    return publisher.check(open, signal).catch(() => ({ ok: false, detail: "It could not be tested. Try again." }));
  }

  /** The connection as it will be, checked as a new one is. */
  function changed(present: SealedConnection, { name, channels, settings, secrets }: Omit<ConnectionUpdate, "isOn">) {
    const known = openConnection(seal, present)?.secrets ?? {};
    const { secretBefore: _before, secretBeforeUntil: _until, ...plain } = known;
    const checked = ConnectionCreate.safeParse({
      kind: present.kind,
      name: name ?? present.name,
      channels: channels ?? present.channels,
      settings: { ...present.settings, ...settings },
      secrets: { ...plain, ...secrets },
    });
    if (!checked.success) throw invalid(checked.error.issues);
    requireDkimKey(checked.data.secrets);
    const next: Record<string, string> = checked.data.secrets;
    const isReplaced = plain["secret"] !== undefined && next["secret"] !== plain["secret"];
    const until = new Date(Date.now() + BOTH_SIGN_MS).toISOString();
    const before = isReplaced && { secretBefore: plain["secret"] ?? "", secretBeforeUntil: until };
    return { ...checked.data, secrets: { ...next, ...before } };
  }
}

export type ConnectionPath = { businessId: string; connectionId: string };

type Issue = { path: PropertyKey[]; message: string };

const invalid = (issues: readonly Issue[]) =>
  new AppError("invalid_request", issues[0]?.message ?? "The connection is not valid.", {
    errors: issues.map(({ path, message }) => ({ path: path.map(String).join("."), message })),
  });

function requireTaken(kind: string, channels: Connection["channels"]): void {
  const [first] = channelsNotTaken(kind, channels);
  if (first === undefined) return;
  throw new AppError("invalid_request", `This kind of connection takes nothing for ${first}.`, {
    errors: [{ path: "channels", message: `It does not take ${first}.` }],
  });
}

function requireDkimKey(secrets: object): void {
  const key: unknown = Reflect.get(secrets, "dkimKey");
  if (typeof key !== "string" || key === "" || isDkimKey(key)) return;
  const message =
    "This is no RSA key for signatures. Paste all of it, from BEGIN to END PRIVATE KEY, or have one made.";
  throw new AppError("invalid_request", message, { errors: [{ path: "secrets.dkimKey", message }] });
}

const tooMany = () => new AppError("conflict", `A business has ${MOST} connections at most. Remove one first.`);

const sendsNothing = () =>
  new AppError("conflict", "The sample business sends nothing to the outside. Add a business of your own for that.");
