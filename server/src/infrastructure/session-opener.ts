import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

/**
 * Lets the server itself sign somebody in who has shown who they are in a way that better-auth knows nothing of, and hand out the cookie
 * of a session once more. No request reaches it.
 */
export const sessionOpener = () =>
  ({
    id: "session-opener",
    endpoints: {
      openSession: createAuthEndpoint.serverOnly(
        { method: "POST", body: z.object({ userId: z.string() }) },
        async (ctx) => {
          const { internalAdapter } = ctx.context;
          const user = await internalAdapter.findUserById(ctx.body.userId);
          if (!user) throw new APIError("UNAUTHORIZED", { message: "there is no such user any more" });
          const session = await internalAdapter.createSession(user.id);
          await setSessionCookie(ctx, { session, user });
          return { user };
        },
      ),
      handOutCookie: createAuthEndpoint.serverOnly({ method: "POST", requireHeaders: true }, async (ctx) => {
        const { secret, authCookies, sessionConfig } = ctx.context;
        const { name, attributes } = authCookies.sessionToken;
        const token = await ctx.getSignedCookie(name, secret);
        if (!token) return;
        await ctx.setSignedCookie(name, token, secret, { ...attributes, maxAge: sessionConfig.expiresIn });
      }),
    },
  }) satisfies BetterAuthPlugin;
