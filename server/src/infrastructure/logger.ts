import { type DestinationStream, type Logger, pino, stdTimeFunctions } from "pino";
import { traceOfLine } from "../core/trace.ts";

const SECRETS = [
  "authorization",
  "cookie",
  '["set-cookie"]',
  "password",
  "token",
  "secret",
  "authSecret",
  "apiKey",
  '["api-key"]',
  '["x-api-key"]',
  "connectionString",
  "databaseUrl",
  "redisUrl",
  "smtpUrl",
];

/** At the top and up to three levels down, which is where requests, headers and errors keep them. */
const paths = SECRETS.flatMap((name) => ["", "*", "*.*", "*.*.*"].map((depth) => under(depth, name)));

/** One JSON line per event on the standard output, without secrets, with the ids of the work it belongs to. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: (_event: object, _level: number, logger: object) => traceOfLine(logger),
    redact: { paths, censor: "[redacted]" },
  };
  return destination ? pino(options, destination) : pino(options);
}

function under(depth: string, name: string): string {
  if (depth === "") return name;
  return name.startsWith("[") ? `${depth}${name}` : `${depth}.${name}`;
}
