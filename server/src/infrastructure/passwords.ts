import { argon2, type Argon2Parameters, randomBytes, timingSafeEqual } from "node:crypto";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";
import { verifyPassword as verifyScrypt } from "better-auth/crypto";
import { AppError } from "../core/errors.ts";

export type Passwords = ReturnType<typeof createPasswords>;

/** As OWASP asks for: 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const FORM = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([\w+/]+)\$([\w+/]+)$/;

/** One core is left for everything else that the process is asked for. */
const AT_ONCE = Math.max(1, availableParallelism() - 1);
/** Who comes behind so many others is told to come back: nobody waits a minute to be let in. */
const MOST_WAITING = 100;
const COME_BACK_SECONDS = 5;

type Limits = { atOnce?: number; mostWaiting?: number };
type Parameters = Pick<Argon2Parameters, "memory" | "passes" | "parallelism">;

const derive = promisify(argon2);
const unpadded = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");

/** Every byte counts: nothing is cut off, and one way of writing the same letters is chosen. */
const keyOf = (password: string, nonce: Buffer, tagLength: number, parameters: Parameters): Promise<Buffer> =>
  derive("argon2id", { message: Buffer.from(password.normalize("NFKC")), nonce, tagLength, ...parameters });

/** Hashes passwords with Argon2id on threads of their own, a few at a time. Those of better-auth (scrypt) are still read. */
export function createPasswords({ atOnce = AT_ONCE, mostWaiting = MOST_WAITING }: Limits = {}) {
  const waiting: (() => void)[] = [];
  let running = 0;

  const inTurn = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting) throw tooMany();
      await new Promise<void>((resolve) => void waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };

  return {
    hash: (password: string): Promise<string> =>
      inTurn(async () => {
        const salt = randomBytes(SALT_BYTES);
        const parameters = { memory: MEMORY_KIB, passes: PASSES, parallelism: 1 };
        const hash = await keyOf(password, salt, HASH_BYTES, parameters);
        return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$${unpadded(salt)}$${unpadded(hash)}`;
      }),

    verify: ({ hash, password }: { hash: string; password: string }): Promise<boolean> =>
      inTurn(async () => {
        const [, memory, passes, parallelism, salt = "", stored = ""] = FORM.exec(hash) ?? [];
        if (memory === undefined) return verifyScrypt({ hash, password });
        const expected = Buffer.from(stored, "base64");
        const parameters = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
        const found = await keyOf(password, Buffer.from(salt, "base64"), expected.length, parameters);
        return timingSafeEqual(found, expected);
      }),

    /** Whether a hash was made in another way than today's: it is made anew when the password is next at hand. */
    isOld: (hash: string): boolean => !hash.startsWith(`$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$`),
  };
}

const tooMany = () =>
  new AppError("overloaded", "Many people are signing in at this moment. Wait a few seconds, then try again.", {
    retryAfter: COME_BACK_SECONDS,
  });
