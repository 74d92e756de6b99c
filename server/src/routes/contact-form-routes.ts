import { ContactForm, ContactFormUpdate, ok } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { ContactFormService } from "../services/contact-form-service.ts";
import { SMALL_PAGE_STYLE_HASH } from "../services/pages/small-page.ts";
import { BusinessPath } from "./paths.ts";
import { may } from "./policy.ts";
import { pagePolicy } from "./security-headers.ts";

const tags = ["Contact form"];

/** For the owner. */
export const contactFormRoutes =
  (forms: ContactFormService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(
      "/businesses/:businessId/contact-form",
      {
        config: { policy: may("view") },
        schema: {
          tags,
          summary: "Read the form by which people write to a business",
          description: "With its address, and the HTML that shows it on a page of one of its `sites`.",
          params: BusinessPath,
          response: { 200: ok(ContactForm) },
        },
      },
      async ({ userId, params }) => ({ data: await forms.get(userId, params.businessId) }),
    );

    app.patch(
      "/businesses/:businessId/contact-form",
      {
        config: { policy: may("manage") },
        schema: {
          tags,
          summary: "Change the form by which people write to a business",
          description:
            "`isOn` lets everybody write by it, or nobody. Only `sites` may show it inside their pages, with and without www.; anything of an address beyond its website is left out.",
          params: BusinessPath,
          body: ContactFormUpdate,
          response: { 200: ok(ContactForm) },
        },
      },
      async ({ userId, params, body }) => ({ data: await forms.update(userId, params.businessId, body) }),
    );

    app.get(
      "/businesses/:businessId/contact-form/preview",
      { config: { policy: may("view") }, schema: { hide: true, params: BusinessPath } },
      async ({ userId, params }, reply) =>
        reply
          .header("content-security-policy", pagePolicy(SMALL_PAGE_STYLE_HASH, "'self'"))
          .header("x-frame-options", "SAMEORIGIN")
          .type("text/html; charset=utf-8")
          .send(await forms.preview(userId, params.businessId)),
    );
    done();
  };
