import { id } from "@handbill/contracts";
import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import type { FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod/mini";
import type { ContactFormService } from "../services/contact-form-service.ts";
import {
  emptyForm,
  formPage,
  type FormTrouble,
  FRAME_SCRIPT,
  HEIGHT_SCRIPT_HASH,
  sentPage,
  type ShownForm,
} from "../services/contact-form/form-pages.ts";
import { faultsOf, readEntry } from "../services/contact-form/read-entry.ts";
import { SMALL_PAGE_STYLE_HASH } from "../services/pages/small-page.ts";
import { type Admits, boundVisits, nothingHere, takeForms, wordIn } from "./open-pages.ts";
import { anyone } from "./policy.ts";
import { networkOf } from "./rate-limits.ts";
import { pagePolicy } from "./security-headers.ts";

type Needs = {
  forms: ContactFormService;
  admits: Admits;
};

const FormPath = z.strictObject({ businessId: id });
/** The longest message, in letters that take twelve characters each on their way. */
const MOST_BYTES = 96 * 1024;
const SCRIPT_SECONDS = 3_600;
/** A page that was open for longer is shown once more before anything of it is sent. */
const OLDEST_SECONDS = 24 * 3_600;

const STATUS: Record<FormTrouble, number> = { faults: 422, tooOld: 422, tooMany: 429, later: 503 };

/** The form of a business for everybody: a page of its own, and the same inside pages of the owner's website. No script is needed. */
export const publicFormRoutes =
  ({ forms, admits }: Needs): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    takeForms(app, MOST_BYTES);
    boundVisits(app, admits);
    app.get("/f/frame.js", { config: { policy: anyone("visits") }, schema: { hide: true } }, async (_request, reply) =>
      reply
        .header("cache-control", `public, max-age=${SCRIPT_SECONDS}`)
        .header("cross-origin-resource-policy", "cross-origin")
        .type("text/javascript; charset=utf-8")
        .send(FRAME_SCRIPT),
    );
    const schema = { hide: true, params: FormPath };
    for (const [path, isEmbedded] of [
      ["/f/:businessId", false],
      ["/f/:businessId/embed", true],
    ] as const) {
      app.get(path, { config: { policy: anyone("visits") }, schema }, async ({ params }, reply) => {
        const open = await forms.look(params.businessId);
        if (!open) return nothingHere(reply, NO_FORM);
        return send(
          reply,
          { ...open, isEmbedded },
          {
            html: formPage({ ...open, isEmbedded }, emptyForm(forms.stamps.issue(params.businessId))),
          },
        );
      });

      app.post(path, { config: { policy: anyone("visits") }, schema }, async (request, reply) => {
        const open = await forms.look(request.params.businessId);
        if (!open) return nothingHere(reply, NO_FORM);
        const shown = { ...open, isEmbedded };
        return send(reply, shown, await take(forms, request, shown));
      });
    }
    done();
  };

/** Takes what was entered. What cannot be taken is shown again, with every word of it. */
async function take(forms: ContactFormService, request: FastifyRequest, shown: ShownForm) {
  const { body, ip, log } = request;
  const entry = readEntry(shown.form, (field) => wordIn(body, field));
  const faults = faultsOf(shown.form, entry);
  const agrees = wordIn(body, "agree") === "yes";
  const stamp = wordIn(body, "stamp");
  const ageSeconds = forms.stamps.ageOf(shown.business.id, stamp);
  const isOld = ageSeconds !== undefined && ageSeconds > OLDEST_SECONDS;
  const again = (trouble: FormTrouble) => ({
    status: STATUS[trouble],
    html: formPage(shown, {
      entry,
      agrees,
      faults,
      trouble,
      stamp: isOld ? forms.stamps.issue(shown.business.id) : stamp,
    }),
  });
  if (Object.keys(faults).length > 0) return again("faults");
  if (isOld) return again("tooOld");
  try {
    // No person sees this field, and programs fill in all of them.
    const isTrapped = wordIn(body, "website") !== "";
    const taken = await forms.enter(shown, { entry, agrees, ageSeconds, isTrapped, network: networkOf(ip) });
    return taken === "taken" ? { html: sentPage(shown) } : again("tooMany");
  } catch (error) {
    log.warn({ err: error }, "a message could not be taken from a form");
    return again("later");
  }
}

/** With and without `www.`: owners name one, and visitors come by the other. */
function framesOf(sites: readonly string[]): string {
  const both = sites.flatMap((site) => {
    const { protocol, host } = new URL(site);
    return [site, `${protocol}//${host.startsWith("www.") ? host.slice(4) : `www.${host}`}`];
  });
  return both.length === 0 ? "'none'" : [...new Set(both)].join(" ");
}

function send(
  reply: FastifyReply,
  { form, isEmbedded }: ShownForm,
  { html, status = 200 }: { html: string; status?: number },
) {
  const policy = isEmbedded
    ? pagePolicy(SMALL_PAGE_STYLE_HASH, framesOf(form.sites), HEIGHT_SCRIPT_HASH)
    : pagePolicy(SMALL_PAGE_STYLE_HASH, "'none'");
  if (isEmbedded && form.sites.length > 0) reply.removeHeader("x-frame-options"); // the policy says more
  return reply
    .code(status)
    .header("cache-control", "no-store")
    .header("referrer-policy", "no-referrer")
    .header("content-security-policy", policy)
    .type("text/html; charset=utf-8")
    .send(html);
}

const NO_FORM = {
  title: "There is no form here",
  text: "Look at the letters of the address again, or write to whom you meant in another way.",
};
