import type { CalendarItem } from "@handbill/contracts";
import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { placePieces } from "../view/place.ts";
import type { CalendarProps } from "./calendar-props.ts";
import { MonthTable } from "./month-table.tsx";

const item = (id: string, changes: Partial<CalendarItem> = {}): CalendarItem => ({
  id,
  campaignId: "0199f0a0-0000-7000-8000-000000000002",
  campaignName: "Spring menu",
  channel: "email",
  status: "approved",
  topic: `Topic ${id}`,
  excerpt: "",
  version: 1,
  scheduledOn: "2026-11-26",
  scheduledAt: null,
  timezone: null,
  publishedAt: null,
  notes: [],
  ...changes,
});

const CLOSE = { kind: "close_together", detail: "“Topic b” goes out at 10:30, 30 minutes later." } as const;

async function renderMonth(items: CalendarItem[], changes: Partial<CalendarProps> = {}) {
  const calendar: CalendarProps = {
    month: "2026-11",
    pieces: placePieces(items, "Europe/Lisbon", {}),
    today: "2026-11-23",
    firstWeekday: 1,
    isClosed: (day) => day === "2026-11-29",
    settlingId: undefined,
    onOpenDay: vi.fn<(day: string) => void>(),
    onMove: vi.fn<(moved: CalendarItem) => void>(),
    onDrop: vi.fn<CalendarProps["onDrop"]>(),
    ...changes,
  };
  const screen = await renderInBusiness(<MonthTable {...calendar} />);
  return { screen, calendar };
}

test("the days are one stop of the Tab key, arrow keys go through them, and Enter opens one", async () => {
  const { screen, calendar } = await renderMonth([item("a")]);
  screen.getByRole("button", { name: "Monday 23 November: nothing" }).element().focus();
  await userEvent.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}");
  const day = screen.getByRole("button", { name: "Thursday 26 November: 1 piece" });
  await expect.element(day).toHaveFocus();
  expect(document.querySelectorAll('[data-day][tabindex="0"]')).toHaveLength(1);
  await userEvent.keyboard("{Enter}");
  expect(calendar.onOpenDay).toHaveBeenCalledWith("2026-11-26");
  await userEvent.keyboard("{ArrowUp}");
  await expect.element(screen.getByRole("button", { name: "Thursday 19 November: nothing" })).toHaveFocus();
  await userEvent.keyboard("{Tab}");
  await expect.element(screen.getByRole("link", { name: /Topic a/ })).toHaveFocus();
});

test("a piece says its channel, time, status and warning, and moves without dragging", async () => {
  const timed = item("a", { scheduledAt: "2026-11-26T10:00:00Z", status: "scheduled", notes: [CLOSE] });
  const { screen, calendar } = await renderMonth([timed]);
  const link = screen.getByRole("link", { name: /^Email, 10:00 ?Scheduled ?Topic a ?“Topic b” goes out at 10:30/ });
  await expect.element(link).toHaveAttribute("href", expect.stringContaining("/board?item=a"));
  await expect.element(screen.getByText("Too close")).toBeInTheDocument();
  screen.getByRole("button", { name: "Move “Topic a” to another day or time" }).element().focus();
  await userEvent.keyboard("{Enter}");
  expect(calendar.onMove).toHaveBeenCalledWith(timed);
});

test("of four pieces on a day two are shown, and the others open with the day", async () => {
  const { screen, calendar } = await renderMonth(["a", "b", "c", "d"].map((id) => item(id)));
  expect(screen.getByRole("link", { name: /Topic/ }).elements()).toHaveLength(2);
  await screen.getByRole("button", { name: "2 more on Thursday 26 November" }).click();
  expect(calendar.onOpenDay).toHaveBeenCalledWith("2026-11-26");
});

test("what is out stays where it is, and a closed day says so", async () => {
  const { screen } = await renderMonth([item("a", { status: "published" })]);
  expect(screen.getByRole("button", { name: /^Move/ }).elements()).toHaveLength(0);
  await expect.element(screen.getByRole("button", { name: "Sunday 29 November: nothing, Closed" })).toBeInTheDocument();
});
