import { isIPv6 } from "node:net";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { AppError } from "../core/errors.ts";
import type { Attempted, Charge, LimitPolicy, Standing } from "../core/limits.ts";

/** What the routes need of the limiter. */
export type RateLimiter = {
  attempt(policy: Attempted, key: string): Promise<Standing>;
  forgive(policy: Attempted, key: string): Promise<void>;
  refusedLately(charge: Charge): Standing | undefined;
  take(charges: Charge[]): Promise<Standing[]>;
};

const TOO_MANY_TRIES = "Too many attempts to sign in. Wait a little, then try again.";

/** Without a number: it stands in `retryAfter`, and would be wrong a second later where people read this. */
const REFUSALS: Record<LimitPolicy, string> = {
  "ai-user": "You have asked for many texts in a short time. Wait a little, then try again; nothing was charged.",
  "ai-business":
    "Many texts of this business have been asked for in a short time. Wait a little, then try again; nothing was charged.",
  "second-step":
    "Too many codes were tried for this account. Wait up to an hour, then try again; whoever is signed in stays so.",
  "api-key": "This API key has made many requests in a short time. Wait a little, then try again.",
  outside: "You have had many servers asked in a short time. Wait a little, then try again.",
  "look-around":
    "Many people have looked around from your network in the last hour. Wait a little, or create an account: it costs nothing.",
  "sign-in": TOO_MANY_TRIES,
  "sign-in-from": TOO_MANY_TRIES,
  "sign-in-all": TOO_MANY_TRIES,
  "sign-in-device": TOO_MANY_TRIES,
  "sign-in-account":
    "Too many attempts to sign in with this address, from devices that never have. Sign in on a device that you have used before, or choose a new password by “Forgot your password?”.",
  "sign-up": "Many accounts were made from your network in the last hour. Wait a little, then try again.",
  "account-mail":
    "Many mails about accounts were asked for from your network. Look into your mailbox, or wait a little.",
};

/** Counts what may send a mail about an account, or reads the link of one. */
export async function countAccountMail(limiter: RateLimiter, { ip }: FastifyRequest, reply: FastifyReply) {
  answerStandings([await limiter.attempt("account-mail", `ip:${networkOf(ip)}`)], reply);
}

/** Counts one try of the password by who is signed in: nobody else can use them up. */
export async function countOwnPassword(limiter: RateLimiter, userId: string, reply: FastifyReply): Promise<void> {
  answerStandings([await limiter.attempt("sign-in-device", `user:${userId}`)], reply);
}

/** Counts one step of a sign-in with a passkey or an account elsewhere, for the network it comes from: there is nothing to guess, but work to cause. */
export async function countWayIn(limiter: RateLimiter, ip: string, reply: FastifyReply): Promise<void> {
  answerStandings([await limiter.attempt("sign-in", `ip:${networkOf(ip)}`)], reply);
}

/** Counts one try of a code, whoever makes it: it is the account that is guarded. */
export async function countSecondStep(limiter: RateLimiter, userId: string, reply: FastifyReply): Promise<void> {
  answerStandings([await limiter.attempt("second-step", userId)], reply);
}

/** Counts one request that came with an API key. */
export async function countKey(limiter: RateLimiter, keyId: string, reply: FastifyReply): Promise<void> {
  answerStandings([await limiter.attempt("api-key", keyId)], reply);
}

/** Counts who begins to look around without an account. */
export async function countGuest(limiter: RateLimiter, ip: string, reply: FastifyReply): Promise<void> {
  answerStandings([await limiter.attempt("look-around", `ip:${networkOf(ip)}`)], reply);
}

/** Counts requests of routes whose policy says `asksOutside` for the user: nobody uses this server to knock on the doors of others. */
export function limitOutside(app: FastifyInstance, limiter: RateLimiter): void {
  app.addHook("preHandler", async ({ routeOptions, userId }, reply) => {
    if (routeOptions.config.policy?.asksOutside !== true) return;
    answerStandings([await limiter.attempt("outside", userId)], reply);
  });
}

/** Says how things stand, the most pressing limit in `RateLimit`, and refuses where one is used up. */
export function answerStandings(standings: Standing[], reply: FastifyReply): void {
  const [tightest] = [...standings].sort(byPressure);
  if (!tightest) return;

  const { policy, allowed, remaining, resetSeconds } = tightest;
  const policies = new Map(
    standings.map((one) => [one.policy, `"${one.policy}";q=${one.limit};w=${one.windowSeconds}`]),
  );
  reply.header("ratelimit-policy", [...policies.values()].join(", "));
  reply.header("ratelimit", `"${policy}";r=${remaining};t=${resetSeconds}`);
  if (!allowed) throw new AppError("rate_limited", REFUSALS[policy], { retryAfter: resetSeconds });
}

const byPressure = (one: Standing, other: Standing) =>
  Number(one.allowed) - Number(other.allowed) ||
  one.remaining - other.remaining ||
  other.resetSeconds - one.resetSeconds;

type AiNeeds = {
  limiter: RateLimiter;
  /** Throws where the business is not this user's: nobody uses up what is not theirs. */
  requireOwned(userId: string, businessId: string): Promise<unknown>;
};

/** Counts requests of routes whose policy names a cost by it, for the user and for the business. */
export function limitAi(app: FastifyInstance, { limiter, requireOwned }: AiNeeds): void {
  app.addHook("preHandler", async (request, reply) => {
    const named = request.routeOptions.config.policy?.cost;
    if (named === undefined) return;
    const { userId } = request;
    const least: Charge = { policy: "ai-user", key: userId, cost: typeof named === "number" ? named : 1 };
    refuseAgain(limiter, [least], reply);

    const businessId = businessOf(request);
    if (businessId !== undefined) await requireOwned(userId, businessId);
    const cost = Math.max(1, typeof named === "number" ? named : await named(request));
    const charges: Charge[] = [{ ...least, cost }];
    if (businessId !== undefined) charges.push({ policy: "ai-business", key: businessId, cost });
    refuseAgain(limiter, charges, reply);
    answerStandings(await limiter.take(charges), reply);
  });
}

/** Refuses without asking the store what it refused a moment ago. */
function refuseAgain(limiter: RateLimiter, charges: Charge[], reply: FastifyReply): void {
  answerStandings(
    charges.flatMap((charge) => limiter.refusedLately(charge) ?? []),
    reply,
  );
}

function businessOf({ params }: FastifyRequest): string | undefined {
  const businessId: unknown = Reflect.get(Object(params), "businessId");
  return typeof businessId === "string" ? businessId : undefined;
}

/** An IPv6 customer owns a whole /64: addresses in it count as one. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  return isIPv6(ip) ? expanded(ip).slice(0, 4).join(":") : ip;
}

function expanded(ip: string): string[] {
  const [head = "", tail] = ip.replace(/%.*$/, "").split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(zeros).fill("0"), ...after].map((part) =>
    part.replace(/^0+(?=.)/, "").toLowerCase(),
  );
}
