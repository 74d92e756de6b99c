import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseEnv } from "node:util";
import { MAX_CONTENT_COUNT } from "@handbill/contracts";
import { z } from "zod";
import { elsewhereFaults, elsewhereOf, ElsewhereSettings } from "./elsewhere-settings.ts";
import {
  isDatabaseUrl,
  isDollars,
  isMailAddress,
  isMailServer,
  isName,
  isNetwork,
  isOrigin,
  isPositive,
  isPriceList,
  isUrl,
  listed,
  oneOf,
  optional,
  PriceList,
  PROXY_WORDS,
  readAllowance,
  seconds,
  setting,
  SHORTEST_SECRET,
  wholeNumber,
  headersIn,
  isEmail,
  isHeaderList,
  isHost,
  isPort,
  isShare,
  SHORTEST_TOKEN,
  formerSecrets,
} from "./setting-kinds.ts";
import { StartRefusal } from "./start-refusal.ts";
import { inWords } from "./wrong-setting.ts";

export type Environment = Readonly<Record<string, string | undefined>>;
export type Config = ReturnType<typeof readConfig>;

/** Names every setting that is wrong, so that one look is enough to mend them all. */
class ConfigError extends StartRefusal {
  override readonly name = "ConfigError";
}

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const Settings = z.object({
  PORT: wholeNumber(0, 65_535, 3000),
  HOST: setting(isHost, "must be an address or a host name").default("127.0.0.1"),
  PUBLIC_URL: optional(isOrigin, "must be an address such as https://handbill.example.com, without a path"),
  NODE_ENV: oneOf(["production", "development", "test"], "development"),
  ROLE: oneOf(["all", "web", "worker"], "all"),
  DRAIN_SECONDS: seconds(600),
  FINISH_SECONDS: seconds(600),
  DATA_DIR: z.string().default(".handbill"),
  DATABASE_URL: optional(isDatabaseUrl, "must begin with postgres:// or postgresql://"),
  REDIS_URL: optional(isUrl("redis", "rediss"), "must begin with redis:// or rediss://"),
  AUTH_SECRET: optional((text) => text.length >= SHORTEST_SECRET, `must have at least ${SHORTEST_SECRET} characters`),
  AUTH_SECRET_BEFORE: formerSecrets(SHORTEST_SECRET),
  OPENAI_API_KEY: optional(isName, "must be a key without spaces"),
  OPENAI_BASE_URL: optional(isUrl("http", "https"), "must begin with http:// or https://"),
  AI_MODEL_STRATEGY: optional(isName, "must be the name of a model, without spaces"),
  AI_MODEL_CONTENT: optional(isName, "must be the name of a model, without spaces"),
  AI_MODEL_FALLBACK: optional(isName, "must be the name of a model, without spaces"),
  AI_API: oneOf(["chat", "responses"], "chat"),
  AI_WAIT_SECONDS: wholeNumber(0, 60, 25),
  AI_PRICES: optional(
    isPriceList,
    'must be JSON such as {"my-model":{"input":0.25,"output":2}}, US dollars per million tokens',
  ),
  AI_USER_BUDGET_USD: optional(isDollars, "must be an amount of US dollars a month such as 5 or 2.50"),
  AI_KEEP_PROMPTS_DAYS: wholeNumber(0, 365, 0),
  AUDIT_KEEP_DAYS: wholeNumber(90, 36_500, 730),
  SMTP_URL: optional(
    isMailServer,
    "must begin with smtp:// or smtps://, with signs such as % and @ of user and password written %25 and %40",
  ),
  MAIL_FROM: optional(isMailAddress, "must be an email address such as handbill@example.com"),
  ...ElsewhereSettings,
  TRUST_PROXY: setting(
    (text) => listed(text).every(isNetwork),
    `must be a list of addresses or networks such as 10.0.0.0/8, or ${PROXY_WORDS.join(", ")}, with commas between`,
  )
    .transform(listed)
    .prefault(""),
  OUTSIDE_ALLOW: setting(
    (text) => listed(text).every((part) => readAllowance(part) !== null),
    "must be a list of networks such as 10.0.0.0/8 or 192.168.1.20/32:9000, with commas between",
  )
    .transform((text) => listed(text).flatMap((part) => readAllowance(part) ?? []))
    .prefault(""),
  CONNECTIONS_KEY: optional(
    (text) => text.length >= SHORTEST_SECRET,
    `must have at least ${SHORTEST_SECRET} characters`,
  ),
  CONNECTIONS_KEY_BEFORE: formerSecrets(SHORTEST_SECRET),
  PAINT_PAGES: oneOf(["on", "off"], "on"),
  LOG_LEVEL: oneOf(LOG_LEVELS, "info"),
  METRICS_PORT: optional(isPort, "must be a port from 1 to 65535"),
  METRICS_HOST: setting(isHost, "must be an address or a host name").default("127.0.0.1"),
  METRICS_TOKEN: optional((text) => text.length >= SHORTEST_TOKEN, `must have at least ${SHORTEST_TOKEN} characters`),
  METRICS_TOKEN_BEFORE: formerSecrets(SHORTEST_TOKEN),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(isUrl("http", "https"), "must begin with http:// or https://"),
  OTEL_EXPORTER_OTLP_HEADERS: optional(isHeaderList, "must be headers such as api-key=secret, with commas between"),
  OTEL_SERVICE_NAME: z.string().default("handbill"),
  OTEL_TRACES_SAMPLER_ARG: setting(isShare, "must be a share from 0 to 1").transform(Number).prefault("1"),
  OPERATOR_EMAILS: setting(
    (text) => listed(text).every(isEmail),
    "must be a list of email addresses, with commas between",
  )
    .transform((text) => listed(text.toLowerCase()))
    .prefault(""),
  FAILPOINTS_DIR: z.string().nullable().default(null),
  AI_REQUESTS_PER_MINUTE: wholeNumber(1, 1_000_000, 480),
  AI_BUSINESS_REQUESTS_PER_MINUTE: optional(isPositive, "must be a whole number from 1 to 1000000"),
  SIGN_IN_PER_MINUTE: wholeNumber(1, 1_000_000, 30),
  API_KEY_PER_MINUTE: wholeNumber(1, 1_000_000, 600),
  SIGN_IN_PER_ACCOUNT: wholeNumber(1, 1_000_000, 100),
  SIGN_UP_PER_HOUR: wholeNumber(1, 1_000_000, 60),
  ACCOUNT_MAILS_PER_HOUR: wholeNumber(1, 1_000_000, 30),
  OUTSIDE_PER_MINUTE: wholeNumber(1, 1_000_000, 30),
  LOOK_AROUND_PER_HOUR: wholeNumber(1, 1_000_000, 20),
  CONNECTIONS_PER_ADDRESS: wholeNumber(0, 1_000_000, 1_000),
  GENERATIONS_AT_ONCE: wholeNumber(1, 2_000, 8),
  // A campaign may have MAX_CONTENT_COUNT contents, and all of them must fit.
  QUEUE_PER_BUSINESS: wholeNumber(MAX_CONTENT_COUNT, 1_000_000, 200),
  QUEUE_IN_ALL: wholeNumber(MAX_CONTENT_COUNT, 10_000_000, 20_000),
});

