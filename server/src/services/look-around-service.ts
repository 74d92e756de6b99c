import { GUEST_KEPT_HOURS, type SignUp, type User } from "@handbill/contracts";
import { newId } from "../core/ids.ts";
import type { Store } from "../data/store.ts";
import { GUEST_DOMAIN } from "./accounts/stored-users.ts";
import type { AuthService, Caller } from "./auth-service.ts";
import type { BusinessService } from "./business-service.ts";

type Needs = { store: Store; auth: AuthService; businesses: BusinessService };
export type LookAroundService = ReturnType<typeof createLookAroundService>;

/** What the texts of a guest may cost whoever runs the server: enough for a plan and a campaign or two. */
const GUEST_LIMIT_NANO_USD = 250_000_000;

/**
 * Looking around without an account: a throw-away user with the sample business, of which nothing goes to the outside. It is erased
 * after a day, unless the guest makes an account of it.
 */
export function createLookAroundService({ store, auth, businesses }: Needs) {
  return {
    async begin(caller: Caller, timezone: string): Promise<{ user: User; businessId: string; cookies: string[] }> {
      const guest = { name: "Guest", email: `guest-${newId()}@${GUEST_DOMAIN}`, password: `${newId()}${newId()}` };
      const { user, cookies } = await auth.signUp(guest, caller);
      await store.aiSpend.setUserLimit(user.id, GUEST_LIMIT_NANO_USD);
      const { business } = await businesses.openSample(user.id, timezone);
      return { user, businessId: business.id, cookies };
    },

    /** The guest has an account from now on, and no limit that nobody chose. */
    async keep(userId: string, account: SignUp): Promise<User> {
      const user = await auth.keepGuest(userId, account);
      await store.aiSpend.setUserLimit(userId, null);
      return user;
    },

    /** Erases the guests whose time is over, with everything that was theirs. */
    async sweep(): Promise<void> {
      while ((await store.transaction((tx) => tx.guests.erase(GUEST_DOMAIN, GUEST_KEPT_HOURS))) > 0);
    },
  };
}
