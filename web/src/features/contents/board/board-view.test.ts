import type { Content } from "@handbill/contracts";
import { expect, test } from "vitest";
import { contentWith } from "../../../test-support/content.ts";
import { readBoardSearch } from "./board-search.ts";
import { groupContents, inReadingOrder, neighbour, nextToLookAt } from "./board-view.ts";

const content = (id: string, changes: Partial<Content>): Content =>
  contentWith({ id, topic: id, channel: "x", status: "draft", ...changes });

const late = content("late", { channel: "email", scheduledOn: "2026-12-02" });
const early = content("early", { channel: "email", scheduledOn: "2026-12-01", status: "approved" });
const photo = content("photo", { channel: "instagram", scheduledOn: "2026-12-03", status: "failed" });
const board = [late, photo, early];
const ids = (contents: Content[]) => contents.map(({ id }) => id);

test("by channel, each channel stands in the order of its days", () => {
  const groups = groupContents(board, "channel", {});
  expect(groups.map(({ key }) => key)).toEqual(["instagram", "email"]);
  expect(ids(inReadingOrder(groups))).toEqual(["photo", "early", "late"]);
});

test("by status, pieces stand in the order of their way: written, looked at, approved, out", () => {
  expect(groupContents(board, "status", {}).map(({ key }) => key)).toEqual(["look", "approved"]);
});

test("a filter leaves only what matches, and no empty group", () => {
  const groups = groupContents(board, "channel", { channel: "email", status: "draft" });
  expect(groups).toHaveLength(1);
  expect(ids(inReadingOrder(groups))).toEqual(["late"]);
});

test("approving goes on to the next draft, round the end, and stops when there is none", () => {
  const [one, two, three] = [content("1", {}), content("2", { status: "approved" }), content("3", {})];
  expect(nextToLookAt([one, two, three], "1")?.id).toBe("3");
  expect(nextToLookAt([one, two, three], "3")?.id).toBe("1");
  expect(nextToLookAt([one, two], "1")).toBeUndefined();
  expect(nextToLookAt([one, two, three], "gone")?.id).toBe("1");
});

test("moving on the board begins at the top and holds at the ends", () => {
  const order = [content("1", {}), content("2", {})];
  expect(neighbour(order, undefined, 1)?.id).toBe("1");
  expect(neighbour(order, "1", 1)?.id).toBe("2");
  expect(neighbour(order, "2", 1)?.id).toBe("2");
  expect(neighbour(order, "1", -1)?.id).toBe("1");
  expect(neighbour([], undefined, 1)).toBeUndefined();
});

test("an address with anything in it still shows a board", () => {
  expect(readBoardSearch({ channel: "fax", status: "draft", group: 7, item: "" })).toEqual({
    channel: undefined,
    status: "draft",
    group: "channel",
    item: undefined,
  });
});