export const settingNames: readonly string[] = Object.keys(Settings.shape);

const NANO = 1_000_000_000;

/** The settings from the environment, and from `.env` in the root for those that the environment does not name. */
export function readConfig(environment: Environment, root: string) {
  const given = filled({ ...readEnvFile(root), ...filled(environment) });
  const parsed = Settings.safeParse(given);
  const wrong = [
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => inWords(issue, given))),
    ...elsewhereFaults(given),
  ];
  if (given["NODE_ENV"] === "production" && given["AUTH_SECRET"] === undefined) {
    wrong.push(
      `AUTH_SECRET must be given in production: at least ${SHORTEST_SECRET} characters that nobody can guess.`,
    );
  }
  if (given["FAILPOINTS_DIR"] !== undefined && given["NODE_ENV"] !== "test") {
    wrong.push("FAILPOINTS_DIR lets a test kill this process from outside; it is only for NODE_ENV=test.");
  }
  if (parsed.success && parsed.data.ROLE !== "all" && parsed.data.DATABASE_URL === null) {
    wrong.push(
      `ROLE ${parsed.data.ROLE} needs DATABASE_URL: the built-in PostgreSQL belongs to one process, which then has to be all.`,
    );
  }
  if (!parsed.success || wrong.length > 0) {
    throw new ConfigError(`Some settings are wrong:\n${wrong.map((line) => `  ${line}`).join("\n")}`);
  }
  return arrange(parsed.data, root);
}

export const readProcessConfig = (root: string): Config => readConfig(process.env, root);

/** Whether npm started this process, or one above it: npm does not pass its own end on. */
export const isRunByNpm = (): boolean => process.env["npm_lifecycle_event"] !== undefined;

