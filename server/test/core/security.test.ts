import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { resolveAuthSecret } from "../../src/core/security.ts";

let folder = "";
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "handbill-secret-"))));
afterEach(() => rmSync(folder, { recursive: true }));

test("a secret that is given is used as it is, and nothing is written", async () => {
  expect(await resolveAuthSecret("given", folder)).toBe("given");
  expect(readdirSync(folder)).toEqual([]);
});

test("without one, a secret is made once and is the same after a restart", async () => {
  const first = await resolveAuthSecret(null, folder);
  expect(first.length).toBeGreaterThanOrEqual(32);
  expect(await resolveAuthSecret(null, folder)).toBe(first);
});

test("processes that start at the same time agree on one secret", async () => {
  const secrets = await Promise.all(Array.from({ length: 20 }, () => resolveAuthSecret(null, folder)));
  expect(new Set(secrets).size).toBe(1);
  expect(readdirSync(folder)).toEqual(["auth-secret"]);
});

test("only the owner of the file can read it", async () => {
  await resolveAuthSecret(null, folder);
  expect(statSync(join(folder, "auth-secret")).mode & 0o777).toBe(0o600);
});

test("an empty file, left by a full disk, is replaced", async () => {
  writeFileSync(join(folder, "auth-secret"), "");
  const secret = await resolveAuthSecret(null, folder);
  expect(secret).not.toBe("");
  expect(readFileSync(join(folder, "auth-secret"), "utf8").trim()).toBe(secret);
});

test("a folder that cannot be made is said in words", async () => {
  writeFileSync(join(folder, "file"), "");
  await expect(resolveAuthSecret(null, join(folder, "file", "data"))).rejects.toThrow("could not be kept in");
});
