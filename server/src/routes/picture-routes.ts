import { Content, ContentPictures, MOST_PICTURE_BYTES, ok, Picture, PictureQuery } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import { AppError } from "../core/errors.ts";
import type { PictureService } from "../services/picture-service.ts";
import { answerContent, requireExpectedVersion } from "./entity-tag.ts";
import { BusinessPath, ContentPath, PicturePath } from "./paths.ts";
import { may } from "./policy.ts";

const tags = ["Pictures"];

/** Pictures: taking them in, showing them, and which of them a content carries. */
export const pictureRoutes =
  (pictures: PictureService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.addContentTypeParser(
      /^image\//,
      { parseAs: "buffer", bodyLimit: MOST_PICTURE_BYTES },
      (_request, body, parsed) => parsed(null, body),
    );

    app.post(
      "/businesses/:businessId/pictures",
      {
        config: { policy: may("edit") },
        bodyLimit: MOST_PICTURE_BYTES,
        schema: {
          tags,
          summary: "Take a picture in",
          description:
            "The body is the file itself: JPEG, PNG, WebP or AVIF of at most 20 MiB. It is kept upright, at most 2,048 pixels wide or high, as JPEG, and without what a camera notes of its place and time.",
          consumes: ["image/jpeg", "image/png", "image/webp", "image/avif"],
          params: BusinessPath,
          response: { 201: ok(Picture) },
        },
      },
      async ({ userId, params, body }, reply) => {
        if (!Buffer.isBuffer(body)) {
          throw new AppError("unsupported_media_type", "Send the file itself, with its type, for example image/jpeg.");
        }
        return reply.code(201).send({ data: await pictures.add(userId, params.businessId, body) });
      },
    );

    app.get(
      "/businesses/:businessId/pictures/:pictureId",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "Show a picture",
          params: PicturePath,
          querystring: PictureQuery,
          produces: ["image/jpeg"],
        },
      },
      async ({ userId, params, query }, reply) =>
        reply
          // The same name is always the same picture.
          .header("cache-control", "private, max-age=31536000, immutable")
          .type("image/jpeg")
          .send(await pictures.bytes(userId, params, query.size)),
    );

    app.put(
      "/businesses/:businessId/contents/:contentId/pictures",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Say which pictures a content carries, in their order (needs If-Match)",
          description: "What was approved with other pictures is a draft again.",
          params: ContentPath,
          body: ContentPictures,
          response: { 200: ok(Content) },
        },
      },
      async (request, reply) => {
        const { userId, params, body } = request;
        return answerContent(reply, await pictures.put(userId, params, requireExpectedVersion(request), body));
      },
    );
    done();
  };
