import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import { AppError } from "../core/errors.ts";
import type { PublicPictures } from "../services/public-pictures.ts";
import { anyone } from "./policy.ts";
import { networkOf } from "./rate-limits.ts";

type Needs = {
  pictures: PublicPictures;
  /** Whether a visitor may ask once more; false for who asks far too often. */
  admits(visitor: string): Promise<boolean>;
};

const Name = z.strictObject({ name: z.string().check(z.maxLength(100)) });
/** As long as what is taken down may still be seen by those who saw it before. */
const SHARED = "public, max-age=86400";

/** Pictures of what is out: for everybody, on any page. */
export const publicPictureRoutes =
  ({ pictures, admits }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/pictures/:name",
      { config: { policy: anyone("visits") }, schema: { hide: true, params: Name } },
      async ({ ip, params }, reply) => {
        if (!(await admits(networkOf(ip)))) throw tooMany();
        const bytes = await pictures.bytes(params.name.replace(/\.jpg$/, ""));
        if (!bytes) throw new AppError("not_found", "There is no picture at this address.");
        return reply
          .header("cache-control", SHARED)
          .header("cross-origin-resource-policy", "cross-origin")
          .type("image/jpeg")
          .send(bytes);
      },
    );
    done();
  };

const tooMany = () =>
  new AppError("rate_limited", "Too many pictures were asked for from here. Wait a minute, then try again.", {
    retryAfter: 60,
  });
