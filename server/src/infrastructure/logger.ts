import { type DestinationStream, type Logger, pino, stdTimeFunctions } from "pino";

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

/** One JSON line per event on the standard output, without secrets. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths, censor: "[redacted]" },
  };
  return destination ? pino(options, destination) : pino(options);
}

function under(depth: string, name: string): string {
  if (depth === "") return name;
  return name.startsWith("[") ? `${depth}${name}` : `${depth}.${name}`;
}
