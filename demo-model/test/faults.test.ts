import { beforeEach, expect, test } from "vitest";
import { startDemoModel } from "../src/server.ts";
import { faultIn } from "./support/conforms.ts";
import { useModel } from "./support/model.ts";
import { contentRequest, contentSchema, post, readBriefFile, type Reply } from "./support/requests.ts";

const model = useModel();
const { business, campaign } = readBriefFile("accountant-leeds");
const request = contentRequest(business, campaign, {
  channel: "linkedin",
  date: "2027-01-04",
  topic: "",
  angle: "",
  callToAction: "",
});

const control = async (
  path: string,
  body?: unknown,
): Promise<{ status: number; body: { requests?: { clientLeft?: boolean }[] } }> => {
  const response = await fetch(
    `${model.root()}/__fake/${path}`,
    body === undefined ? {} : { method: "POST", body: JSON.stringify(body) },
  );
  return { status: response.status, body: JSON.parse(await response.text()) };
};
const send = (headers: Record<string, string> = {}, more: Record<string, unknown> = {}) =>
  post(model.url(), { ...request, ...more }, headers);
const scripted = (name: string) => send({ "x-fake-script": name });
const contentOf = ({ choices }: Reply["body"]): string => String(choices?.[0]?.message?.content);
const fits = (content: string): boolean => {
  try {
    return faultIn(contentSchema("linkedin"), JSON.parse(content)) === null;
  } catch {
    return false;
  }
};

beforeEach(async () => {
  await control("reset", {});
});

test.each([
  ["401", 401, "invalid_api_key"],
  ["429", 429, "rate_limit_exceeded"],
  ["quota", 429, "insufficient_quota"],
  ["500", 500, null],
  ["503", 503, null],
  ["context-length", 400, "context_length_exceeded"],
])("the fault %s answers with its status and code", async (name, status, code) => {
  const answer = await scripted(name);
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ error: { code, message: expect.any(String) } });
});

test("a rate limit says how long to wait, and a step may say otherwise", async () => {
  expect((await scripted("429")).headers.get("retry-after")).toBe("1");
  expect((await scripted('{"name":"429","retryAfter":"120"}')).headers.get("retry-after")).toBe("120");
});

test.each(["trailing-comma", "fence", "prose", "malformed"])(
  "the answer of %s is not JSON, but holds it",
  async (name) => {
    const content = contentOf((await scripted(name)).body);
    expect(() => JSON.parse(content)).toThrow(SyntaxError);
    const inner = content.slice(content.indexOf("{"), content.lastIndexOf("}") + 1).replaceAll(/,(\s*[}\]])/gu, "$1");
    expect(fits(inner)).toBe(true);
  },
);

test("the hopeless answer cannot be mended", async () => {
  const content = contentOf((await scripted("malformed-hopeless")).body);
  expect(content).not.toMatch(/[":]/u);
});

test("an empty, a cut and a refused answer look like the real ones", async () => {
  expect((await scripted("empty")).body).toMatchObject({
    choices: [{ message: { content: "" }, finish_reason: "stop" }],
  });
  const cut = (await scripted("truncated")).body;
  expect(cut).toMatchObject({ choices: [{ finish_reason: "length" }] });
  expect(fits(contentOf(cut))).toBe(false);
  expect((await scripted("refusal")).body).toMatchObject({
    choices: [{ message: { content: null, refusal: expect.any(String) } }],
  });
});

test("a timeout sends no header, and the journal notes that the client left", async () => {
  const attempt = fetch(`${model.url()}/chat/completions`, {
    method: "POST",
    headers: { authorization: "Bearer test", "x-fake-script": "timeout" },
    body: JSON.stringify(request),
    signal: AbortSignal.timeout(150),
  });
  await expect(attempt).rejects.toThrow(/timeout/iu);
  await expect.poll(async () => (await control("journal")).body.requests?.[0]?.clientLeft).toBe(true);
});

test("a stalled body sends headers and never ends", async () => {
  const response = await fetch(`${model.url()}/chat/completions`, {
    method: "POST",
    headers: { authorization: "Bearer test", "x-fake-script": "stalled-body" },
    body: JSON.stringify(request),
    signal: AbortSignal.timeout(300),
  });
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow(/timeout|abort/iu);
});

test("a slow step answers rightly in the end", async () => {
  const { status, body } = await scripted('{"name":"slow","ms":30}');
  expect(status).toBe(200);
  expect(fits(contentOf(body))).toBe(true);
});

test("a queue answers step by step for its key alone, and then all is well", async () => {
  await control("script", { key: "mine", steps: ["429", { name: "500" }] });
  const mine = { authorization: "Bearer mine" };
  const statuses = [await send(), await send(mine), await send(mine), await send(mine)].map(({ status }) => status);
  expect(statuses).toEqual([200, 429, 500, 200]);
});

test("the queue of all keys answers whoever comes", async () => {
  await control("script", { key: "*", steps: ["503"] });
  expect([(await send()).status, (await send()).status]).toEqual([503, 200]);
});

test("the header decides before the queue, and the queue before the name of the model", async () => {
  await control("script", { key: "test", steps: ["401"] });
  const named = { model: "handbill-demo#500" };
  expect((await send({ "x-fake-script": "429" }, named)).status).toBe(429);
  expect((await send({}, named)).status).toBe(401);
  expect((await send({}, named)).status).toBe(500);
});

test("a list in the name of a model is a sequence", async () => {
  const named = { model: "handbill-demo#429,500" };
  const statuses = [await send({}, named), await send({}, named), await send({}, named)].map(({ status }) => status);
  expect(statuses).toEqual([429, 500, 200]);
});

test("a script with an unknown step is refused", async () => {
  expect((await control("script", { key: "*", steps: ["429", "meteor"] })).status).toBe(400);
  expect((await send()).status).toBe(200);
  expect((await scripted("meteor")).status).toBe(400);
});

test("the journal holds every request, without its key", async () => {
  await send({ authorization: "Bearer very-secret" });
  const { body } = await control("journal");
  expect(body.requests).toHaveLength(1);
  expect(body.requests?.[0]).toMatchObject({
    method: "POST",
    path: "/v1/chat/completions",
    status: 200,
    step: "ok",
    body: { model: "handbill-demo" },
  });
  expect(JSON.stringify(body)).not.toContain("very-secret");
});

test("closing does not wait for a request that hangs", async () => {
  const other = await startDemoModel({ delayScale: 0 });
  const hanging = post(other.url, request, { "x-fake-script": "timeout" }).catch(() => "ended");
  await expect
    .poll(async () =>
      (await (await fetch(`${other.url.replace(/\/v1$/u, "")}/__fake/journal`)).text()).includes("timeout"),
    )
    .toBe(true);
  await other.close();
  expect(await hanging).toBe("ended");
});

test("a port that is taken is reported", async () => {
  const port = Number(new URL(model.url()).port);
  await expect(startDemoModel({ port })).rejects.toThrow(/EADDRINUSE/u);
});
