import {
  Conversion,
  ConversionCreate,
  id,
  LinkCreate,
  LinkUpdate,
  ok,
  TrackedLink,
  TrackingSettings,
  TrackingUpdate,
} from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import type { ConversionService } from "../services/tracking/conversion-service.ts";
import { qrPng, qrSvg } from "../services/tracking/qr-code.ts";
import type { TrackingService } from "../services/tracking/tracking-service.ts";
import { BusinessPath, ContentPath } from "./paths.ts";
import { may } from "./policy.ts";

const tags = ["Tracking"];
const LinkPath = z.strictObject({ businessId: id, linkId: id });
const Links = ok(z.array(TrackedLink));

type Needs = { tracking: TrackingService; conversions: ConversionService };

export const trackingRoutes =
  ({ tracking, conversions }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    const contentLinks = "/businesses/:businessId/contents/:contentId/links";
    app.get(
      contentLinks,
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "Links of a content, with their clicks",
          params: ContentPath,
          response: { 200: Links },
        },
      },
      async ({ userId, params }) => ({
        data: await tracking.linksOfContent(userId, params.businessId, params.contentId),
      }),
    );
    app.post(
      contentLinks,
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Make the links of a content before it goes out",
          description:
            "For a text that is posted by hand. What goes out by itself gets its links then. Calling it again changes nothing.",
          params: ContentPath,
          response: { 200: Links },
        },
      },
      async ({ userId, params }) => ({
        data: await tracking.makeForContent(userId, params.businessId, params.contentId),
      }),
    );

    app.get(
      "/businesses/:businessId/links",
      {
        config: { policy: may("view") },
        schema: { tags, summary: "Links that stand in no content", params: BusinessPath, response: { 200: Links } },
      },
      async ({ userId, params }) => ({ data: await tracking.links(userId, params.businessId) }),
    );
    app.post(
      "/businesses/:businessId/links",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Make a link for paper",
          params: BusinessPath,
          body: LinkCreate,
          response: { 201: ok(TrackedLink) },
        },
      },
      async ({ userId, params, body }, reply) =>
        reply.code(201).send({ data: await tracking.create(userId, params.businessId, body) }),
    );
    app.patch(
      "/businesses/:businessId/links/:linkId",
      {
        config: { policy: may("publish") },
        schema: {
          tags,
          summary: "Share the visitors of a link among destinations",
          description:
            "Each destination keeps its place in the list, since its figures belong to it. The weight 0 ends it.",
          params: LinkPath,
          body: LinkUpdate,
          response: { 200: ok(TrackedLink) },
        },
      },
      async ({ userId, params, body }) => ({
        data: await tracking.update(userId, params.businessId, params.linkId, body),
      }),
    );
    for (const [ending, type, draw] of [
      ["svg", "image/svg+xml", qrSvg],
      ["png", "image/png", qrPng],
    ] as const) {
      app.get(
        `/businesses/:businessId/links/:linkId/qr.${ending}`,
        {
          config: { policy: may("view") },
          schema: { tags, summary: `The link as a QR code (${ending.toUpperCase()})`, params: LinkPath },
        },
        async ({ userId, params }, reply) => {
          const { url, name } = await tracking.picture(userId, params.businessId, params.linkId);
          return reply.type(type).header("content-disposition", `inline; filename="${name}.${ending}"`).send(draw(url));
        },
      );
    }

    const settings = "/businesses/:businessId/tracking";
    app.get(
      settings,
      {
        config: { policy: may("manage") },
        schema: { tags, summary: "What is counted", params: BusinessPath, response: { 200: ok(TrackingSettings) } },
      },
      async ({ userId, params }) => ({ data: await tracking.settings(userId, params.businessId) }),
    );
    app.patch(
      settings,
      {
        config: { policy: may("manage") },
        schema: {
          tags,
          summary: "Change what is counted",
          params: BusinessPath,
          body: TrackingUpdate,
          response: { 200: ok(TrackingSettings) },
        },
      },
      async ({ userId, params, body }) => ({ data: await tracking.updateSettings(userId, params.businessId, body) }),
    );

    app.post(
      "/businesses/:businessId/conversions",
      {
        config: { policy: may("edit") },
        schema: {
          tags,
          summary: "Tell of an order, a booking or the like",
          description: "The same `key` counts once, for ever: 201 the first time, 200 with the same answer afterwards.",
          params: BusinessPath,
          body: ConversionCreate,
          response: { 200: ok(Conversion), 201: ok(Conversion) },
        },
      },
      async ({ userId, params, body }, reply) => {
        const { conversion, isNew } = await conversions.record(userId, params.businessId, body);
        return reply.code(isNew ? 201 : 200).send({ data: conversion });
      },
    );
    done();
  };
