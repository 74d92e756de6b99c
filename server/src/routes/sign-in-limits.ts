import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { DeviceCookie } from "./device-cookie.ts";
import type { Attempted } from "../core/limits.ts";
import { answerStandings, networkOf, type RateLimiter } from "./rate-limits.ts";

const digest = (email: string) => createHash("sha256").update(email.trim().toLowerCase()).digest("base64url");

/**
 * Counts attempts to sign in. A device that the account knows has a count of its own. All others count for their network, for the
 * account from there, for the account, and together: who tries passwords from many places is stopped, and the owner is not.
 */
export function createSignInLimits(limiter: RateLimiter, device: DeviceCookie) {
  return {
    /** Answers 429 `rate_limited` when there were too many. What it answers is called when the attempt was right: only wrong ones count. */
    async count(request: FastifyRequest, email: string, reply: FastifyReply): Promise<() => Promise<void>> {
      const known = device.read(request, email);
      const account = digest(email);
      const network = networkOf(request.ip);
      const counts: [policy: Attempted, key: string][] =
        known === undefined
          ? [
              ["sign-in", `ip:${network}`],
              ["sign-in-from", `${account}:${network}`],
              ["sign-in-account", account],
              ["sign-in-all", "all"],
            ]
          : [["sign-in-device", known]];
      answerStandings(await Promise.all(counts.map(([policy, key]) => limiter.attempt(policy, key))), reply);
      return async () => void (await Promise.all(counts.map(([policy, key]) => limiter.forgive(policy, key))));
    },

    /** Whoever fills this server with accounts is stopped by the network they come from. */
    async countSignUp({ ip }: FastifyRequest, reply: FastifyReply): Promise<void> {
      answerStandings([await limiter.attempt("sign-up", `ip:${networkOf(ip)}`)], reply);
    },

    device,
  };
}
export type SignInLimits = ReturnType<typeof createSignInLimits>;
