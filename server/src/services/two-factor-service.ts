import { APP_CODE_DIGITS, type RecoveryCodes, type TwoFactor, type TwoFactorSetup } from "@handbill/contracts";
import { Secret, TOTP } from "otpauth";
import { encode } from "uqr";
import type { Clock } from "../core/clock.ts";
import { AppError } from "../core/errors.ts";
import type { Seal } from "../core/seal.ts";
import type { TwoFactorRepository } from "../data/repositories/two-factor-repository.ts";
import { hashOfCode, makeRecoveryCodes } from "./recovery-codes.ts";

type Needs = { factors: TwoFactorRepository; seal: Seal; clock: Clock };
export type TwoFactorService = ReturnType<typeof createTwoFactorService>;

/** As all authenticator apps know it (RFC 6238). */
const PERIOD_SECONDS = 30;
const ALGORITHM = "SHA1";
const SECRET_BYTES = 20;
/** A code is good one step longer, and one early: clocks of phones differ. */
const WINDOW = 1;
/** Sealed anew in one go. */
const AT_ONCE = 100;

const hashesOf = (userId: string, codes: readonly string[]): string[] => codes.map((code) => hashOfCode(userId, code));
const aboutOf = (userId: string): string => `two-factor ${userId}`;
const totpOf = (secret: Secret, label = ""): TOTP =>
  new TOTP({
    issuer: "Handbill",
    label,
    algorithm: ALGORITHM,
    digits: APP_CODE_DIGITS,
    period: PERIOD_SECONDS,
    secret,
  });

/** The second step of a sign-in: a code of an app, or a recovery code where the phone is lost. */
export function createTwoFactorService({ factors, seal, clock }: Needs) {
  /** Undefined where there is none, or the secret of the server was changed since. */
  const secretOf = async (userId: string, sealed: string): Promise<Secret | undefined> => {
    const text = seal.open(sealed, aboutOf(userId));
    return text === undefined ? undefined : Secret.fromBase32(text);
  };

  /** Takes a code of the app: true once for each. */
  const takeAppCode = async (userId: string, sealed: string, code: string): Promise<boolean> => {
    const token = code.replaceAll(/\s/g, "");
    if (!/^\d+$/.test(token) || token.length !== APP_CODE_DIGITS) return false;
    const secret = await secretOf(userId, sealed);
    const timestamp = clock.now();
    const delta = secret === undefined ? null : totpOf(secret).validate({ token, timestamp, window: WINDOW });
    if (delta === null) return false;
    return factors.takeStep(userId, Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta);
  };

  const takeCode = async (userId: string, code: string): Promise<boolean> => {
    const row = await factors.find(userId);
    if (!row?.confirmedAt) return false;
    return (await takeAppCode(userId, row.secret, code)) || factors.takeCode(userId, hashOfCode(userId, code));
  };

  return {
    standing: (userId: string): Promise<TwoFactor> => factors.standing(userId),

    isOn: async (userId: string): Promise<boolean> => (await factors.find(userId))?.confirmedAt != null,

    /** A secret for an app. It counts once a code of it was right. */
    async begin(userId: string, email: string): Promise<TwoFactorSetup> {
      const secret = new Secret({ size: SECRET_BYTES });
      if (!(await factors.begin(userId, seal.close(secret.base32, aboutOf(userId))))) throw isOnAlready();
      const uri = totpOf(secret, email).toString();
      return { secret: secret.base32, uri, qr: qrOf(uri) };
    },

    /** Switches it on with a first code of the app, and hands out the recovery codes. */
    async confirm(userId: string, code: string): Promise<RecoveryCodes> {
      const row = await factors.find(userId);
      if (row?.confirmedAt) throw isOnAlready();
      if (!row || !(await takeAppCode(userId, row.secret, code))) throw wrongCode();
      const recoveryCodes = makeRecoveryCodes();
      if (!(await factors.confirm(userId, hashesOf(userId, recoveryCodes)))) throw isOnAlready();
      return { recoveryCodes };
    },

    /** A code of the app or a recovery code, each once; throws `not_confirmed` for any other. */
    async requireCode(userId: string, code: string): Promise<void> {
      if (!(await takeCode(userId, code))) throw wrongCode();
    },

    async newCodes(userId: string): Promise<RecoveryCodes> {
      const recoveryCodes = makeRecoveryCodes();
      await factors.replaceCodes(userId, hashesOf(userId, recoveryCodes));
      return { recoveryCodes };
    },

    /** Seals with the key of today what is sealed with a former one. How many there were. */
    async sealAnew(): Promise<number> {
      const rows = seal.formerKeys.length === 0 ? [] : await factors.sealedBy(seal.formerKeys, AT_ONCE);
      for (const { userId, secret } of rows) {
        const text = seal.open(secret, aboutOf(userId));
        if (text !== undefined) await factors.sealAgain(userId, secret, seal.close(text, aboutOf(userId)));
      }
      return rows.length;
    },

    async turnOff(userId: string): Promise<void> {
      if (!(await factors.remove(userId))) throw new AppError("conflict", "The second step is off already.");
    },
  };
}

const isOnAlready = () =>
  new AppError("conflict", "The second step is on already. Turn it off first to use another app.");

function wrongCode(): AppError {
  const message = "This code is not right, or was used before.";
  return new AppError("not_confirmed", `${message} Wait for the next one, or use a recovery code.`, {
    errors: [{ path: "code", message }],
  });
}

/** As one path: a page may draw it without taking in any markup. */
function qrOf(text: string): TwoFactorSetup["qr"] {
  const { data, size } = encode(text, { ecc: "M", border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return { size, path };
}
