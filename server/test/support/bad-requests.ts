import { gzipSync } from "node:zlib";
import { brokenRequests } from "./broken-requests.ts";

/** A request that must be refused, and how. Everything is asked of the routes of businesses. */
export type BadRequest = {
  what: string;
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Instead of all this: the very bytes to send. */
  raw?: string;
  status: number;
  code: string;
  /** The field that the answer must name. */
  field?: string;
};

type World = {
  /** Access token of the user who asks. */
  token: string;
  /** Id of a business of somebody else. */
  strangersBusinessId: string;
  forged: string;
  expired: string;
};

const MEGABYTE = 1024 * 1024;
const BUSINESSES = "/api/v1/businesses";
/** Names that only look like JSON's: what they name must not be read. */
const OTHER_KINDS = [
  ["a kind that begins as JSON", "application/jsonx"],
  ["JSON as one of two kinds", "application/json, text/plain"],
  ["JSON as a word about text", "text/plain; application/json"],
  ["JSON and a hard space", "application/json\u00a0"],
] as const;
/** Odd names of JSON itself: what they name must be checked like any other. */
const SAME_KIND = [
  ["JSON behind a tab", "\tapplication/json"],
  ["JSON in capitals", "APPLICATION/JSON;x"],
  ["JSON of another charset", "application/json\t;charset=utf-7"],
] as const;
const NOBODYS = "0190a0a0-0000-7000-8000-000000000000";

