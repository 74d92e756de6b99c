import { expect, test } from "vitest";
import { playReplies } from "../../chaos/replies.ts";
import { playSends } from "../../chaos/sends.ts";
import { createRandom } from "../../chaos/support/random.ts";
import { testDatabase } from "./support/test-database.ts";

const database = await testDatabase();

test("each recipient gets at most one copy, however often the sending processes are killed", async () => {
  const { tally, troubles } = await playSends({ database, random: createRandom(7), recipients: 40, kills: 3 });
  expect(troubles).toEqual([]);
  expect(tally).toMatchObject({ mostCopies: 1, kills: 3 });
});

test("each reply leaves at most once, and none that was taken back, however often the sending processes are killed", async () => {
  const { tally, troubles } = await playReplies({ database, random: createRandom(3), replies: 12, kills: 1 });
  expect(troubles).toEqual([]);
  expect(tally).toMatchObject({ mostCopies: 1, kills: 1 });
});
