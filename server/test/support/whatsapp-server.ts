import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { MessageHook } from "@handbill/contracts";
import { afterAll } from "vitest";
import { portOf } from "./publisher-contract.ts";

const APP_SECRET = "0123456789abcdef0123456789abcdef";
const TOKEN = "EAAG-test-token-of-the-shop";
const NUMBER = "106540352242922";

/** What the server does with messages to a number: takes them, refuses them by a code of Meta's, or behaves badly. */
type Behaviour =
  | "accept"
  | "hang"
  | "drop"
  | "garbage"
  /** It is taken, and the answer says that something broke. */
  | "break behind it"
  | { code: number; status: number };

type Taken = { id: string; to: string; tag: string; body: Record<string, unknown> };

/** A server that speaks the Cloud API of WhatsApp, for a shop with one number. */
export async function whatsAppServer() {
  const whatsapp = {
    url: "",
    taken: [] as Taken[],
    behaviours: new Map<string, Behaviour>(),
    templates: [] as unknown[],
    asked: 0,
    release: () => {},
  };
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const { pathname } = new URL(request.url ?? "", "http://127.0.0.1");
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return refuse(response, { code: 190, status: 401 });
    if (pathname === `/v24.0/${NUMBER}`) {
      return reply(response, 200, {
        verified_name: "Padaria Sol",
        display_phone_number: "+351 21 000 0000",
        id: NUMBER,
      });
    }
    if (pathname.endsWith("/message_templates")) {
      whatsapp.asked += 1;
      return reply(response, 200, { data: whatsapp.templates, paging: { cursors: {} } });
    }
    if (pathname !== `/v24.0/${NUMBER}/messages`) return refuse(response, { code: 100, status: 400 });
    take(request, response, JSON.parse(Buffer.concat(parts).toString("utf8")));
  }

  function take(request: IncomingMessage, response: ServerResponse, body: Record<string, unknown>): void {
    const behaviour = whatsapp.behaviours.get(String(body["to"])) ?? "accept";
    if (typeof behaviour === "object") return refuse(response, behaviour);
    const id = `wamid.OUT${whatsapp.taken.length + 1}`;
    whatsapp.taken.push({
      id,
      to: String(body["to"] ?? body["recipient"]),
      tag: String(body["biz_opaque_callback_data"]),
      body,
    });
    if (behaviour === "accept") {
      reply(response, 200, { messaging_product: "whatsapp", contacts: [{ input: body["to"] }], messages: [{ id }] });
    } else if (behaviour === "break behind it")
      response.writeHead(500).end("<html>Sorry, something went wrong.</html>");
    else if (behaviour === "garbage") response.writeHead(200).end("<html>");
    else if (behaviour === "drop") request.socket.destroy();
    else whatsapp.release = () => reply(response, 200, { messages: [{ id }] });
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  whatsapp.url = `http://127.0.0.1:${portOf(server.address())}`;
  return whatsapp;
}

const refuse = (response: ServerResponse, { code, status }: { code: number; status: number }): void =>
  reply(response, status, { error: { message: `(#${code}) refused`, type: "OAuthException", code, fbtrace_id: "A1" } });

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** The connection of the shop to that server. */
export const whatsAppNumber = (server: string) => ({
  kind: "whatsapp",
  name: "WhatsApp",
  settings: { server, phoneNumberId: NUMBER, businessAccountId: "102290129340398" },
  secrets: { accessToken: TOKEN, appSecret: APP_SECRET },
});

type Value = { messages?: object[]; statuses?: object[]; contacts?: object[] };

/** A report as Meta posts it; of several numbers at once where several are given. */
export const whatsAppReport = (...values: (Value & { number?: string })[]): string =>
  JSON.stringify({
    object: "whatsapp_business_account",
    entry: values.map(({ number = NUMBER, ...value }) => ({
      id: "102290129340398",
      changes: [
        {
          field: "messages",
          value: {
            messaging_product: "whatsapp",
            metadata: { display_phone_number: "351210000000", phone_number_id: number },
            ...value,
          },
        },
      ],
    })),
  });

/** Posts a report signed with the app secret: how many of its parts were new, or the code of the refusal. */
export async function postReport(
  origin: string,
  hook: Pick<MessageHook, "url">,
  report: string,
  secret: string = APP_SECRET,
): Promise<number | string> {
  const signature = createHmac("sha256", secret).update(report).digest("hex");
  const headers = { "content-type": "application/json", "x-hub-signature-256": `sha256=${signature}` };
  const answer = await fetch(`${origin}${new URL(hook.url).pathname}`, { method: "POST", headers, body: report });
  const said = await answer.text();
  // WhatsApp sends again what a busy server had no time for.
  if (answer.status === 503) return postReport(origin, hook, report, secret);
  const taken = /"taken":(\d+)/.exec(said)?.[1];
  return taken === undefined ? (/"code":"(\w+)"/.exec(said)?.[1] ?? said) : Number(taken);
}

/** As the account lists them. */
export const TEMPLATES = [
  {
    name: "order_ready",
    language: "pt_PT",
    status: "APPROVED",
    category: "UTILITY",
    components: [
      { type: "HEADER", format: "TEXT", text: "Olá {{1}}" },
      { type: "BODY", text: "{{2}} está pronto, {{1}}." },
      { type: "FOOTER", text: "Padaria Sol" },
      { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "Obrigado" }] },
    ],
  },
  { name: "draft", language: "pt_PT", status: "PENDING", components: [] },
  { name: "photo", language: "en", status: "APPROVED", components: [{ type: "HEADER", format: "IMAGE" }] },
  { nothing: true },
];

/** What WhatsApp does with a message, and what that means for it. */
export const REFUSALS: [Behaviour, { status: string; errorCode: string | null }][] = [
  [
    { code: 131047, status: 400 },
    { status: "failed", errorCode: "window_closed" },
  ],
  [
    { code: 131026, status: 400 },
    { status: "failed", errorCode: "undeliverable" },
  ],
  [
    { code: 190, status: 401 },
    { status: "failed", errorCode: "sign_in" },
  ],
  [
    { code: 230, status: 403 },
    { status: "failed", errorCode: "sign_in" },
  ],
  [
    { code: 777, status: 400 },
    { status: "failed", errorCode: "refused" },
  ],
  [
    { code: 130429, status: 429 },
    { status: "queued", errorCode: "rate_limited" },
  ],
  [
    { code: 131056, status: 400 },
    { status: "queued", errorCode: "rate_limited" },
  ],
  [
    { code: 131016, status: 503 },
    { status: "queued", errorCode: "unavailable" },
  ],
  [
    { code: 131000, status: 500 },
    { status: "unknown", errorCode: "upstream_error" },
  ],
  ["break behind it", { status: "unknown", errorCode: "upstream_error" }],
  ["drop", { status: "unknown", errorCode: "dropped" }],
  ["garbage", { status: "unknown", errorCode: "garbled" }],
];
