import type { Content } from "@handbill/contracts";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { renderInBusiness } from "../../../test-support/in-business.tsx";
import { BoardProgress } from "./board-progress.tsx";

const piece = (status: Content["status"], code?: string) => {
  const failure = code === undefined ? null : { code, detail: "", retryable: true };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all that is looked at here
  return { id: crypto.randomUUID(), status, failure } as Content;
};

test.each([
  [
    "what is still being written is not ready",
    [piece("draft"), piece("generating"), piece("failed", "ai_refused")],
    "1 of 3 is ready. One could not be finished.",
  ],
  [
    "a garbled one is called so",
    [piece("draft"), piece("approved"), piece("failed", "ai_invalid_output")],
    "2 of 3 are ready. One came back garbled.",
  ],
  [
    "nothing ready is not counted",
    [piece("failed", "ai_timeout"), piece("failed", "ai_timeout")],
    "2 could not be finished.",
  ],
])("after some failed the board says how many are ready: %s", async (_what, contents, words) => {
  await renderInBusiness(<BoardProgress businessId="b" campaignId="c" contents={contents} job={undefined} />);
  await expect.element(page.getByText(words)).toBeVisible();
});
