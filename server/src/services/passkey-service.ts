import { MAX_PASSKEYS, type Passkey, type PasskeyCreate, type PasskeySignIn, type User } from "@handbill/contracts";
import { AppError, notFound } from "../core/errors.ts";
import type { PasskeyRepository } from "../data/repositories/passkey-repository.ts";
import { lastWay } from "./accounts/last-way.ts";
import type { AuthService, Caller } from "./auth-service.ts";
import type { Challenges } from "./challenges.ts";

type Needs = {
  passkeys: PasskeyRepository;
  challenges: Challenges;
  auth: Pick<AuthService, "openSession">;
  publicUrl: string;
  /** Of the providers by which people can sign in, too. */
  issuers: readonly string[];
};
export type PasskeyService = ReturnType<typeof createPasskeyService>;

/** What a browser is asked, and the cookie by which it is known again. */
type Question = { options: Record<string, unknown>; cookies: string[] };

const SECONDS = 300;
/** Some two hundred files that a process reads when the first passkey comes. */
const webAuthn = () => import("@simplewebauthn/server");

/** EdDSA, ES256 and RS256: all that authenticators use today, and what Node knows for certain. */
const ALGORITHMS = [-8, -7, -257];

/**
 * Passkeys (WebAuthn): made and used at the address of `PUBLIC_URL` only. The authenticator asks for a finger, a face or a PIN
 * (`userVerification`), so that one counts for both steps of a sign-in.
 */
export function createPasskeyService({ passkeys, challenges, auth, publicUrl, issuers }: Needs) {
  const { origin, hostname: rpID } = new URL(publicUrl);

  return {
    list: (userId: string): Promise<Passkey[]> => passkeys.list(userId),

    async beginNew({ id, email, name }: User): Promise<Question> {
      const known = await passkeys.credentials(id);
      if (known.length >= MAX_PASSKEYS) {
        throw new AppError(
          "conflict",
          `You have ${MAX_PASSKEYS} passkeys. Remove one that you do not use any more first.`,
        );
      }
      const { generateRegistrationOptions } = await webAuthn();
      const options = await generateRegistrationOptions({
        rpName: "Handbill",
        rpID,
        userName: email,
        userDisplayName: name,
        userID: new TextEncoder().encode(id),
        excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        attestationType: "none",
        supportedAlgorithmIDs: ALGORITHMS,
        timeout: SECONDS * 1_000,
      });
      const facts = { challenge: options.challenge };
      const cookie = await challenges.open("passkey-new", { userId: id, facts, seconds: SECONDS });
      return { options: { ...options }, cookies: [cookie] };
    },

    /** Keeps what the browser has made for the question it was asked. */
    async create(userId: string, { name, credential }: PasskeyCreate, cookie: string | undefined): Promise<Passkey> {
      const challenge = await challenges.take("passkey-new", cookie);
      if (challenge?.userId !== userId) throw notConfirmed();
      const { id, clientDataJSON, attestationObject, transports } = credential;
      const { verifyRegistrationResponse } = await webAuthn();
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response: {
          id,
          rawId: id,
          type: "public-key",
          response: { clientDataJSON, attestationObject },
          clientExtensionResults: {},
        },
        expectedChallenge: challenge.facts["challenge"] ?? "",
        expectedOrigin: origin,
        expectedRPID: rpID,
        supportedAlgorithmIDs: ALGORITHMS,
      }).catch(refused);
      if (!verified || !registrationInfo) throw notConfirmed();
      const { credential: made, credentialBackedUp } = registrationInfo;
      const passkey = await passkeys.insert({
        userId,
        credentialId: made.id,
        publicKey: Buffer.from(made.publicKey).toString("base64url"),
        counter: made.counter,
        transports,
        backedUp: credentialBackedUp,
        name,
      });
      if (!passkey) throw new AppError("conflict", "This passkey is there already.");
      return passkey;
    },

    async rename(userId: string, id: string, name: string): Promise<Passkey> {
      const passkey = await passkeys.rename(userId, id, name);
      if (!passkey) throw notFound("Passkey");
      return passkey;
    },

    async remove(userId: string, id: string): Promise<void> {
      const outcome = await passkeys.remove(userId, id, issuers);
      if (outcome === "last") throw lastWay();
      if (outcome === "missing") throw notFound("Passkey");
    },

    /** Asks for any passkey of this address: the browser shows whose there are. */
    async beginSignIn(): Promise<Question> {
      const { generateAuthenticationOptions } = await webAuthn();
      const options = await generateAuthenticationOptions({
        rpID,
        userVerification: "required",
        timeout: SECONDS * 1_000,
      });
      const facts = { challenge: options.challenge };
      const cookie = await challenges.open("passkey", { userId: null, facts, seconds: SECONDS });
      return { options: { ...options }, cookies: [cookie] };
    },

    /** Opens a session for whom the passkey belongs to. Whatever is wrong with it, the answer is the same. */
    async signIn(answer: PasskeySignIn, caller: Caller): Promise<{ user: User; cookies: string[] }> {
      const challenge = await challenges.take("passkey", caller.cookie);
      const passkey = await passkeys.open(answer.id);
      if (!challenge || !passkey) throw notConfirmed();
      const { id, clientDataJSON, authenticatorData, signature, userHandle } = answer;
      if (userHandle !== undefined && Buffer.from(userHandle, "base64url").toString() !== passkey.userId) {
        throw notConfirmed();
      }
      const { verifyAuthenticationResponse } = await webAuthn();
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: {
          id,
          rawId: id,
          type: "public-key",
          response: { clientDataJSON, authenticatorData, signature },
          clientExtensionResults: {},
        },
        expectedChallenge: challenge.facts["challenge"] ?? "",
        expectedOrigin: origin,
        expectedRPID: rpID,
        requireUserVerification: true,
        credential: {
          id,
          publicKey: new Uint8Array(Buffer.from(passkey.publicKey, "base64url")),
          counter: Number(passkey.counter),
        },
      }).catch(refused);
      if (!verified) throw notConfirmed();
      await passkeys.noteUse(passkey.id, authenticationInfo.newCounter, authenticationInfo.credentialBackedUp);
      const { user, cookies } = await auth.openSession(passkey.userId, caller);
      return { user, cookies: [...cookies, challenges.forget("passkey")] };
    },
  };
}

/** The library says by an Error what does not fit: another origin, another question, a counter that went back. */
function refused(error: unknown): never {
  throw notConfirmed(error);
}

const notConfirmed = (cause?: unknown) =>
  new AppError(
    "not_confirmed",
    "This passkey could not be confirmed. Try again; if it was removed here, remove it from your device too.",
    { errors: [{ path: "passkey", message: "This passkey could not be confirmed." }] },
    { cause },
  );
