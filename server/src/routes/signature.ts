import type { IncomingHttpHeaders } from "node:http";

const MAX_HEADER = 1_000;
const SIGNED_BY = ["webhook-id", "webhook-timestamp", "webhook-signature"] as const;

/** The header lines of Standard Webhooks. */
export function signatureIn(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    SIGNED_BY.flatMap((name) =>
      typeof headers[name] === "string" ? [[name, headers[name].slice(0, MAX_HEADER)]] : [],
    ),
  );
}
