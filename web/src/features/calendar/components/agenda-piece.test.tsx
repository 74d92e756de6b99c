import { CHANNELS, CONTENT_STATUSES, type CalendarItem } from "@handbill/contracts";
import { expect, test } from "vitest";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { placePieces } from "../view/place.ts";
import { AgendaPiece } from "./agenda-piece.tsx";

const NOTE = { kind: "close_together", detail: "“Sunday breakfast” goes out at 10:30, 30 minutes later." } as const;
const TOPICS = ["Rye", "Warm bread at six on every weekday morning", "Donaudampfschifffahrtsgesellschaftskapitän"];
/** What is left of 320 pixels, of 360, of a dialog and of a desk. */
const WIDTHS = [256, 288, 328, 480, 700, 1130];

const items: CalendarItem[] = CONTENT_STATUSES.flatMap((status, at) =>
  TOPICS.map((topic, length) => ({
    id: `${status}-${length}`,
    campaignId: "0199f0a0-0000-7000-8000-000000000002",
    campaignName: `${topic}, spring menu`,
    channel: CHANNELS[(at + length) % CHANNELS.length] ?? "google_ads",
    status,
    topic,
    excerpt: "",
    version: 1,
    scheduledOn: "2026-11-26",
    scheduledAt: length === 0 ? null : "2026-11-26T10:00:00Z",
    timezone: null,
    publishedAt: null,
    notes: [NOTE],
  })),
);

const wide = (): string[] =>
  [...document.querySelectorAll("[data-piece]")].flatMap((piece) => {
    const { left, right } = piece.getBoundingClientRect();
    return [...piece.querySelectorAll("*")]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.right > right + 0.5 || box.left < left - 0.5)
      .map(({ element }) => `${piece.getAttribute("data-piece")}: ${element.textContent}`);
  });

test("a piece in a list stays within its frame, at every width, with every status, and with letters of twice the size", async () => {
  await renderInBusiness(
    <ol data-list className="grid grid-cols-1 gap-2">
      {placePieces(items, "Europe/Lisbon", {}).map((piece) => (
        <AgendaPiece key={piece.item.id} piece={piece} isSettling={false} onMove={() => undefined} />
      ))}
    </ol>,
  );
  const list = document.querySelector<HTMLElement>("[data-list]");
  const found = ["100%", "150%", "200%"].flatMap((size) =>
    WIDTHS.flatMap((width) => {
      document.documentElement.style.fontSize = size;
      list?.style.setProperty("width", `${width}px`);
      return wide().map((fault) => `${size}, ${width}: ${fault}`);
    }),
  );
  document.documentElement.style.fontSize = "";
  expect(document.querySelectorAll("[data-piece]")).toHaveLength(items.length);
  expect(found).toEqual([]);
});
