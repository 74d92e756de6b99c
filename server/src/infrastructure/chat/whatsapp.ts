import type { FilledTemplate } from "@handbill/contracts";
import * as z from "zod/mini";
import type { ChatOutcome } from "./chat-outcome.ts";
import type { OutsideAnswer, OutsideHttp } from "../outside-http.ts";
import { outcomeOf } from "../publishers/answers.ts";
import { excerptOf } from "../publishers/excerpt.ts";
import type { CheckResult, OpenConnection } from "../publishers/publisher.ts";
import { type GraphMeaning, meaningOf } from "./graph-errors.ts";

/** Meta keeps a version for two years at least. */
const VERSION = "v24.0";
const TIMEOUT_MS = 20_000;
const TEMPLATES_A_PAGE = 100;
const MOST_PAGES = 5;
const LONGEST_LIST = 2 * 1024 * 1024;

/** One message as it leaves: to a number with the code of its country, or to the id that stands for somebody who hides theirs. */
export type WhatsAppMessage = {
  to: string;
  text: string;
  /** Sent instead of free words. */
  template: FilledTemplate | null;
  /** What every report about it brings back. */
  tag: string;
};

const Sent = z.object({ messages: z.array(z.object({ id: z.string().check(z.minLength(1)) })).check(z.minLength(1)) });
const Refusal = z.object({
  error: z.object({
    code: z.number(),
    message: z._default(z.string(), ""),
    is_transient: z.optional(z.boolean()),
    error_data: z.optional(z.object({ details: z.optional(z.string()) })),
  }),
});
const Templates = z.object({
  data: z.array(z.unknown()),
  paging: z.optional(
    z.object({ next: z.optional(z.string()), cursors: z.optional(z.object({ after: z.optional(z.string()) })) }),
  ),
});
const Profile = z.object({ display_phone_number: z.string(), verified_name: z.optional(z.string()) });

/** The Cloud API of WhatsApp: knows its protocol, and nothing of the product around it. */
export function createWhatsApp(http: Pick<OutsideHttp, "send">) {
  const call = (
    { settings, secrets }: OpenConnection,
    path: string,
    { body, signal, maxBytes }: { body?: unknown; signal?: AbortSignal; maxBytes?: number } = {},
  ): Promise<OutsideAnswer> =>
    http.send(
      {
        method: body === undefined ? "GET" : "POST",
        url: `${String(settings["server"]).replace(/(?<!\/)\/+$/, "")}/${VERSION}/${path}`,
        headers: {
          accept: "application/json",
          authorization: `Bearer ${secrets["accessToken"] ?? ""}`,
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        timeoutMs: TIMEOUT_MS,
        ...(maxBytes !== undefined && { maxBytes }),
      },
      signal,
    );

  return {
    kind: "whatsapp",

    /** Asks for the number itself, which sends nothing. */
    async check(connection: OpenConnection, signal: AbortSignal): Promise<CheckResult> {
      const path = `${String(connection.settings["phoneNumberId"])}?fields=display_phone_number,verified_name`;
      const answer = await call(connection, path, { signal });
      if (answer.kind !== "answered") return { ok: false, detail: whyNotAsked(answer, connection.secrets) };
      const profile = Profile.safeParse(jsonOf(answer));
      if (answer.status === 200 && profile.success) {
        const { verified_name: name, display_phone_number: number } = profile.data;
        return { ok: true, detail: `It writes as ${name ? `${name}, ` : ""}${number}.` };
      }
      return { ok: false, detail: whyNotAsked(answer, connection.secrets) };
    },

    /** The approved texts of the account, in the words of WhatsApp; a sentence where they cannot be had. */
    async templates(connection: OpenConnection): Promise<unknown[] | { problem: string }> {
      const account = String(connection.settings["businessAccountId"]);
      const found: unknown[] = [];
      let after = "";
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer = await call(
          connection,
          `${account}/message_templates?status=APPROVED&limit=${TEMPLATES_A_PAGE}${after && `&after=${encodeURIComponent(after)}`}`,
          { maxBytes: LONGEST_LIST },
        );
        const list = Templates.safeParse(answer.kind === "answered" ? jsonOf(answer) : undefined);
        if (!list.success) return { problem: whyNotAsked(answer, connection.secrets) };
        found.push(...list.data.data);
        after = list.data.paging?.next ? (list.data.paging.cursors?.after ?? "") : "";
        if (after === "") break;
      }
      return found;
    },

    /** Why a message was not delivered, by the code that WhatsApp reports later. */
    whyFailed(code: number, said: string): { errorKind: string; detail: string } {
      const { errorKind, detail } = meaningOf(code) ?? {
        errorKind: "undeliverable",
        detail: `WhatsApp did not deliver it. It says: ${sentence(said)}`,
      };
      const isOver = errorKind !== "unavailable" && errorKind !== "rate_limited" && errorKind !== "upstream_error";
      return { errorKind, detail: isOver ? detail : NOT_DELIVERED };
    },

    /** Sends once. Never throws for what WhatsApp or the way to it does. */
    async send(connection: OpenConnection, { to, text, template, tag }: WhatsAppMessage): Promise<ChatOutcome> {
      const body = {
        messaging_product: "whatsapp",
        recipient_type: "individual",
        ...(to.startsWith("+") ? { to: to.slice(1) } : { recipient: to }),
        biz_opaque_callback_data: tag,
        ...(template
          ? { type: "template", template: templateOf(template) }
          : { type: "text", text: { preview_url: true, body: text } }),
      };
      const answer = await call(connection, `${String(connection.settings["phoneNumberId"])}/messages`, { body });
      return readSent(answer, connection.secrets);
    },
  };
}