export function badRequests({ token, strangersBusinessId, forged, expired }: World): BadRequest[] {
  const json = { "content-type": "application/json" };
  const authorization = `Bearer ${token}`;
  const create = (what: string, body: string | Buffer, expected: Expected, headers: Record<string, string> = json) => ({
    what,
    method: "POST",
    path: BUSINESSES,
    headers: { authorization, ...headers },
    body,
    ...expected,
  });
  const wrong = (what: string, body: unknown, field: string) =>
    create(what, JSON.stringify(body), { status: 400, code: "invalid_request", field });
  const broken = (what: string, body: string | Buffer) => create(what, body, { status: 400, code: "invalid_json" });
  const read = (
    what: string,
    path: string,
    expected: Expected,
    headers: Record<string, string> = { authorization },
  ) => ({
    what,
    path,
    headers,
    ...expected,
  });
  const unauthenticated = { status: 401, code: "unauthenticated" };

  return [
    broken("malformed JSON", '{"name": '),
    broken("a trailing comma", '{"name": "Bakery",}'),
    broken("a comment in JSON", '{"name": "Bakery" /* ours */}'),
    broken("a `__proto__` key", '{"name": "Bakery", "__proto__": {"admin": true}}'),
    broken("a constructor.prototype key", '{"name": "Bakery", "constructor": {"prototype": {"admin": true}}}'),
    broken("invalid UTF-8", Buffer.from([0x22, 0xc3, 0x28, 0x22])),
    broken("UTF-16 with a mark", Buffer.from('\uFEFF{"name":"Bakery"}', "utf16le")),
    broken("100,000 levels deep", `{"name":${"[".repeat(100_000)}${"]".repeat(100_000)}}`),
    create("no body", "", { status: 400, code: "invalid_request" }),
    create("an array for an object", "[]", { status: 400, code: "invalid_request" }),
    create("null for an object", "null", { status: 400, code: "invalid_request" }),
    wrong("a required field is missing", {}, "name"),
    wrong("a number for a text", { name: 7 }, "name"),
    create("a number beyond all numbers", '{"name":1e400}', { status: 400, code: "invalid_request", field: "name" }),
    wrong("a text for a list", { name: "Bakery", facts: "one" }, "facts"),
    wrong("an object for a text", { name: { $ne: null } }, "name"),
    wrong("an unknown field", { name: "Bakery", isAdmin: true }, "isAdmin"),
    wrong("an unknown field inside", { name: "Bakery", offers: [{ name: "Bread", discount: 3 }] }, "offers.0.discount"),
    wrong("a field that the server sets", { name: "Bakery", id: NOBODYS }, "id"),
    wrong("blank", { name: "   " }, "name"),
    wrong("too long", { name: "x".repeat(121) }, "name"),
    wrong("too many", { name: "Bakery", voice: Array(21).fill("warm") }, "voice"),
    wrong("too long inside a list", { name: "Bakery", facts: ["short", "x".repeat(501)] }, "facts.1"),
    wrong("a NUL", { name: "Bak\u0000ery" }, "name"),
    create("half a character", '{"name":"Bak\\ud800ery"}', { status: 400, code: "invalid_request", field: "name" }),
    wrong("no time zone", { name: "Bakery", timezone: "Mars/Olympus" }, "timezone"),
    wrong("no web address", { name: "Bakery", website: "javascript:alert(1)" }, "website"),
    wrong("an unknown channel", { name: "Bakery", channels: ["telex"] }, "channels.0"),
    wrong("a channel twice", { name: "Bakery", channels: ["x", "x"] }, "channels"),
    create("2 MB", JSON.stringify({ name: "x".repeat(2 * MEGABYTE) }), { status: 413, code: "body_too_large" }),
    create(
      "a form",
      "name=Bakery",
      { status: 415, code: "unsupported_media_type" },
      { "content-type": "application/x-www-form-urlencoded" },
    ),
    create(
      "text",
      '{"name":"Bakery"}',
      { status: 415, code: "unsupported_media_type" },
      { "content-type": "text/plain" },
    ),
    create(
      "XML",
      "<name>Bakery</name>",
      { status: 415, code: "unsupported_media_type" },
      { "content-type": "application/xml" },
    ),
    create(
      "a compressed body",
      gzipSync('{"name":"Bakery"}'),
      { status: 415, code: "unsupported_media_type" },
      { ...json, "content-encoding": "gzip" },
    ),
    ...OTHER_KINDS.map(([what, type]) =>
      create(what, '{"name":"Bakery"}', { status: 415, code: "unsupported_media_type" }, { "content-type": type }),
    ),
    ...SAME_KIND.map(([what, type]) =>
      create(
        `an unknown field, of ${what}`,
        '{"name":"Bakery","isAdmin":true}',
        { status: 400, code: "invalid_request", field: "isAdmin" },
        { "content-type": type },
      ),
    ),
    create("no content type", '{"name":"Bakery"}', { status: 415, code: "unsupported_media_type" }, {}),
    create(
      "an empty Idempotency-Key",
      '{"name":"Bakery"}',
      { status: 400, code: "invalid_request", field: "Idempotency-Key" },
      { ...json, "idempotency-key": "" },
    ),
    create(
      "an Idempotency-Key of 256 characters",
      '{"name":"Bakery"}',
      { status: 400, code: "invalid_request", field: "Idempotency-Key" },
      { ...json, "idempotency-key": "k".repeat(256) },
    ),
    read("no token", BUSINESSES, unauthenticated, {}),
    read("an expired token", BUSINESSES, unauthenticated, { authorization: `Bearer ${expired}` }),
    read("a forged token", BUSINESSES, unauthenticated, { authorization: `Bearer ${forged}` }),
    read("a token with alg none", BUSINESSES, unauthenticated, { authorization: `Bearer ${withoutAlgorithm(token)}` }),
    read("no token but words", BUSINESSES, unauthenticated, { authorization: "Bearer not a token" }),
    read("a made-up cookie", BUSINESSES, unauthenticated, { cookie: "handbill.session_token=made.up" }),
    read("somebody else's id", `${BUSINESSES}/${strangersBusinessId}`, { status: 404, code: "not_found" }),
    read("an id of nothing", `${BUSINESSES}/${NOBODYS}`, { status: 404, code: "not_found" }),
    read("no id", `${BUSINESSES}/1`, { status: 400, code: "invalid_request", field: "businessId" }),
    read("SQL for an id", `${BUSINESSES}/'%20or%201=1--`, {
      status: 400,
      code: "invalid_request",
      field: "businessId",
    }),
    read("a NUL for an id", `${BUSINESSES}/%00`, { status: 400, code: "invalid_request", field: "businessId" }),
    read("a way up for an id", `${BUSINESSES}/..%2f..%2fetc`, {
      status: 400,
      code: "invalid_request",
      field: "businessId",
    }),
    read("a slash in two bytes", `${BUSINESSES}/..%c0%af`, { status: 400, code: "invalid_request" }),
    read("a limit that is no number", `${BUSINESSES}?limit=ten`, {
      status: 400,
      code: "invalid_request",
      field: "limit",
    }),
    read("a limit over 100", `${BUSINESSES}?limit=101`, { status: 400, code: "invalid_request", field: "limit" }),
    read("an unknown filter", `${BUSINESSES}?userId=${NOBODYS}`, {
      status: 400,
      code: "invalid_request",
      field: "userId",
    }),
    read("a cursor made up", `${BUSINESSES}?cursor=made-up`, { status: 400, code: "invalid_request" }),
    read("an unknown address", "/api/v1/nothing", { status: 404, code: "not_found" }),
    read("an unknown version", "/api/v2/businesses", { status: 404, code: "not_found" }),
    read("a broken % escape", `${BUSINESSES}/%zz`, { status: 400, code: "invalid_request" }),
    read("a part of the address with 300 characters", `${BUSINESSES}/${"x".repeat(300)}`, {
      status: 414,
      code: "uri_too_long",
    }),
    read("an address of 9,000 characters", `${BUSINESSES}?x=${"x".repeat(9_000)}`, {
      status: 414,
      code: "uri_too_long",
    }),
    read("headers of 20 kB", BUSINESSES, { status: 431, code: "headers_too_large" }, { "x-long": "x".repeat(20_000) }),
    {
      what: "a wrong method",
      method: "PUT",
      path: BUSINESSES,
      headers: { authorization },
      status: 405,
      code: "method_not_allowed",
    },
    { what: "OPTIONS", method: "OPTIONS", path: BUSINESSES, status: 405, code: "method_not_allowed" },
    ...brokenRequests,
  ];
}

type Expected = { status: number; code: string; field?: string };

const withoutAlgorithm = (token: string) =>
  `${Buffer.from('{"alg":"none"}').toString("base64url")}.${token.split(".")[1] ?? ""}.`;
