import type { z } from "zod";
import { ELSEWHERE_SECRETS } from "./elsewhere-settings.ts";

/** These are never repeated on the screen or in a log. */
const SECRETS = new Set([
  "DATABASE_URL",
  "REDIS_URL",
  "AUTH_SECRET",
  "AUTH_SECRET_BEFORE",
  "OPENAI_API_KEY",
  "SMTP_URL",
  ...ELSEWHERE_SECRETS,
  "CONNECTIONS_KEY",
  "CONNECTIONS_KEY_BEFORE",
  "METRICS_TOKEN",
  "METRICS_TOKEN_BEFORE",
  "OTEL_EXPORTER_OTLP_HEADERS",
]);

/** What is wrong with a setting, and what it is, unless that is a secret. */
export function inWords(issue: z.core.$ZodIssue, given: Readonly<Record<string, string | undefined>>): string {
  const name = String(issue.path[0]);
  const but = SECRETS.has(name) ? "" : `, but is "${given[name]}"`;
  return `${name} ${issue.message}${but}.`;
}
