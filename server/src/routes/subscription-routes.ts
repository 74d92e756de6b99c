import { ConfirmationState, emailAddress, id, ok, requiredText, SignUpForm, text } from "@handbill/contracts";
import type { FastifyReply } from "fastify";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import * as z from "zod/mini";
import { SMALL_PAGE_STYLE_HASH } from "../services/pages/small-page.ts";
import {
  agreedWords,
  confirmedPage,
  confirmPage,
  embeddedForm,
  joinedPage,
  joinPage,
  leavePage,
} from "../services/subscriptions/pages.ts";
import type { SubscriptionService } from "../services/subscription-service.ts";
import { type Admits, boundVisits, nothingHere, takeForms, tooMany, wordIn } from "./open-pages.ts";
import { BusinessPath, ContactPath } from "./paths.ts";
import { anyone, may, signed } from "./policy.ts";
import { networkOf } from "./rate-limits.ts";
import { pagePolicy } from "./security-headers.ts";

type Needs = {
  subscriptions: SubscriptionService;
  admits: Admits;
  /** The same for who enters an address. */
  admitsEntries: Admits;
};

const TokenPath = z.strictObject({ token: z.string().check(z.maxLength(200)) });
const ListPath = z.strictObject({ businessId: id });
const Entry = z.object({ name: text(200), email: emailAddress, agree: requiredText(10) });

const MAX_FORM = 8 * 1024;
const HTML = "text/html; charset=utf-8";

/**
 * What people do with their subscription without an account. A look changes nothing, since programs follow every link of a mail; a
 * POST without a word is the one press of RFC 8058, and needs neither cookie nor page.
 */
export const publicSubscriptionRoutes =
  ({ subscriptions, admits, admitsEntries }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    takeForms(app, MAX_FORM);
    boundVisits(app, admits);
    const schema = { hide: true, params: TokenPath };

    app.get("/u/:token", { config: { policy: signed("visits") }, schema }, async ({ params }, reply) => {
      const found = await subscriptions.look(params.token);
      return found ? send(reply, leavePage(found)) : nothingHere(reply, NOTHING);
    });

    app.post(
      "/u/:token",
      { config: { policy: signed("visits") }, schema },
      async ({ params: { token }, body }, reply) => {
        const action = wordIn(body, "action");
        const act =
          action === "pause"
            ? subscriptions.pause
            : action === "come-back"
              ? subscriptions.comeBack
              : subscriptions.leave;
        const found = await act(token);
        return found ? send(reply, leavePage(found)) : nothingHere(reply, NOTHING);
      },
    );

    app.get("/c/:token", { config: { policy: signed("visits") }, schema }, async ({ params }, reply) => {
      const found = await subscriptions.lookAtConfirmation(params.token);
      return found ? send(reply, confirmPage(found)) : nothingHere(reply, NOTHING);
    });

    app.post("/c/:token", { config: { policy: signed("visits") }, schema }, async ({ params }, reply) => {
      const found = await subscriptions.confirm(params.token);
      return found ? send(reply, confirmedPage(found)) : nothingHere(reply, NOTHING);
    });

    app.get(
      "/join/:businessId",
      { config: { policy: anyone("visits") }, schema: { hide: true, params: ListPath } },
      async ({ params }, reply) => {
        const business = await subscriptions.listOf(params.businessId);
        return business
          ? send(reply, joinPage(business, { name: "", email: "", isRefused: false }))
          : nothingHere(reply, NOTHING);
      },
    );

    app.post(
      "/join/:businessId",
      { config: { policy: anyone("visits", "entries") }, schema: { hide: true, params: ListPath } },
      async (request, reply) => {
        if (!(await admitsEntries(networkOf(request.ip), request.params.businessId))) throw tooMany();
        const business = await subscriptions.listOf(request.params.businessId);
        if (!business) return nothingHere(reply, NOTHING);
        const { body } = request;
        const [name, email] = [wordIn(body, "name").trim(), wordIn(body, "email").trim()];
        const entry = Entry.safeParse({ name, email, agree: wordIn(body, "agree") });
        // No person sees this field, and programs fill in all of them: they are thanked, and nothing happens.
        if (wordIn(body, "website") !== "") return send(reply, joinedPage(business, true));
        if (!entry.success) return send(reply, joinPage(business, { name, email, isRefused: true }), 422);
        const isSentNow = await subscriptions.join(business, entry.data, agreedWords(business));
        return send(reply, joinedPage(business, isSentNow));
      },
    );
    done();
  };

const Confirmation = z.object({ url: z.string(), until: z.string() });

/** For the owner. */
export const subscriptionRoutes =
  (subscriptions: SubscriptionService): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.post(
      "/businesses/:businessId/contacts/:contactId/confirmation",
      {
        config: { policy: may("edit") },
        schema: {
          tags: ["Contacts"],
          summary: "Make the link by which a contact confirms their email address",
          description:
            "It holds for 30 days. Send it to that address: whoever follows it proves that the address is theirs.",
          params: ContactPath,
          response: { 200: ok(Confirmation) },
        },
      },
      async ({ userId, params }) => ({
        data: await subscriptions.confirmationOf(userId, params.businessId, params.contactId),
      }),
    );
    app.get(
      "/businesses/:businessId/sign-up-form",
      {
        config: { policy: may("view") },
        schema: {
          tags: ["Contacts"],
          summary: "Give the form by which people enter themselves",
          description: "Its address, and the same as HTML to paste into a website: without script, style or cookie.",
          params: BusinessPath,
          response: { 200: ok(SignUpForm) },
        },
      },
      async ({ userId, params }) => {
        const { url, business } = await subscriptions.signUp(userId, params.businessId);
        return { data: { url, html: embeddedForm(business, url) } };
      },
    );

    app.get(
      "/businesses/:businessId/contacts/:contactId/confirmation",
      {
        config: { policy: may("view") },
        schema: {
          tags: ["Contacts"],
          summary: "Say how it stands with the mail that asks a contact to confirm their address",
          params: ContactPath,
          response: { 200: ok(ConfirmationState) },
        },
      },
      async ({ userId, params }) => ({
        data: await subscriptions.confirmationState(userId, params.businessId, params.contactId),
      }),
    );

    app.post(
      "/businesses/:businessId/contacts/:contactId/confirmation/mail",
      {
        config: { policy: may("publish") },
        schema: {
          tags: ["Contacts"],
          summary: "Ask a contact by mail to confirm their address",
          description:
            "By the mail account of the business, in the language of the contact. At most once in ten minutes and three times a day. Without a mail account it waits for three days until one is connected.",
          params: ContactPath,
          response: { 202: ok(ConfirmationState) },
        },
      },
      async ({ userId, params }, reply) => {
        const state = await subscriptions.askToConfirm(userId, params.businessId, params.contactId);
        return reply.code(202).send({ data: state });
      },
    );
    done();
  };

const send = (reply: FastifyReply, html: string, status = 200) =>
  reply
    .code(status)
    .header("cache-control", "no-store")
    .header("referrer-policy", "no-referrer")
    .header("content-security-policy", pagePolicy(SMALL_PAGE_STYLE_HASH, "'none'"))
    .type(HTML)
    .send(html);

const NOTHING = {
  title: "This link does not work",
  text: "It is not whole, or its time is over. Open it once more from the mail itself, or answer that mail.",
};
