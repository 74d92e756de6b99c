import { expect, test } from "vitest";
import { sendChoices } from "./send-choices.ts";

const NOW = new Date("2026-11-25T22:00:00Z");
const labels = (opening: Parameters<typeof sendChoices>[0]): string[] =>
  sendChoices(opening, "Europe/Lisbon", NOW).map(({ label }) => label);

test("who is open answers at once, or tomorrow morning, and the button says when that is", () => {
  expect(labels({ isOpen: true, opensAt: null })).toEqual(["Send", "Send Thu 26 Nov, 09:00"]);
  expect(labels(undefined)).toEqual(["Send", "Send Thu 26 Nov, 09:00"]);
});

test("who is closed answers when they open, or now", () => {
  const opening = { isOpen: false, opensAt: "2026-11-27T08:00:00+00:00" };
  expect(labels(opening)).toEqual(["Send Fri 27 Nov, 08:00", "Send now"]);
  expect(sendChoices(opening, "Europe/Lisbon", NOW)[0].wish).toEqual({ at: "2026-11-27T08:00:00+00:00" });
});
