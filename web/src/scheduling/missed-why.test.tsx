import type { Missed } from "@handbill/contracts";
import { expect, test } from "vitest";
import { renderInBusiness } from "../test-support/in-business.tsx";
import { MissedNext, MissedWhy } from "./missed-why.tsx";

const shown = (missed: Missed) =>
  renderInBusiness(
    <>
      <MissedWhy missed={missed} />
      <MissedNext code={missed.code} />
    </>,
  );

test("what could not go out by its connection leads to the connections", async () => {
  const screen = await shown({ code: "connection_off", detail: "Our shop is off: It answered 410." });
  await expect.element(screen.getByText("Our shop is off: It answered 410.")).toBeVisible();
  await expect.element(screen.getByRole("link", { name: "Open Connections" })).toBeVisible();
});

test("every other reason comes with what to do about it", async () => {
  const screen = await shown({ code: "conflict", detail: "Nobody gets this email." });
  await expect.element(screen.getByText(/choose another time, send it now/)).toBeVisible();
});
