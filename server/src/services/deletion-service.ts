import type { AccountDeletion, DeletionPlan } from "@handbill/contracts";
import { AppError } from "../core/errors.ts";
import type { Store } from "../data/store.ts";
import type { Vouching } from "./vouching.ts";

/** `workStore`: an account is nothing that a request may write by itself. */
type Needs = { workStore: Store; vouching: Vouching };
export type DeletionService = ReturnType<typeof createDeletionService>;

/**
 * Leaving for good, with two weeks to think better of it. From the first moment nothing goes out any more and nobody is signed in;
 * after that everything is erased, in small steps, by whichever process comes first.
 */
export function createDeletionService({ workStore, vouching }: Needs) {
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
    async ask(userId: string, { password }: AccountDeletion): Promise<DeletionPlan> {
      await vouching.vouch(userId, password);
      await workStore.transaction(async (tx) => {
        for (const id of await tx.erasures.askForUser(userId)) {
          await tx.audit.append({ id }, { action: "business.removed", target: id, details: { withAccount: true } });
        }
      });
      return plan(userId);
    },

    /** Thinks better of it: everything is as it was. */
    async keep(userId: string): Promise<DeletionPlan> {
      await workStore.transaction(async (tx) => {
        for (const id of (await tx.erasures.keepUser(userId)) ?? []) {
          await tx.audit.append({ id }, { action: "business.restored", target: id, details: { withAccount: true } });
        }
      });
      return plan(userId);
    },

    /** Erases the businesses and accounts whose time is over, and sessions that ran out. */
    async sweep(): Promise<void> {
      await workStore.erasures.forgetExpired();
      for (const id of await workStore.erasures.dueBusinesses()) await eraseBusiness(id);
      for (const id of await workStore.erasures.dueUsers())
        await workStore.transaction((tx) => tx.erasures.eraseUser(id));
    },
  };
}