export type WhatsApp = ReturnType<typeof createWhatsApp>;

const NO_NUMBER =
  "WhatsApp knows no such phone number id, or the access token is for another account. Copy both from the page API Setup.";

/** Why a question was not answered, for the owner. */
function whyNotAsked(answer: OutsideAnswer, secrets: Record<string, string>): string {
  if (answer.kind !== "answered") return `WhatsApp could not be asked. ${answer.detail}`;
  const refusal = Refusal.safeParse(jsonOf(answer));
  const meaning = refusal.success ? meaningOf(refusal.data.error.code) : undefined;
  const said = excerptOf(refusal.data?.error.message ?? answer.body, secrets);
  const why = meaning?.errorKind === "invalid" ? NO_NUMBER : meaning?.detail;
  return why ?? `WhatsApp answered ${answer.status}: ${said}`;
}

const partOf = (type: string, blanks: FilledTemplate["body"]) =>
  blanks.length === 0
    ? []
    : [
        {
          type,
          parameters: blanks.map(({ name, text }) => ({
            type: "text",
            ...(name !== null && { parameter_name: name }),
            text,
          })),
        },
      ];

/** As the Cloud API wants it: a part for the head and for the body, where they have blanks. */
const templateOf = ({ name, language, head, body }: FilledTemplate) => ({
  name,
  language: { code: language },
  components: [...partOf("header", head), ...partOf("body", body)],
});

function readSent(answer: OutsideAnswer, secrets: Record<string, string>): ChatOutcome {
  const outcome = outcomeOf(answer, secrets);
  if (answer.kind !== "answered") return notAnswered(answer);
  const excerpt = excerptOf(answer.body, secrets);
  const { status } = answer;
  const json = jsonOf(answer);
  const sent = outcome.kind === "accepted" ? Sent.safeParse(json) : undefined;
  if (sent?.success) return { kind: "accepted", externalId: sent.data.messages[0]?.id ?? "", status, excerpt };
  const refusal = Refusal.safeParse(json);
  const meaning = refusal.success ? whatIs(refusal.data.error, status) : unnamed(status);
  if (outcome.kind === "accepted" || meaning.what === "unknown") return doubtful(meaning, excerpt);
  const wait = outcome.kind === "refused" ? outcome.retryAfterSeconds : undefined;
  const { errorKind, what, detail } = meaning;
  const retryable = what === "later";
  return {
    kind: "refused",
    errorKind,
    retryable,
    status,
    excerpt,
    detail,
    ...(wait !== undefined && { retryAfterSeconds: wait }),
  };
}

function notAnswered(answer: Exclude<OutsideAnswer, { kind: "answered" }>): ChatOutcome {
  const { errorKind, detail } = answer;
  if (answer.kind === "no_answer") return { kind: "unknown", errorKind, excerpt: detail, detail: NO_ANSWER };
  return { kind: "refused", errorKind, retryable: true, status: null, excerpt: detail, detail: NOT_REACHED };
}

const doubtful = ({ errorKind, detail, what }: GraphMeaning, excerpt: string): ChatOutcome =>
  what === "unknown"
    ? { kind: "unknown", errorKind, excerpt, detail }
    : { kind: "unknown", errorKind: "garbled", excerpt, detail: NO_ANSWER };

const NOT_DELIVERED = "WhatsApp was too busy, or had a fault, and did not deliver it. Send it again.";
const NO_ANSWER =
  "WhatsApp did not say what became of it: it may have gone out. Send it again only if you know that it did not.";
const NOT_REACHED = "WhatsApp could not be reached. Nothing was sent; it is tried again by itself.";

type GraphError = z.infer<typeof Refusal>["error"];

function whatIs({ code, is_transient: passes, error_data: data, message }: GraphError, status: number): GraphMeaning {
  const known = meaningOf(code);
  if (known) return known;
  if (passes || status === 429) return { errorKind: "unavailable", what: "later", detail: LATER };
  if (status >= 500) return unnamed(status);
  return {
    errorKind: "refused",
    what: "final",
    detail: `WhatsApp refused it. It says: ${sentence(data?.details ?? message)}`,
  };
}

/** What WhatsApp says, as a sentence of its own. */
const sentence = (said: string): string => `${excerptOf(said).replace(/(?<![.\s])[.\s]+$/, "") || "nothing"}.`;

/** An answer that is not WhatsApp's own, but of a machine before it. */
function unnamed(status: number): GraphMeaning {
  if (status === 429) return { errorKind: "rate_limited", what: "later", detail: LATER };
  if (status >= 500) return { errorKind: "upstream_error", what: "unknown", detail: NO_ANSWER };
  return {
    errorKind: `http_${status}`,
    what: "final",
    detail: `It answered ${status}, which is not what WhatsApp does.`,
  };
}

const LATER = "WhatsApp could not take it yet. It is tried again by itself.";

function jsonOf({ body }: Extract<OutsideAnswer, { kind: "answered" }>): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
