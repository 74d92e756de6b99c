import { type AccountDeletion, type DeletionPlan, KEEP_DELETED_DAYS } from "@handbill/contracts";
import { AppError } from "../core/errors.ts";
import type { Repositories, Store } from "../data/store.ts";
import type { AuthService } from "./auth-service.ts";
import type { Vouching } from "./vouching.ts";

/** `workStore`: an account is nothing that a request may write by itself. */
type Needs = { workStore: Store; vouching: Vouching; auth: Pick<AuthService, "endSessions"> };
type Asking = Parameters<Vouching["vouch"]>[0];
export type DeletionService = ReturnType<typeof createDeletionService>;

/**
 * Leaving for good, with two weeks to think better of it. From the first moment nothing goes out any more and nobody is signed in;
 * after that everything is erased, in small steps, by whichever process comes first.
 */
export function createDeletionService({ workStore, vouching, auth }: Needs) {
  const plan = async (userId: string): Promise<DeletionPlan> => {
    const found = await workStore.erasures.plan(userId);
    if (!found) throw new AppError("unauthenticated", "This account does not exist any more.");
    return { ...found, asksPassword: await vouching.hasPassword(userId) };
  };

  const eraseBusiness = async (businessId: string): Promise<void> => {
    while ((await workStore.transaction((tx) => tx.erasures.eraseSome(businessId))) > 0);
    while ((await workStore.transaction((tx) => tx.erasures.forgetSome(businessId))) > 0);
    await workStore.transaction(async (tx) => {
      if (!(await tx.erasures.eraseBusiness(businessId))) return;
      await tx.audit.append({ id: businessId }, { action: "business.erased", target: businessId });
    });
  };

  return {
    /** What would be deleted, or is going to be. */
    plan,

    /** Asks for the password, or for a sign-in a moment ago, and then ends every session. */
    async ask(asking: Asking, { password }: AccountDeletion): Promise<DeletionPlan> {
      const { userId } = asking;
      await vouching.vouch(asking, password);
      await workStore.transaction(async (tx) => putOnRecord(tx, await tx.erasures.askForUser(userId)));
      await auth.endSessions(userId, null); // those that this process remembers, too
      return plan(userId);
    },

    /** Thinks better of it: everything is as it was. */
    async keep(userId: string): Promise<DeletionPlan> {
      await workStore.transaction(async (tx) => {
        const kept = await tx.erasures.keepUser(userId);
        if (kept === "over") throw tooLate();
        for (const id of kept ?? []) {
          await tx.audit.append({ id }, { action: "business.restored", target: id, details: { withAccount: true } });
        }
      });
      return plan(userId);
    },

    /** Erases the businesses and accounts whose time is over, and sessions that ran out. */
    async sweep(): Promise<void> {
      const { erasures } = workStore;
      await erasures.forgetExpired();
      await workStore.transaction(async (tx) => putOnRecord(tx, await tx.erasures.removeLateBusinesses()));
      await eachDue(() => erasures.dueBusinesses(), eraseBusiness);
      await eachDue(
        () => erasures.dueUsers(),
        (id) => workStore.transaction((tx) => tx.erasures.eraseUser(id)),
      );
    },
  };
}

async function putOnRecord(tx: Repositories, removed: readonly string[]): Promise<void> {
  for (const id of removed) {
    await tx.audit.append({ id }, { action: "business.removed", target: id, details: { withAccount: true } });
  }
}

/** Until none is due: what is erased is due no more, whoever of several processes erased it. */
async function eachDue(due: () => Promise<string[]>, erase: (id: string) => Promise<unknown>): Promise<void> {
  for (let ids = await due(); ids.length > 0; ids = await due()) {
    for (const id of ids) await erase(id);
  }
}

const tooLate = () =>
  new AppError(
    "conflict",
    `More than ${KEEP_DELETED_DAYS} days have passed: this account is being erased, and cannot be kept any more. Make a new one.`,
  );
