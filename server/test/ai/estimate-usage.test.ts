import { expect, test } from "vitest";
import { answer, USAGE } from "./support/model-server.ts";
import { contentRequest, facebookAnswer } from "./support/requests.ts";
import { aiWorld } from "./support/world.ts";

const withoutUsage = { usage: undefined };

test("the marks of a tokenizer in an owner's notes are counted like any other text", async () => {
  await using world = await aiWorld([answer(facebookAnswer(), withoutUsage)]);
  const request = contentRequest();
  request.campaign.notes = "Mention <|endoftext|> and <|im_end|>.";
  await world.writer.write(request, world.run);
  expect(world.settled()).toMatchObject([{ outcome: "ok", usageSource: "estimated", errorCode: null }]);
});

test.each([
  ["letters", "a".repeat(900_000)],
  ["marks", "!".repeat(900_000)],
  ["spaces", `${" ".repeat(900_000)}x`],
  ["families", "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}".repeat(50_000)],
])(
  "an answer that is one endless word of %s is counted at most as far as it was allowed to go",
  async (_what, text) => {
    await using world = await aiWorld([answer(text, withoutUsage)]);
    await expect(world.writer.write(contentRequest(), world.run)).rejects.toMatchObject({ code: "ai_invalid_output" });
    const [first] = world.settled();
    expect(first).toMatchObject({ usageSource: "estimated", outputTokens: 4000 });
    expect(first?.inputTokens).toBeGreaterThan(USAGE.completion_tokens);
  },
);
