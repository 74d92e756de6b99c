import type { FastifyInstance } from "fastify";
import { AppError } from "../core/errors.ts";
import type { AuthService } from "../services/auth-service.ts";
import { permissionsFor } from "./policy.ts";

/**
 * Where this installation sends mail, nothing goes out to other people for somebody who has not shown that their own address is
 * theirs: who fills this server with accounts sends no mail by it.
 */
export function requireConfirmedEmail(app: FastifyInstance, auth: Pick<AuthService, "findUser">): void {
  app.addHook("preHandler", async ({ routeOptions, body, userId }) => {
    const { policy } = routeOptions.config;
    const isToOthers = policy?.who === "member" && (policy.mails ?? permissionsFor(policy, body).includes("publish"));
    if (!isToOthers) return;
    if (!(await auth.findUser(userId))?.confirmEmail) return;
    throw new AppError(
      "email_unconfirmed",
      "Nothing goes out before you have confirmed your email address. Follow the link in the mail we sent you, or have it sent again in the settings, under Security.",
    );
  });
}