function arrange(settings: z.infer<typeof Settings>, root: string) {
  return {
    root,
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL?.replace(/\/$/, "") ?? `http://localhost:${settings.PORT}`,
    production: settings.NODE_ENV === "production",
    role: settings.ROLE,
    /** How a process leaves; null where it is usual (`main.ts` knows what that is). */
    leaving: { drainSeconds: settings.DRAIN_SECONDS, finishSeconds: settings.FINISH_SECONDS },
    dataDir: resolve(root, settings.DATA_DIR),
    databaseUrl: settings.DATABASE_URL,
    redisUrl: settings.REDIS_URL,
    authSecret: settings.AUTH_SECRET,
    /** Read still, while it is being replaced. */
    authSecretBefore: settings.AUTH_SECRET_BEFORE,
    ai: {
      apiKey: settings.OPENAI_API_KEY,
      baseUrl: settings.OPENAI_BASE_URL,
      strategyModel: settings.AI_MODEL_STRATEGY,
      contentModel: settings.AI_MODEL_CONTENT,
      fallbackModel: settings.AI_MODEL_FALLBACK,
      api: settings.AI_API,
      waitSeconds: settings.AI_WAIT_SECONDS,
      /** US dollars per million tokens, for models that the price table does not know. */
      prices: settings.AI_PRICES === null ? {} : PriceList.parse(JSON.parse(settings.AI_PRICES)),
      /** The most one person may spend a month; null for no such limit. */
      userCeilingNanoUsd:
        settings.AI_USER_BUDGET_USD === null ? null : Math.round(Number(settings.AI_USER_BUDGET_USD) * NANO),
      keepPromptsDays: settings.AI_KEEP_PROMPTS_DAYS,
    },
    /** How long it is on record who did what. */
    auditKeepDays: settings.AUDIT_KEEP_DAYS,
    /** What mails of the installation itself go out by; without it there are none. */
    mail: { smtpUrl: settings.SMTP_URL, from: settings.MAIL_FROM },
    /** Where people may sign in who have an account there; nowhere by default. */
    elsewhere: elsewhereOf(settings),
    trustProxy: settings.TRUST_PROXY,
    /** Inside of the operator's own network: what connections may lead to all the same. */
    outsideAllow: settings.OUTSIDE_ALLOW,
    /** What the keys of connections are sealed with, instead of the secret of the sign-in; and what they were sealed with before. */
    connectionsKey: { now: settings.CONNECTIONS_KEY, before: settings.CONNECTIONS_KEY_BEFORE },
    /** Whether the server draws what is seen first of a page inside. */
    paintsPages: settings.PAINT_PAGES === "on",
    logLevel: settings.LOG_LEVEL,
    /** Figures for Prometheus: on a port of their own, or for whoever has the token; on neither by default. */
    metrics: {
      port: settings.METRICS_PORT === null ? null : Number(settings.METRICS_PORT),
      host: settings.METRICS_HOST,
      /** Any of them opens; none where there is no door for tokens. */
      tokens: settings.METRICS_TOKEN === null ? [] : [settings.METRICS_TOKEN, ...settings.METRICS_TOKEN_BEFORE],
    },
    /** Where traces and figures are sent by OTLP; null for nowhere. */
    otlp:
      settings.OTEL_EXPORTER_OTLP_ENDPOINT === null
        ? null
        : {
            endpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT.replace(/\/$/, ""),
            headers: headersIn(settings.OTEL_EXPORTER_OTLP_HEADERS ?? ""),
            serviceName: settings.OTEL_SERVICE_NAME,
            /** Of new traces, 0 to 1. */
            share: settings.OTEL_TRACES_SAMPLER_ARG,
          },
    /** Accounts that may look at the installation; the first account where none is named. */
    operatorEmails: settings.OPERATOR_EMAILS,
    /** Where tests leave orders for this process; null outside of tests. */
    failpointsDir: settings.FAILPOINTS_DIR,
    limits: {
      aiPerMinute: settings.AI_REQUESTS_PER_MINUTE,
      /** One of several businesses does not use up all that its owner may ask for. */
      aiBusinessPerMinute: Number(
        settings.AI_BUSINESS_REQUESTS_PER_MINUTE ?? Math.ceil(settings.AI_REQUESTS_PER_MINUTE / 2),
      ),
      signInPerMinute: settings.SIGN_IN_PER_MINUTE,
      apiKeyPerMinute: settings.API_KEY_PER_MINUTE,
      signInPerAccount: settings.SIGN_IN_PER_ACCOUNT,
      signUpPerHour: settings.SIGN_UP_PER_HOUR,
      accountMailsPerHour: settings.ACCOUNT_MAILS_PER_HOUR,
      outsidePerMinute: settings.OUTSIDE_PER_MINUTE,
      lookAroundPerHour: settings.LOOK_AROUND_PER_HOUR,
    },
    connectionsPerAddress: settings.CONNECTIONS_PER_ADDRESS,
    /** How many texts and plans a process that works has in the making at once. */
    generationsAtOnce: settings.GENERATIONS_AT_ONCE,
    queue: { perBusiness: settings.QUEUE_PER_BUSINESS, inAll: settings.QUEUE_IN_ALL },
  } as const;
}

/** An empty setting is one that is not given: `PORT=` in a file means the default. */
const filled = (environment: Environment): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()] as const] : [])),
  );

function readEnvFile(root: string): Environment {
  try {
    return parseEnv(readFileSync(join(root, ".env"), "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    throw new ConfigError(`The file .env could not be read: ${String(error)}`, { cause: error });
  }
}
