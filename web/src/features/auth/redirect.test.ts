import { safeRedirect } from "@handbill/contracts";
import { assert, constantFrom, property, string, tuple } from "fast-check";
import { expect, test, vi } from "vitest";
import { places } from "../../api/places.ts";
import { placeName } from "./place-name.ts";

const origin = "https://studio.example";

test("a page of the studio is gone back to, with its filter", () => {
  expect(safeRedirect("/b/1/campaigns/2/board?status=draft#top", origin)).toBe(
    "/b/1/campaigns/2/board?status=draft#top",
  );
});

test.each([
  "//evil.example",
  "https://evil.example",
  "/\\evil.example",
  "/.//evil.example",
  "/b/..//evil.example",
  "javascript:alert(1)",
  "/\t/evil.example",
  "/login",
  "/login?redirect=/x",
  "/signup",
  "",
  "b/1",
  "/ /evil",
])("%j is not gone back to", (raw) => {
  expect(safeRedirect(raw, origin)).toBeNull();
});

test("whatever the address says, the way back stays on this site", () => {
  const starts = constantFrom("", "/", "//", "/\\", "\\", "https:", "https://", "/b/", "/%2f", "/.", "@");
  assert(
    property(tuple(starts, string(), starts, string()), (parts) => {
      const path = safeRedirect(parts.join(""), origin);
      expect(new URL(path ?? "/", origin).origin).toBe(origin);
    }),
  );
});

test("the sign-in says where it leads back to", () => {
  expect(placeName("/b/1/campaigns/2/board?item=3")).toBe("your content board");
  expect(placeName("/elsewhere")).toBeNull();
  expect(placeName("/b/1")).toBe("your business");
});

test("a campaign that was seen on this device is called by its name", () => {
  const shelf = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => shelf.get(name) ?? null,
    setItem: (name: string, value: string) => void shelf.set(name, value),
    removeItem: (name: string) => void shelf.delete(name),
  });
  places.remember("/b/1/campaigns/2/board", "Spring menu");
  expect(placeName("/b/1/campaigns/2/board?item=3")).toBe("Spring menu");
  expect(placeName("/b/1/campaigns/9/board")).toBe("your content board");
  places.forget();
  expect(placeName("/b/1/campaigns/2/board")).toBe("your content board");
  vi.unstubAllGlobals();
});
