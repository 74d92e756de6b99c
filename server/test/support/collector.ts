import { once } from "node:events";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";

type Value = { stringValue?: string; intValue?: number | string; doubleValue?: number; boolValue?: boolean };
type Attribute = { key: string; value: Value & { arrayValue?: { values: Value[] } } };

/** A span as it arrived. */
export type SentSpan = {
  traceId: string;
  spanId: string;
  parentSpanId: string;
  name: string;
  kind: number;
  status: { code?: number; message?: string };
  attributes: Record<string, unknown>;
};

type Scope = { spans: (Omit<SentSpan, "attributes"> & { attributes: Attribute[] })[] };
type Body = {
  resourceSpans?: { scopeSpans: Scope[] }[];
  resourceMetrics?: { scopeMetrics: { metrics: { name: string }[] }[] }[];
};

const plain = ({ stringValue, intValue, doubleValue, boolValue }: Value): unknown =>
  stringValue ?? (intValue === undefined ? undefined : Number(intValue)) ?? doubleValue ?? boolValue;

const attributesOf = (attributes: Attribute[]) =>
  Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.arrayValue ? value.arrayValue.values.map(plain) : plain(value)]),
  );

/** A collector that takes OTLP over HTTP. While it is `slow` it takes what is sent and never answers. */
export async function startCollector() {
  const spans: SentSpan[] = [];
  const metrics = new Set<string>();
  const headers: Record<string, unknown>[] = [];
  const texts: string[] = [];
  let isSlow = false;
  const server = createServer((request, response) => {
    void (async () => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a test reads what it asked for
      const body = (await json(request)) as Body;
      headers.push(request.headers);
      texts.push(JSON.stringify(body));
      for (const { scopeSpans } of body.resourceSpans ?? [])
        for (const scope of scopeSpans)
          for (const { parentSpanId = "", ...span } of scope.spans)
            spans.push({ ...span, parentSpanId, attributes: attributesOf(span.attributes) });
      for (const { scopeMetrics } of body.resourceMetrics ?? [])
        for (const scope of scopeMetrics) for (const { name } of scope.metrics) metrics.add(name);
      if (!isSlow) response.writeHead(200, { "content-type": "application/json" }).end("{}");
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The collector has no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    spans,
    metrics,
    headers,
    texts,
    beSlow: (): void => void (isSlow = true),
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
