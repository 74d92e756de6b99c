import type { FastifyPluginCallbackZod } from "fastify-type-provider-zod";
import { join } from "node:path";
import { expect, test } from "vitest";
import { account, anyone, may, permissionsFor, type RoutePolicy, user } from "../../src/routes/policy.ts";
import { testEdge } from "../support/edge.ts";
import { testProduct } from "../support/product.ts";
import { routesPage } from "./support/routes-page.ts";

const { url, routes } = await testProduct();

const withRoute =
  (path: string, policy?: RoutePolicy): FastifyPluginCallbackZod =>
  (app, _options, done) => {
    app.get(path, policy ? { config: { policy } } : {}, async () => ({}));
    done();
  };

const policyOf = (method: string) =>
  Object.fromEntries(routes.filter((one) => one.method === method).map((one) => [one.url, one.policy]));

test("docs/routes.md names every route with who may call it, its limits and its cost", async () => {
  expect(routes.length).toBeGreaterThan(300);
  await expect(routesPage(routes)).toMatchFileSnapshot(join(import.meta.dirname, "../../../docs/routes.md"));
});

test("HEAD is answered under the policy of GET", () => {
  expect(policyOf("HEAD")).toMatchObject(policyOf("GET"));
});

test.each([
  ["/open", undefined, "GET /open has none"],
  ["/open", anyone(), 'GET /open is for "anyone"'],
  ["/businesses/:businessId/notes", user(), "GET /businesses/:businessId/notes is of a business"],
  ["/businesses/:businessId/notes", account(), "GET /businesses/:businessId/notes is of a business"],
])("the product is not put together with a route at %s under %o", async (path, policy, fault) => {
  await expect(testEdge({ routes: [withRoute(path, policy)] })).rejects.toThrow(fault.replace(" /", " /api/v1/"));
});

test("a field of the body takes a permission of its own, and only where it is there", () => {
  const policy = may("edit", { fields: { auto: "publish" } });
  expect(permissionsFor(policy, { status: "done" })).toEqual(["edit"]);
  expect(permissionsFor(policy, { auto: false })).toEqual(["edit", "publish"]);
  expect(permissionsFor(policy, null)).toEqual(["edit"]);
  expect(permissionsFor(user(), { auto: true })).toEqual([]);
});

test("the OpenAPI document names the policy of every route, and no route that is not there", async () => {
  const document: { paths: Record<string, Record<string, { "x-policy"?: object }>> } = JSON.parse(
    await (await fetch(new URL("/api/openapi.json", url))).text(),
  );
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { "x-policy": policy }]) => {
      expect(policy, `${method} ${path}`).toMatchObject({ who: expect.any(String) });
      return `${method.toUpperCase()} ${path}`;
    }),
  );
  const shown = routes.filter(({ method, schema }) => method !== "HEAD" && Object(schema).hide !== true);
  const named = shown.map((one) => `${one.method} ${one.url.replaceAll(/:(\w+)/g, "{$1}")}`);
  expect(described.toSorted()).toEqual(named.toSorted());
});
