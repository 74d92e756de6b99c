import { readFile } from "node:fs/promises";
import { ERRORS } from "@handbill/contracts";
import { expect, test } from "vitest";
import { testEdge } from "../support/edge.ts";

type Operation = {
  summary?: string;
  tags?: string[];
  security?: object[];
  parameters?: { name: string; in: string }[];
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
};
type OpenApi = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: object };
};

const { app } = await testEdge();
const answer = await app.inject({ url: "/api/openapi.json" });
const document = answer.json<OpenApi>();
const operations = Object.entries(document.paths)
  .filter(([path]) => !/\/(fail|notes)\b/.test(path)) // the sample routes of the test
  .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));

test("the document is OpenAPI 3.1 and names every way to sign in", () => {
  expect(document.openapi).toBe("3.1.0");
  expect(operations.length).toBeGreaterThan(10);
  expect(document.components.securitySchemes).toMatchObject({
    bearer: { type: "http", scheme: "bearer" },
    apiKey: { type: "http", scheme: "bearer", bearerFormat: "hb_…" },
    session: { type: "apiKey", in: "cookie", name: "handbill.session_token" },
  });
});

test.each(operations)("$method $path says what it does, where it belongs and how it fails", ({ operation }) => {
  expect(operation).toMatchObject({
    summary: expect.stringMatching(/\w{3}/),
    tags: [expect.any(String)],
    responses: {
      default: { content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } },
    },
  });
});

const ofTheApi = operations.filter(({ path }) => path.startsWith("/api/v1/"));

test.each(ofTheApi)("$method $path says how to sign in", ({ operation }) => {
  const [bearer, session, ...keys] = operation.security ?? [];
  expect([bearer, session]).toEqual([{ bearer: [] }, { session: [] }]);
  expect([[], [{ apiKey: [expect.stringMatching(/^(read|write|approve|publish)$/)] }]]).toContainEqual(keys);
});

test.each(ofTheApi.filter(({ method }) => method === "post"))("$method $path takes an Idempotency-Key", (post) => {
  expect(post.operation.parameters?.map(({ name }) => name)).toContain("idempotency-key");
});

test("every reference in the document leads somewhere, and no schema is left over", () => {
  const references = [...answer.body.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
  const names = Object.keys(document.components.schemas);
  expect(references.filter((name) => name === undefined || !names.includes(name))).toEqual([]);
  expect(names).toEqual(expect.arrayContaining(["Business", "User", "Problem"]));
  expect(names.filter((name) => name.endsWith("Input"))).toEqual([]);
});

test("bodies are described as strictly as they are checked", () => {
  expect(JSON.stringify(document.paths["/api/auth/sign-up/email"])).toContain('"additionalProperties":false');
});

test("there is a page to read it, with nothing from elsewhere", async () => {
  const page = await app.inject({ url: "/docs" });
  expect(page.statusCode).toBe(200);
  expect(page.body).not.toMatch(/(src|href)="https?:/);
  expect(page.body).not.toMatch(/<script>|<style>| on\w+=/);
  expect(page.headers["content-security-policy"]).toContain(
    "default-src 'none'; script-src 'self'; style-src 'self'; ",
  );
  const addresses = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? "");
  const answers = await Promise.all([...addresses, "/docs/json"].map((url) => app.inject({ url })));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200));
});

test("the page of errors explains every code, and each problem points to its section", async () => {
  const page = await app.inject({ url: "/docs/errors" });
  expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
  for (const code of Object.keys(ERRORS)) expect(page.body).toContain(`<h2 id="${code}">`);
});

test("docs/errors.md has one section for each code, with its status and title, and no other", async () => {
  const text = await readFile(new URL("../../../docs/errors.md", import.meta.url), "utf8");
  const sections = [...text.matchAll(/^## (\w+)\n\n\*\*(\d+)\*\* (.+)\.\n\n(.+)\n\nWhat to do: (.+)$/gm)].map(
    ([, code, status, title]) => [code, { status: Number(status), title }],
  );
  expect(Object.fromEntries(sections)).toEqual(ERRORS);
  expect([...text.matchAll(/^## /gm)]).toHaveLength(sections.length);
});
