import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterAll, expect, test } from "vitest";
import { type Environment, readConfig, settingNames } from "../../src/core/config.ts";

const root = mkdtempSync(join(tmpdir(), "handbill-config-"));
afterAll(() => rmSync(root, { recursive: true }));

const refusal = (environment: Environment): string => {
  try {
    readConfig(environment, root);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
};

test("nothing needs to be set", () => {
  expect(readConfig({}, root)).toMatchObject({
    port: 3000,
    host: "127.0.0.1",
    publicUrl: "http://localhost:3000",
    production: false,
    role: "all",
    dataDir: join(root, ".handbill"),
    databaseUrl: null,
    authSecret: null,
    ai: { apiKey: null, baseUrl: null, waitSeconds: 25 },
    trustProxy: [],
    logLevel: "info",
    limits: {
      aiPerMinute: 480,
      aiBusinessPerMinute: 240,
      signInPerMinute: 30,
      apiKeyPerMinute: 600,
      outsidePerMinute: 30,
      lookAroundPerHour: 20,
    },
    queue: { perBusiness: 200, inAll: 20_000 },
  });
});

test("every wrong setting is named at once, with what it must be", () => {
  const message = refusal({
    PORT: "99999",
    PUBLIC_URL: "https://example.com/shop",
    ROLE: "boss",
    DATABASE_URL: "mysql://secret-place",
    AUTH_SECRET: "short-one",
    OPENAI_BASE_URL: "example.com",
    AI_WAIT_SECONDS: "soon",
    TRUST_PROXY: "10.0.0.0/33",
    LOG_LEVEL: "loud",
    NODE_ENV: "prod",
  });
  expect(message.split("\n").slice(1)).toEqual([
    '  PORT must be a whole number from 0 to 65535, but is "99999".',
    expect.stringContaining("  PUBLIC_URL must be an address"),
    '  NODE_ENV must be one of production, development, test, but is "prod".',
    '  ROLE must be one of all, web, worker, but is "boss".',
    "  DATABASE_URL must begin with postgres:// or postgresql://.",
    "  AUTH_SECRET must have at least 32 characters.",
    '  OPENAI_BASE_URL must begin with http:// or https://, but is "example.com".',
    '  AI_WAIT_SECONDS must be a whole number from 0 to 60, but is "soon".',
    expect.stringContaining("  TRUST_PROXY must be a list of addresses"),
    expect.stringContaining('but is "loud".'),
  ]);
});

test("a wrong secret is not repeated in the message", () => {
  const message = refusal({
    DATABASE_URL: "mysql://user:hunter2@host",
    AUTH_SECRET: "hunter3",
    OPENAI_API_KEY: "a hunter4",
  });
  expect(message).toContain("OPENAI_API_KEY");
  expect(message).not.toContain("hunter");
});

test("a mail server whose password cannot be read is refused at the start, and not repeated", () => {
  const message = refusal({ SMTP_URL: "smtp://user:50%off@mail.example.com" });
  expect(message).toContain("SMTP_URL must begin with smtp://");
  expect(message).not.toContain("50%off");
  expect(refusal({ SMTP_URL: "smtp://user:50%25off@mail.example.com" })).toBe("");
});

test("in production the secret of the sign-in must be given", () => {
  expect(refusal({ NODE_ENV: "production" })).toContain("AUTH_SECRET must be given in production");
  expect(readConfig({ NODE_ENV: "production", AUTH_SECRET: "s".repeat(32) }, root)).toMatchObject({ production: true });
});

test("a process obeys the orders of a test in a test only", () => {
  expect(refusal({ FAILPOINTS_DIR: "/tmp/orders" })).toContain("only for NODE_ENV=test");
  expect(refusal({ FAILPOINTS_DIR: "/tmp/orders", NODE_ENV: "production" })).toContain("only for NODE_ENV=test");
  expect(readConfig({ FAILPOINTS_DIR: "/tmp/orders", NODE_ENV: "test" }, root)).toMatchObject({
    failpointsDir: "/tmp/orders",
  });
  expect(readConfig({}, root)).toMatchObject({ failpointsDir: null });
});

test("one of several processes cannot have the built-in database, which belongs to one", () => {
  for (const ROLE of ["web", "worker"]) {
    expect(refusal({ ROLE })).toContain(`ROLE ${ROLE} needs DATABASE_URL`);
    expect(readConfig({ ROLE, DATABASE_URL: "postgres://host/db" }, root).role).toBe(ROLE);
  }
});

test("the missing secret is named together with other wrong settings", () => {
  const message = refusal({ NODE_ENV: "production", PORT: "x" });
  expect(message).toContain("PORT");
  expect(message).toContain("AUTH_SECRET");
});

test("an empty setting counts as not given", () => {
  expect(readConfig({ PORT: "", OPENAI_API_KEY: " " }, root)).toMatchObject({ port: 3000, ai: { apiKey: null } });
});

test("the file .env is read, and the real environment wins over it", () => {
  writeFileSync(join(root, ".env"), 'PORT=4000\nHOST="0.0.0.0" # everywhere\nLOG_LEVEL=warn\n');
  expect(readConfig({ PORT: "5000", LOG_LEVEL: "" }, root)).toMatchObject({
    port: 5000,
    host: "0.0.0.0",
    logLevel: "warn",
  });
  rmSync(join(root, ".env"));
});

test("the public address is kept without a slash at its end", () => {
  expect(readConfig({ PUBLIC_URL: "https://example.com/" }, root).publicUrl).toBe("https://example.com");
});

test("proxies are a list of addresses and networks", () => {
  expect(readConfig({ TRUST_PROXY: "10.0.0.0/8, ::1,loopback" }, root).trustProxy).toEqual([
    "10.0.0.0/8",
    "::1",
    "loopback",
  ]);
});

test("a data folder that is given absolutely stays where it is", () => {
  expect(readConfig({ DATA_DIR: "/srv/handbill" }, root).dataDir).toBe("/srv/handbill");
});

test("of secrets that are being replaced there may be several, and a comma may be part of one", () => {
  const [one, other] = ["a".repeat(40), "b".repeat(40)];
  const beforeOf = (text: string) => readConfig({ AUTH_SECRET_BEFORE: text }, root).authSecretBefore;
  expect(beforeOf("")).toEqual([]);
  expect(beforeOf(`${one}, ${other}`)).toEqual([one, other]);
  expect(beforeOf("a long secret, with a comma in its middle")).toEqual(["a long secret, with a comma in its middle"]);
  expect(() => beforeOf("too short")).toThrow("AUTH_SECRET_BEFORE must have at least 32 characters.");
  const { now, before } = readConfig({ CONNECTIONS_KEY: one, CONNECTIONS_KEY_BEFORE: other }, root).connectionsKey;
  expect([now, before]).toEqual([one, [other]]);
  const { tokens } = readConfig({ METRICS_TOKEN: one, METRICS_TOKEN_BEFORE: other }, root).metrics;
  expect(tokens).toEqual([one, other]);
});

test("who signs in elsewhere is sent to Google, or to the provider that is named, and neither is set up by halves", () => {
  const settings = {
    GOOGLE_CLIENT_ID: "g",
    GOOGLE_CLIENT_SECRET: "s",
    OIDC_ISSUER: "https://id.example",
    OIDC_CLIENT_ID: "o",
  };
  expect(readConfig(settings, root).elsewhere).toEqual([
    { id: "google", name: "Google", issuer: "https://accounts.google.com", clientId: "g", clientSecret: "s" },
    { id: "oidc", name: "single sign-on", issuer: "https://id.example", clientId: "o", clientSecret: null },
  ]);
  expect(readConfig({}, root).elsewhere).toEqual([]);
  expect(refusal({ GOOGLE_CLIENT_ID: "g" })).toContain("GOOGLE_CLIENT_ID needs GOOGLE_CLIENT_SECRET.");
  expect(refusal({ OIDC_ISSUER: "https://id.example" })).toContain("OIDC_ISSUER needs OIDC_CLIENT_ID.");
  expect(refusal({ OIDC_ISSUER: "http://id.example", OIDC_CLIENT_ID: "o" })).toContain(
    "OIDC_ISSUER must begin with https://",
  );
  expect(refusal({ OIDC_CLIENT_SECRET: "hunter 5" })).not.toContain("hunter");
});

test("the example file names every setting, and its values are the defaults", () => {
  const example = readFileSync(join(import.meta.dirname, "../../../.env.example"), "utf8");
  expect(Object.keys(parseEnv(example)).toSorted()).toEqual(settingNames.toSorted());
  const defaults = readConfig({}, root);
  writeFileSync(join(root, ".env"), example);
  expect(readConfig({}, root)).toEqual(defaults);
  rmSync(join(root, ".env"));
});
