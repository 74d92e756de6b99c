import { MIN_PASSWORD } from "@handbill/contracts";
import { AppError } from "../../core/errors.ts";

/** From here on length alone does: NIST SP 800-63B-4 asks for 15 where a password is all there is. */
const LONG = 15;
/** Of zxcvbn's 0 to 4: at least 10^8 guesses for a short one, 10^6 for a long one. */
const SHORT_SCORE = 3;
const LONG_SCORE = 2;
/** What is judged of a password: the work grows with the square of it. */
const JUDGED = 40;

type Judge = { score(password: string, known: string[]): number; isListed(password: string): boolean };

const bare = (text: string): string => text.replaceAll(/[\s\p{P}]+/gu, "");

let loading: Promise<Judge> | undefined;

/** Fifty thousand leaked passwords and the words and names they are made of; read when the first password is chosen. */
async function loadJudge(): Promise<Judge> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }, english] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-en"),
  ]);
  const { "passwords-common": leaked } = dictionary;
  const { "commonWords-en": words, "firstnames-en": names } = english.dictionary;
  const zxcvbn = new ZxcvbnFactory({ dictionary: { leaked, words, names }, graphs: adjacencyGraphs });
  const listed = new Set(leaked.map(String));
  return {
    score: (password, known) => zxcvbn.check(password.slice(0, JUDGED), known).score,
    isListed: (password) => listed.has(password),
  };
}

/** Refuses a password that is guessed early, by its own field. `known`: what an attacker knows, such as name and address. */
export async function requireGoodPassword(password: string, known: string[], field = "password"): Promise<void> {
  const judge = await (loading ??= loadJudge());
  const parts = known
    .flatMap((text) => [text, text.split("@")[0] ?? "", ...text.split(/[^\p{L}\p{N}]+/u)])
    .filter((part) => part.length > 2);
  const plain = password.normalize("NFKC").toLowerCase();
  const isLong = Array.from(password).length >= LONG;
  // Signs between the words of a name or an address make a short one no harder to guess.
  const forms = isLong ? [plain] : [plain, bare(plain)];
  const score = Math.min(...forms.map((form) => judge.score(form, [...parts, ...parts.map(bare), "handbill"])));
  const isWeak = judge.isListed(plain) || score < (isLong ? LONG_SCORE : SHORT_SCORE);
  if (!isWeak) return;
  const message = isLong
    ? "This is a row of what is guessed first. Put in a few words of your own."
    : `This is guessed early. Take ${LONG} characters or more: a short sentence of your own is easy to remember. With ${MIN_PASSWORD} to ${LONG - 1} it must be harder to guess.`;
  throw new AppError("weak_password", message, { errors: [{ path: field, message }] });
}
