import type { Content, AnyJob as Job } from "@handbill/contracts";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { contentsOf, ended, plannedCampaign } from "../support/campaigns.ts";
import { type SentSpan, startCollector } from "../support/collector.ts";
import { testProduct } from "../support/product.ts";

const collector = await startCollector();
const product = await testProduct({
  OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  OTEL_EXPORTER_OTLP_HEADERS: "x-tenant=a%20shop",
});
afterAll(() => collector.close());
const owner = await product.newUser();
const world = await plannedCampaign(owner, "bakery-lisbon", 2);
const [first, second] = await contentsOf(world);

const tracedTo = (traceId: string) => collector.spans.filter((span) => span.traceId === traceId);
const SERVER = 2;
const CLIENT = 3;
const CONSUMER = 5;

const failed = () => collector.spans.filter(({ name, status }) => name.startsWith("chat ") && status.code === 2);

/** The names from a span up to where its trace began. */
function wayUp(span: SentSpan): string[] {
  const parent = tracedTo(span.traceId).find(({ spanId }) => spanId === span.parentSpanId);
  return [span.name, ...(parent ? wayUp(parent) : [])];
}

test("one generation is one trace, from the request over the service and its statements to the job and the call of the model", async () => {
  const { data: job, headers } = await owner.post<Job>(
    `${world.at}/contents/${first?.id}/generate`,
    {},
    { prefer: "respond-async" },
  );
  await ended(owner, job.id);
  const traceId = (headers.get("x-request-id") ?? "").replaceAll("-", "");
  const chat = () => tracedTo(traceId).find(({ name }) => name.startsWith("chat "));
  const request = () => tracedTo(traceId).find(({ kind }) => kind === SERVER);
  const isWhole = () => [chat(), request(), tracedTo(traceId).find(({ name }) => name === "job")].every(Boolean);
  await expect.poll(isWhole).toBe(true);

  const spans = tracedTo(traceId);
  const roots = spans.filter(({ parentSpanId }) => parentSpanId === "");
  expect(roots.map(({ name }) => name)).toEqual(["POST /api/v1/businesses/:businessId/contents/:contentId/generate"]);
  const known = new Set(spans.map(({ spanId }) => spanId));
  expect(spans.filter(({ parentSpanId }) => parentSpanId !== "" && !known.has(parentSpanId))).toEqual([]);

  const call = chat();
  const way = call ? wayUp(call) : [];
  expect(way.slice(0, 2)).toEqual(["chat handbill-demo", "job"]);
  expect(way.slice(-2)).toEqual(["writing.write", roots[0]?.name]);
  const statement = spans.find(({ name }) => name === "insert jobs");
  expect(statement && wayUp(statement)).toEqual(["insert jobs", "writing.write", roots[0]?.name]);
  expect(spans.find(({ name }) => name === "job")?.kind).toBe(CONSUMER);
  expect(request()?.attributes).toMatchObject({ "http.request.method": "POST", "http.response.status_code": 202 });

  const { rows } = await sql<{ traceId: string; inputTokens: number; outputTokens: number; costNanoUsd: number }>`
    select trace_id, input_tokens, output_tokens, cost_nano_usd from ai_logs where job_id = ${job.id}`.execute(
    product.database.db,
  );
  expect(rows).toMatchObject([{ traceId }]);
  expect(call).toMatchObject({
    kind: CLIENT,
    attributes: {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "127.0.0.1",
      "gen_ai.request.model": "handbill-demo",
      "gen_ai.response.finish_reasons": ["stop"],
      "gen_ai.usage.input_tokens": rows[0]?.inputTokens,
      "gen_ai.usage.output_tokens": rows[0]?.outputTokens,
      "handbill.ai.cost_nano_usd": rows[0]?.costNanoUsd,
    },
  });
});

test("nothing of an owner leaves with a trace: no prompt, no text, no address with ids, no value of a statement", async () => {
  const { data } = await owner.get<Content>(`${world.at}/contents/${first?.id}`);
  const { email } = owner;
  const sent = collector.texts.join("\n");
  expect(sent).toContain("gen_ai.usage.output_tokens");
  for (const text of [
    email,
    data.topic,
    world.campaign.name,
    world.campaign.goal,
    owner.token,
    owner.cookie,
    first?.id,
  ]) {
    expect(text && sent.includes(text), String(text)).toBe(false);
  }
  expect(collector.headers.every((headers) => headers["x-tenant"] === "a shop")).toBe(true);
});

test("a call that fails marks its span with the code that the ledger has", async () => {
  await product.script("refusal");
  const { data: job } = await owner.post<Job>(
    `${world.at}/contents/${second?.id}/generate`,
    {},
    { prefer: "respond-async" },
  );
  const { error } = await ended(owner, job.id);
  await expect.poll(failed).not.toEqual([]);
  expect(failed()[0]).toMatchObject({ attributes: { "error.type": error?.code }, status: { message: error?.code } });
});

test("a collector that never answers holds up no request", async () => {
  collector.beSlow();
  const replies = await Promise.all(Array.from({ length: 200 }, () => owner.get("/me")));
  expect(replies.every(({ status }) => status === 200)).toBe(true);
  await product.resetModel();
});
