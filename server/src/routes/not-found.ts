import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { AppError } from "../core/errors.ts";

type Paths = { methodsOf(url: string): string[] };
type Studio = { showIfScreen(request: FastifyRequest, reply: FastifyReply): boolean };

/** What no route answers: a screen of the studio, a wrong method, or nothing at all. */
export function answerUnknown(app: FastifyInstance, paths: Paths, studio: Studio): void {
  app.setNotFoundHandler((request, reply) => {
    const methods = paths.methodsOf(request.url);
    // The route is there, but the router gave up on a part of the address and went on to the files of the studio.
    if (methods.includes(request.method)) throw new AppError("uri_too_long", "A part of the address is too long.");
    if (methods.length > 0) {
      reply.header("allow", methods.join(", "));
      throw new AppError("method_not_allowed", `Use ${methods.join(" or ")} here.`);
    }
    if (!studio.showIfScreen(request, reply)) throw new AppError("not_found", "There is nothing at this address.");
  });
}
