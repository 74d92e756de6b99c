import { ConversionCreate } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { ConversionService } from "../services/tracking/conversion-service.ts";
import { signed } from "./policy.ts";

/** Where a server of the owner's tells of orders, with a key that can do this alone and does not run out. */
export const conversionHook =
  (conversions: ConversionService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.post(
      "/hooks/conversions",
      { config: { policy: signed() }, schema: { hide: true, body: ConversionCreate } },
      async (request, reply) => {
        const key = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
        const { conversion, isNew } = await conversions.recordByKey(key, request.body);
        return reply.code(isNew ? 201 : 200).send({ data: conversion });
      },
    );
    done();
  };
