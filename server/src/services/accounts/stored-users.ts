import type { User } from "@handbill/contracts";
import type { Identity } from "../../infrastructure/identity.ts";
import type { Passwords } from "../../infrastructure/passwords.ts";
import { emailTaken } from "../identity-errors.ts";

/** No account can be made with such an address, and no mail is ever sent there. */
export const GUEST_DOMAIN = "look-around.invalid";
export const isGuest = (email: string): boolean => email.endsWith(`@${GUEST_DOMAIN}`);

type StoredUser = { id: string; name: string; email: string; emailVerified: boolean; createdAt: Date };
type Needs = {
  identity: Identity;
  passwords: Passwords;
  /** Whether mails go out: without, nobody is asked to confirm an address. */
  confirms: boolean;
};
export type StoredUsers = ReturnType<typeof createStoredUsers>;

/** Accounts as better-auth keeps them: who there is, and their passwords. */
export function createStoredUsers({ identity, passwords, confirms }: Needs) {
  const adapter = async () => (await identity.$context).internalAdapter;

  const findByEmail = async (email: string): Promise<StoredUser | undefined> =>
    (await (await adapter()).findUserByEmail(email.toLowerCase()))?.user;

  const hashOf = async (userId: string): Promise<string | undefined> => {
    const accounts = await (await adapter()).findAccounts(userId);
    return accounts.find(({ providerId }) => providerId === "credential")?.password ?? undefined;
  };

  const setPassword = async (userId: string, password: string): Promise<void> => {
    const [hash, before, { updatePassword, linkAccount }] = await Promise.all([
      passwords.hash(password),
      hashOf(userId),
      adapter(),
    ]);
    if (before !== undefined) return updatePassword(userId, hash);
    await linkAccount({ userId, accountId: userId, providerId: "credential", password: hash });
  };

  return {
    find: async (userId: string): Promise<StoredUser | undefined> =>
      (await (await adapter()).findUserById(userId)) ?? undefined,
    findByEmail,
    setPassword,

    /** Fails with `email_taken` when somebody else has the address, also where both came at once. */
    async update(
      userId: string,
      changes: Partial<Pick<StoredUser, "name" | "email" | "emailVerified">>,
    ): Promise<StoredUser> {
      const { email } = changes;
      try {
        return await (await adapter()).updateUser(userId, changes);
      } catch (error) {
        const owner = email === undefined ? undefined : await findByEmail(email);
        throw owner && owner.id !== userId ? emailTaken(error) : error;
      }
    },

    /** Whether this is the password of a user; false for one who has none. */
    async hasPassword(userId: string, password: string): Promise<boolean> {
      const hash = await hashOf(userId);
      return hash !== undefined && passwords.verify({ hash, password });
    },

    /** Hashes a password anew, now that it is at hand, where its hash is of an older kind. */
    async refresh(userId: string, password: string): Promise<void> {
      const hash = await hashOf(userId);
      if (hash !== undefined && passwords.isOld(hash)) await setPassword(userId, password);
    },

    asUser: ({ id, name, email, emailVerified, createdAt }: StoredUser): User => ({
      id,
      name,
      email,
      createdAt: createdAt.toISOString(),
      guest: isGuest(email),
      confirmEmail: confirms && !emailVerified && !isGuest(email),
    }),
  };
}
